# SPDX-License-Identifier: Apache-2.0
"""What happened to one account, newest first, in words."""

import json
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from registry.accounts.models import User
from registry.accounts.roles import ROLE_NAMES
from registry.audit.models import Event
from registry.desk.words import ACCOUNT_EVENTS

MOST = 20


@dataclass(frozen=True, slots=True)
class Happened:
    """`day`: as ISO 8601 writes it; no finer."""

    day: str
    by: str
    said: str


def of(person: User) -> list[Happened]:
    """Return the last events about the account."""
    about = Event.objects.filter(subject=str(person.pk), verb__startswith="account.").order_by("-seq")[:MOST]
    events = [(event.verb, json.loads(event.body)) for event in about]
    people = User.objects.in_bulk([body["actor"] for _, body in events], field_name="id")
    names = {str(pk): str(user) for pk, user in people.items()}
    return [
        Happened(body["at"][:10], names.get(body["actor"], ""), said(verb, body["data"]))
        for verb, body in events
    ]


def said(verb: str, data: dict[str, Any]) -> str:
    roles = {
        what: _(", ").join(str(ROLE_NAMES.get(role, role)) for role in data.get(what, [])) or "–"
        for what in ("roles", "given", "taken")
    }
    return str(ACCOUNT_EVENTS[verb]) % roles
