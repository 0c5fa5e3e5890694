# SPDX-License-Identifier: Apache-2.0
"""How many incidents hold each code of a column under some conditions: the numbers beside the choices of a filter.

Every incident that a list would show is counted, whatever its grade.
"""

from collections.abc import Mapping
from functools import partial

import numpy as np
import polars as pl
from django.db.models import Count, F, Func

from registry.published.conditions import SINGLE, Condition
from registry.published.models import Document
from registry.published.snapshot.reading import Snapshot
from registry.published.sources import Source
from registry.published.sql import selected

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
        first = pl.col("set").list.first().fill_null("")
        return summed(held(now, column, conditions).with_columns(first))
    rows = Document.objects.standing(KIND).filter(selected(conditions)).order_by()
    codes = rows.values_list(f"{column}__0").annotate(number=Count("pk"))
    return {code or "": number for code, number in sorted(codes, key=str)}


def counted(now: Snapshot, column: str, conditions: tuple[Condition, ...]) -> Mapping[str, int]:
    """Count the sets, which are few, and only then their codes."""
    codes = held(now, column, conditions).explode("set")
    return summed(codes.filter(pl.col("set") != ""))


def held(now: Snapshot, column: str, conditions: tuple[Condition, ...]) -> pl.DataFrame:
    """Return the sets that are held, as lists of codes, with the number of incidents that hold each."""
    numbers = now.rows(KIND)[column].to_numpy()
    found = numbers[now.found(KIND, conditions)] if conditions else numbers
    counts = np.bincount(found, minlength=len(now.sets(column)))
    sets = pl.DataFrame({"set": now.sets(column), "n": counts}).filter(pl.col("n") > 0)
    return sets.with_columns(pl.col("set").str.strip_chars(",").str.split(","))


def summed(codes: pl.DataFrame) -> Mapping[str, int]:
    return dict(codes.group_by("set").agg(pl.col("n").sum()).sort("set").iter_rows())


def by_sql(column: str, conditions: tuple[Condition, ...]) -> Mapping[str, int]:
    """The same where no snapshot stands."""
    each = F(column) if column in SINGLE else Func(F(column), function="unnest")
    rows = Document.objects.standing(KIND).filter(selected(conditions)).order_by()
    codes = rows.annotate(each=each).values_list("each").annotate(number=Count("pk"))
    return {code: number for code, number in sorted(codes) if code}
