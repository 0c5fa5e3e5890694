# SPDX-License-Identifier: Apache-2.0
"""Where a reader is in a list: bound to one selection and to one state of the dataset, and telling nobody anything.

A cursor names the row at the edge of a page. That may have been taken from the world since, so what it says is
enciphered; the same place gives the same text, as the same answer has to be the same bytes.
"""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import sha256, sha512

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESSIV
from django.conf import settings

from registry.domain.errors import InvalidFilter, Withdrawn
from registry.domain.words import gettext_noop
from registry.published.selection import Selection

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
    told = json.dumps([position.dataset_version, fingerprint(selection), *where]).encode()
    return urlsafe_b64encode(cipher().encrypt(told, None)).decode()


def read(cursor: str, selection: Selection) -> Position | None:
    """Return the position that the cursor names, None for an empty one.

    Raises: InvalidFilter when it was changed or made for another selection.
    """
    if not cursor:
        return None
    try:
        told = cipher().decrypt(urlsafe_b64decode(cursor), None)
    except (InvalidTag, ValueError) as error:
        raise InvalidFilter(UNCHANGED, field="cursor") from error
    version, made_for, forward, day, code, key = json.loads(told)
    if made_for != fingerprint(selection):
        raise InvalidFilter(OF_ANOTHER, field="cursor")
    return Position(version, forward, Place(date.fromisoformat(day), code, key))


@cache
def cipher() -> AESSIV:
    """Return the cipher of this face (RFC 5297), keyed by its secret."""
    return AESSIV(sha512(f"cursors\n{settings.SECRET_KEY}".encode()).digest())


def fingerprint(selection: Selection) -> str:
    """Return what tells one selection from another. The size of a page is no part of it."""
    return sha256(repr((selection.kind, selection.spelled)).encode()).hexdigest()[:16]
