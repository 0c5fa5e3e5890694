# SPDX-License-Identifier: Apache-2.0
"""Mapbox Vector Tiles 2.1, written. A test reads back what is written here with another program's reader.

Tags are made once for each distinct value of a column; a feature is the pieces of its row, joined.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from registry.published.tiles.grid import EXTENT

POINT, POLYGON = b"\x18\x01", b"\x18\x03"
MOVE, LINE, CLOSE = 1, 2, 15
Value = str | int | bool | None
Columns = Mapping[str, Sequence[Value]]
Ring = Sequence[tuple[int, int]]


@lru_cache(maxsize=1 << 15)
def varint(number: int) -> bytes:
    out = bytearray()
    while number > 0x7F:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    out.append(number)
    return bytes(out)


def zigzag(number: int) -> bytes:
    return varint((number << 1) ^ (number >> 63))


def framed(head: bytes, body: bytes) -> bytes:
    return head + varint(len(body)) + body


def point(x: int, y: int) -> bytes:
    """Return the geometry of a point, with the type of its feature."""
    return POINT + framed(b"\x22", b"\x09" + zigzag(x) + zigzag(y))


def polygon(rings: Iterable[Ring]) -> bytes:
    """Return the geometry of a polygon. Rings are open; outer ones run clockwise as seen on the screen."""
    out, x, y = [], 0, 0
    for ring in rings:
        steps = []
        for to_x, to_y in ring:
            steps.append(zigzag(to_x - x) + zigzag(to_y - y))
            x, y = to_x, to_y
        out += [
            varint(MOVE | 1 << 3),
            steps[0],
            varint(LINE | len(steps) - 1 << 3),
            *steps[1:],
            varint(CLOSE),
        ]
    return POLYGON + framed(b"\x22", b"".join(out))


def layer(name: str, shapes: Sequence[bytes], columns: Columns) -> bytes:
    """Return a layer of features; nothing where there are none. A value that is None is left out of its feature."""
    if not shapes:
        return b""
    values: dict[tuple[type, Value], int] = {}
    tags = [tagged(number, column, values) for number, column in enumerate(columns.values())]
    features = [feature(b"".join(row), shape) for shape, *row in zip(shapes, *tags, strict=True)]
    body = [
        b"\x78\x02",
        framed(b"\x0a", name.encode()),
        *features,
        *(framed(b"\x1a", key.encode()) for key in columns),
        *(written(value) for _, value in values),
        b"\x28" + varint(EXTENT),
    ]
    return framed(b"\x1a", b"".join(body))


def feature(tags: bytes, shape: bytes) -> bytes:
    inner = b"\x12" + varint(len(tags)) + tags + shape
    return b"\x12" + varint(len(inner)) + inner


def tagged(key: int, column: Sequence[Value], values: dict[tuple[type, Value], int]) -> list[bytes]:
    """Return the tag of each feature: the numbers of key and value. New values are numbered on."""
    head = varint(key)
    known = {
        value: b"" if value is None else head + varint(values.setdefault((type(value), value), len(values)))
        for value in dict.fromkeys(column)
    }
    return list(map(known.__getitem__, column))


@lru_cache(maxsize=1 << 14, typed=True)
def written(value: Any) -> bytes:
    """Return a value as it stands in a layer."""
    if isinstance(value, bool):
        own = b"\x38" + varint(value)
    else:
        own = framed(b"\x0a", value.encode()) if isinstance(value, str) else b"\x28" + varint(value)
    return framed(b"\x22", own)
