# SPDX-License-Identifier: Apache-2.0
"""Comments beside the field they are about, and how many messages wait: {% load work %}."""

from collections.abc import Mapping
from typing import Any

from django import template

from registry.accounts.models import User
from registry.desk.words import FOUND
from registry.desk.work import anchor_words
from registry.desk.work import pinned as threads_at
from registry.review.notify import unread as count_unread

register = template.Library()


@register.inclusion_tag("desk/work/_pinned.html", takes_context=True)
def pinned(context: template.Context, anchor: str) -> dict[str, Any]:
    """Show the open comments on one field or part; nothing where there is none."""
    work = context.get("work")
    return {"threads": threads_at(work.threads, anchor) if work else []}


@register.filter
def about(anchor: str) -> str:
    """Return what the desk calls the part that a comment is about."""
    return anchor_words(anchor)


@register.simple_tag
def unread(user: User) -> int:
    return count_unread(user)


@register.filter
def found(kind: str) -> str:
    """Return what the desk calls a kind of thing that the detector finds."""
    return str(FOUND[kind])


@register.filter
def typed_at(typed: Mapping[Any, str] | None, name: Any) -> str:
    """Return what was typed in the field of this name, or told of this key: empty where nothing was."""
    return str(typed.get(name, "")) if typed else ""


@register.filter
def of(beginning: str, key: object) -> str:
    """Return the name of a field that there is one of for each key."""
    return f"{beginning}{key}"
