# SPDX-License-Identifier: Apache-2.0
"""Where a reader is in a list: signed, bound to one selection and to one state of the dataset."""

from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from django.core import signing

from registry.domain.errors import InvalidFilter, Withdrawn
from registry.domain.words import gettext_noop
from registry.published.selection import Selection

SIGNER = signing.Signer(salt="registry.published.cursors")

UNCHANGED = gettext_noop("“cursor” is taken unchanged from the next or prev link of an answer.")
OF_ANOTHER = gettext_noop("“cursor” belongs to another filter; start again without it.")


class CursorExpired(Withdrawn):
    """The state of the dataset that the first page showed is kept no longer."""

    code = "cursor_expired"


@dataclass(frozen=True, slots=True)
class Place:
    """A row among others: its day and code, and the number it is sorted by where that is not the day."""

    sort_date: date
    code: str
    key: int = 0


@dataclass(frozen=True, slots=True)
class Position:
    """Between two rows: `forward` goes on after the row at this place, else back before it."""

    dataset_version: int
    forward: bool
    place: Place


def written(position: Position, selection: Selection) -> str:
    """Return the position as the text of a cursor."""
    place = position.place
    where = [position.forward, place.sort_date.isoformat(), place.code, place.key]
    return SIGNER.sign_object([position.dataset_version, fingerprint(selection), *where])


def read(cursor: str, selection: Selection) -> Position | None:
    """Return the position that the cursor names, None for an empty one.

    Raises: InvalidFilter when it was changed or made for another selection.
    """
    if not cursor:
        return None
    try:
        version, made_for, forward, day, code, key = SIGNER.unsign_object(cursor)
    except (signing.BadSignature, ValueError) as error:
        raise InvalidFilter(UNCHANGED, field="cursor") from error
    if made_for != fingerprint(selection):
        raise InvalidFilter(OF_ANOTHER, field="cursor")
    return Position(version, forward, Place(date.fromisoformat(day), code, key))


def fingerprint(selection: Selection) -> str:
    """Return what tells one selection from another. The size of a page is no part of it."""
    return sha256(repr((selection.kind, selection.spelled)).encode()).hexdigest()[:16]
