# SPDX-License-Identifier: Apache-2.0
"""How many incidents hold each code of a column under some conditions: the numbers beside the choices of a filter.

Every incident that a list would show is counted, whatever its grade.
"""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

import numpy as np
import numpy.typing as npt
from django.db.models import Count, F, Func

from registry.published.conditions import SINGLE, Condition
from registry.published.models import Document
from registry.published.snapshot.reading import Snapshot
from registry.published.sources import Source
from registry.published.sql import selected
from registry.published.statistics.axes import Axis, at, coded
from registry.published.statistics.counting import in_pieces

Numbers = npt.NDArray[Any]
KIND = "incident"


def values(now: Source, column: str, conditions: tuple[Condition, ...] = ()) -> Mapping[str, int]:
    """Return code to number of incidents, codes of none left out. `column`: of conditions.SINGLE or MANY."""
    if not isinstance(now, Snapshot):
        return by_sql(column, conditions)
    if conditions:
        return counted(now, column, conditions)
    return now.kept(("values", column), partial(counted, now, column, ()))


def most(counts: Mapping[str, int], number: int) -> list[str]:
    """Return the codes that most incidents hold, so many at most."""
    return sorted(counts, key=lambda code: (-counts[code], code))[:number]


def firsts(now: Source, column: str, conditions: tuple[Condition, ...] = ()) -> Mapping[str, int]:
    """Return the first code of an incident to the number of incidents, "" where one has none: they add up to all.

    `column`: of conditions.MANY.
    """
    if isinstance(now, Snapshot):
        axis = codes_in(now, column)
        return {
            code or "": number for code, number in by_code(axis, axis.first, held(now, column, conditions))
        }
    rows = Document.objects.standing(KIND).filter(selected(conditions)).order_by()
    codes = rows.values_list(f"{column}__0").annotate(number=Count("pk"))
    return {code or "": number for code, number in sorted(codes, key=str)}


def counted(now: Snapshot, column: str, conditions: tuple[Condition, ...]) -> Mapping[str, int]:
    """Count the sets, which are few, and only then their codes."""
    axis = codes_in(now, column)
    numbers = np.repeat(held(now, column, conditions), axis.many)
    return {code: number for code, number in by_code(axis, axis.codes, numbers) if code}


def codes_in(now: Snapshot, column: str) -> Axis:
    return now.kept(("codes", column), lambda: coded(column, now.sets(column)))


def held(now: Snapshot, column: str, conditions: tuple[Condition, ...]) -> Numbers:
    """Return how many incidents hold each set. Piece by piece, so that all stays in the processor's cache."""
    numbers, size = now.rows(KIND)[column].to_numpy(), len(now.sets(column))
    if not conditions:
        return np.bincount(numbers, minlength=size)
    found, counts = now.found(KIND, conditions), np.zeros(size, dtype=np.int64)
    for rows in in_pieces(found):
        np.add.at(counts, at(numbers, rows).astype(np.intp), 1)
    return counts


def by_code(axis: Axis, codes: Numbers, numbers: Numbers) -> Iterator[tuple[str | None, int]]:
    """Yield what is added up for each of the codes, in their order; None: of the empty set."""
    total = np.zeros(len(axis.words), dtype=np.int64)
    np.add.at(total, codes, numbers)
    yield from ((code, int(number)) for code, number in zip(axis.words, total, strict=True) if number)


def by_sql(column: str, conditions: tuple[Condition, ...]) -> Mapping[str, int]:
    """The same where no snapshot stands."""
    each = F(column) if column in SINGLE else Func(F(column), function="unnest")
    rows = Document.objects.standing(KIND).filter(selected(conditions)).order_by()
    codes = rows.annotate(each=each).values_list("each").annotate(number=Count("pk"))
    return {code: number for code, number in sorted(codes) if code}
