# SPDX-License-Identifier: Apache-2.0
"""Where a reader is in a list: signed, bound to one selection of one kind and to one state of the dataset."""

import json
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from django.core import signing

from registry.domain.errors import InvalidFilter, Withdrawn
from registry.domain.words import gettext_noop
from registry.published.filters import Filter

SIGNER = signing.Signer(salt="registry.published.cursors")


UNCHANGED = gettext_noop("“cursor” is taken unchanged from the next or prev link of an answer.")
OF_ANOTHER = gettext_noop("“cursor” belongs to another filter; start again without it.")


class CursorExpired(Withdrawn):
    """The dataset has changed since the first page was read; the pages would no longer fit together."""

    code = "cursor_expired"


@dataclass(frozen=True, slots=True)
class Position:
    """Between two rows: `forward` goes on after the row with this day and code, else back before it."""

    dataset_version: int
    forward: bool
    sort_date: date
    code: str


def written(position: Position, *, kind: str, wanted: Filter) -> str:
    """Return the position as the text of a cursor."""
    day = position.sort_date.isoformat()
    body = [position.dataset_version, fingerprint(kind, wanted), position.forward, day, position.code]
    return SIGNER.sign_object(body)


def read(cursor: str, *, kind: str, wanted: Filter) -> Position | None:
    """Return the position that the cursor names, None for an empty one.

    Raises: InvalidFilter when it was changed or made for another filter.
    """
    if not cursor:
        return None
    try:
        version, made_for, forward, day, code = SIGNER.unsign_object(cursor)
    except (signing.BadSignature, ValueError) as error:
        raise InvalidFilter(UNCHANGED, field="cursor") from error
    if made_for != fingerprint(kind, wanted):
        raise InvalidFilter(OF_ANOTHER, field="cursor")
    return Position(version, forward, date.fromisoformat(day), code)


def fingerprint(kind: str, wanted: Filter) -> str:
    """Return what tells one selection from another. The size of a page is no part of it."""
    return sha256(json.dumps([kind, wanted.selection()]).encode()).hexdigest()[:16]
