# SPDX-License-Identifier: Apache-2.0
"""Comparing long tables without holding them: row by row, or a portion at a time."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, TypeVar

from django.db import connections

AT_ONCE = 200
"""Rows in memory at a time where rows carry whole documents."""
T = TypeVar("T")
Row = tuple[Any, ...]


def paired(left: Iterable[Row], right: Iterable[Row]) -> Iterator[tuple[Row | None, Row | None]]:
    """Yield the rows of both sides by their first member, with None where one side lacks it.

    Each side must be in ascending order of it and have every value once. Holds one row of each side.
    """
    lefts, rights = iter(left), iter(right)
    one, other = next(lefts, None), next(rights, None)
    while one is not None or other is not None:
        if other is None or (one is not None and one[0] < other[0]):
            yield one, None
            one = next(lefts, None)
        elif one is None or other[0] < one[0]:
            yield None, other
            other = next(rights, None)
        else:
            yield one, other
            one, other = next(lefts, None), next(rights, None)


def portions(rows: Iterable[T]) -> Iterator[list[T]]:
    """Yield the rows in lists of AT_ONCE."""
    remaining = iter(rows)
    while part := list(islice(remaining, AT_ONCE)):
        yield part


def rows(alias: str, statement: str) -> Iterator[Row]:
    """Yield what a statement returns from a cursor that stays in the database."""
    with connections[alias].chunked_cursor() as cursor:
        cursor.execute(statement)
        while part := cursor.fetchmany(AT_ONCE):
            yield from part
