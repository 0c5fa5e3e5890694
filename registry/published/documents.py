# SPDX-License-Identifier: Apache-2.0
"""The frozen documents of a page, as they were stored: never parsed, and never one that was taken from the world since."""

import json
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from registry.published.derive import geometry_of
from registry.published.envelope import feature_bytes
from registry.published.models import Document, Version
from registry.published.sources import Found


class Frozen(NamedTuple):
    """`geometry`: the public geometry as GeoJSON, None where there is none."""

    code: str
    body: bytes
    geometry: bytes | None

    def feature(self) -> bytes:
        return feature_bytes(self.code, self.geometry, self.body)


def frozen(rows: Sequence[Found]) -> list[Frozen]:
    """Return the documents of the rows in their order, each as the version that its row names.

    A record that is withdrawn, held or merged by now, or whose version was taken down, is left out.
    """
    codes = [row.code for row in rows]
    standing = Document.objects.filter(code__in=codes, status="published")
    found = {
        code: (number, body, geometry)
        for code, number, body, geometry in standing.values_list("code", "version", "body", "geometry")
    }
    older = {row.code: row.number for row in rows if row.code in found and found[row.code][0] != row.number}
    earlier = {each.code: each for each in of_versions(older)}
    return [
        earlier[row.code] if row.code in older else Frozen(row.code, *as_bytes(*found[row.code][1:]))
        for row in rows
        if (row.code in earlier if row.code in older else row.code in found)
    ]


def as_bytes(body: memoryview, geometry: memoryview | None) -> tuple[bytes, bytes | None]:
    return bytes(body), None if geometry is None else bytes(geometry)


def of_versions(numbers: dict[str, int]) -> Iterator[Frozen]:
    """Yield the versions, by code, that have been overtaken and still stand."""
    rows = Version.objects.filter(code__in=numbers, number__in=set(numbers.values()), body__isnull=False)
    for code, number, body in rows.values_list("code", "number", "body"):
        if numbers[code] == number:
            yield Frozen(code, bytes(body or b""), geometry_of(json.loads(bytes(body or b""))))
