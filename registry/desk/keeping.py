# SPDX-License-Identifier: Apache-2.0
"""Between the fields of a page and what is kept of them before they are saved."""

from typing import Any

from django.http import QueryDict

from registry.accounts.models import User
from registry.casework.actions import unsaved
from registry.casework.models import Record, UnsavedEntry
from registry.domain.errors import InvalidInput

Kept = dict[str, list[str]]
# What says which button was pressed, or who asks, and nothing of the record.
UNKEPT = frozenset(
    {
        "csrfmiddlewaretoken",
        "save",
        "write_over",
        "language",
        "stay",
        "add",
        "take_away",
        "open_row",
        "close_row",
    }
)
UNKEPT |= frozenset(
    {
        "add_column",
        "search",
        "use",
        "here",
        "use_area",
        "use_name",
        "seen",
        "kind",
        "reference",
        "continue",
        "write_date",
        "world",
        "read_point",
    }
)
MOST_UNSAVED = 10


def as_kept(typed: QueryDict) -> Kept:
    """Return the fields as they are kept. The database holds no NUL, and no text has one."""
    return {
        name: [str(value).replace("\x00", "") for value in values]
        for name, values in typed.lists()
        if name not in UNKEPT
    }


def as_sent(kept: dict[str, Any]) -> QueryDict:
    """Return kept fields as the page sent them."""
    typed = QueryDict(mutable=True)
    for name, values in kept.items():
        typed.setlist(name, [str(value) for value in values])
    return typed


def keep(typed: QueryDict, *, by: User, kind: str, record: Record | None) -> UnsavedEntry:
    """Keep what was typed on the page of this key.

    Raises: InvalidInput where the page sends no key; NotPermitted.
    """
    page = str(typed.get("once", ""))
    if not page:
        raise InvalidInput("The page sent no key of its own. Reload it.", field="once")
    return unsaved.keep(by=by, page=page, kind=kind, typed=as_kept(typed), record=record)


def waiting(by: User, record: Record | None) -> list[UnsavedEntry]:
    """Return what the person may go on with on this page: of the record, or records not logged yet."""
    return list(unsaved.unsaved_of(by).filter(record=record)[:MOST_UNSAVED])
