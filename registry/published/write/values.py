# SPDX-License-Identifier: Apache-2.0
"""How a value is handed to PostgreSQL.

In a statement everything but bytes is text without a type, which PostgreSQL reads as what the column is: with types taken
from the values the same statement would be planned again for each new mixture of nulls and empty lists.
"""

import json
from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import lru_cache, partial
from struct import pack
from typing import Any

from psycopg.types.json import Jsonb

Written = str | bytes | None


def plain(value: object) -> Written:
    return None if value is None else str(value)


def raw(value: bytes | None) -> Written:
    return value


def dated(value: date | datetime | None) -> Written:
    return None if value is None else value.isoformat()


def hexadecimal(value: bytes | None) -> Written:
    return None if value is None else value.hex()


def as_json(value: object) -> Written:
    return None if value is None else json.dumps(value)


def listed(values: list[object]) -> Written:
    """Return an array as PostgreSQL spells it."""
    return "{" + ",".join(map(quoted, several(values))) + "}"


def quoted(value: object) -> str:
    if value is None:
        return "NULL"
    return '"' + str(value).replace("\\", "\\\\").replace('"', '\\"') + '"'


def several(value: Any) -> Any:
    """Raises: TypeError where it is no list: a word would be taken for its letters."""
    if not isinstance(value, list):
        raise TypeError(f"not a list but a {type(value).__name__}")
    return value


def wrapped(value: object) -> Jsonb | None:
    return None if value is None else Jsonb(value)


@lru_cache(maxsize=4096)
def packed(element: int, *values: str | int) -> bytes:
    """Return an array in PostgreSQL's own bytes: dimensions, nulls, type of an element, then length and bytes of each."""
    parts = [value.encode() if isinstance(value, str) else pack("!i", value) for value in values]
    size = (len(parts), 1) if parts else ()
    head = pack(f"!3i{len(size)}i", bool(parts), 0, element, *size)
    return head + b"".join(pack("!i", len(part)) + part for part in parts)


def array(element: int, values: Any) -> bytes:
    return packed(element, *several(values))


SPELT: Mapping[str, Callable[[Any], Written]] = {
    **dict.fromkeys(("varchar", "text", "int4", "int8", "bool"), plain),
    **dict.fromkeys(("date", "timestamptz"), dated),
    **dict.fromkeys(("varchar[]", "int4[]"), listed),
    "jsonb": as_json,
    "bytea": raw,
    "geometry": hexadecimal,
}
"""By the type of the column: as a statement takes it."""
VARCHAR, INT4 = 1043, 23
"""Numbers of these types, the same in every PostgreSQL (pg_type.dat)."""
NATIVE: Mapping[str, Callable[[Any], Any]] = {
    "varchar[]": partial(array, VARCHAR),
    "int4[]": partial(array, INT4),
    "jsonb": wrapped,
}
"""As a copy takes it; what is not named goes as it is."""
