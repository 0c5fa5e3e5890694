# SPDX-License-Identifier: Apache-2.0
"""The frozen documents of a page, as they were stored: never parsed, and never one that was taken from the world since."""

import json
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from django.db import connections
from psycopg import Cursor
from psycopg.rows import tuple_row

from registry.published.derive import geometry_of
from registry.published.envelope import feature_bytes
from registry.published.sources import Found

ALIAS = "published"
STANDING = """
SELECT code, version, body, geometry FROM published_document WHERE code = ANY(%s) AND status = 'published'
"""
EARLIER = """
SELECT code, body FROM published_version
JOIN unnest(%s::text[], %s::int[]) AS asked(code, number) USING (code, number) WHERE body IS NOT NULL
"""


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
    standing = {code: row for code, *row in read(STANDING, [[row.code for row in rows]])}
    numbers = {row.code: row.number for row in rows if row.code in standing}
    found = {
        code: Frozen(code, body, geometry)
        for code, (number, body, geometry) in standing.items()
        if numbers[code] == number
    }
    if older := {code: number for code, number in numbers.items() if code not in found}:
        found |= {each.code: each for each in of_versions(older)}
    return [found[row.code] for row in rows if row.code in found]


def of_versions(numbers: dict[str, int]) -> Iterator[Frozen]:
    """Yield the versions, by code, that have been overtaken and still stand."""
    for code, body in read(EARLIER, [list(numbers), list(numbers.values())]):
        yield Frozen(code, body, geometry_of(json.loads(body)))


def read(query: str, parameters: list[Any]) -> list[tuple[Any, ...]]:
    """Return the rows of a query. Documents come over as the bytes they are: Django's cursors spell them in hexadecimal."""
    connection = connections[ALIAS]
    connection.ensure_connection()
    with connection.wrap_database_errors, Cursor(connection.connection, row_factory=tuple_row) as cursor:
        return cursor.execute(query, parameters, binary=True).fetchall()
