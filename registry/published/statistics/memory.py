# SPDX-License-Identifier: Apache-2.0
"""A statistic from the snapshot: records are grouped by the numbers of their sets; the few groups are then taken apart."""

from functools import cached_property, reduce

import polars as pl

from registry.published.snapshot.columns import OPEN
from registry.published.snapshot.expressions import all_of, among
from registry.published.snapshot.reading import Snapshot
from registry.published.statistics.asked import Statistic
from registry.published.statistics.dimensions import CODED, PERIODS
from registry.published.statistics.periods import buckets
from registry.published.statistics.sums import HARMS, SCHEMA, added
from registry.published.statistics.words import Members, Numbered, members

KIND = "incident"


class Groups:
    """The records of one statistic, in groups that share the sets of codes of every dimension."""

    def __init__(self, snapshot: Snapshot, wanted: Statistic) -> None:
        self.snapshot, self.wanted = snapshot, wanted
        self.records = snapshot.rows(KIND).with_columns(
            self.period(name).numbers.alias(f"period_{name}") for name in wanted.by if name in PERIODS
        )

    def period(self, name: str) -> Numbered:
        snapshot = self.snapshot
        return snapshot.kept(("buckets", name), lambda: buckets(snapshot.rows(KIND), PERIODS[name]))

    def members(self, name: str) -> Members:
        column = CODED[name].column
        return self.snapshot.kept(("members", column), lambda: members(self.snapshot.sets(column)))

    def column(self, name: str) -> pl.Expr:
        return pl.col(f"period_{name}" if name in PERIODS else CODED[name].column)

    def size(self, name: str) -> int:
        held = self.period(name).words if name in PERIODS else self.snapshot.sets(CODED[name].column)
        return len(held)

    def asked(self) -> pl.LazyFrame:
        conditions = self.wanted.filter.conditions()
        records = self.records.lazy()
        return records.filter(all_of(conditions, self.snapshot)) if conditions else records

    @cached_property
    def groups(self) -> pl.DataFrame:
        """Return one row a group: a number a dimension, whether it is left out of totals, and the sums."""
        left_out = self.snapshot.sets_with("grade", self.wanted.left_out())
        keys = [("left_out", among("grade", left_out), 2)]
        keys += [(name, self.column(name), self.size(name)) for name in self.wanted.by]
        key = reduce(
            lambda packed, each: packed * each[2] + each[1].cast(pl.UInt64), keys, pl.lit(0, pl.UInt64)
        )
        product = reduce(lambda size, each: size * each[2], keys, 1)
        kind = pl.UInt32 if product < 2**32 else pl.UInt64
        found = self.asked().group_by(key.cast(kind).alias("key")).agg(sums()).collect()
        return unpacked(found, [(name, size) for name, _, size in keys])

    def total(self) -> pl.DataFrame:
        return self.groups.filter(pl.col("left_out") == 0).select(added())

    def left_out(self) -> dict[str, int]:
        """Return how many incidents of each grade are left out of totals."""
        grades = self.wanted.left_out()
        counted = self.asked().group_by("grade").agg(pl.len()).collect() if grades else None
        if counted is None:
            return {}
        by_number = dict(counted.iter_rows())
        words = {grade: self.snapshot.sets_with("grade", (grade,)) for grade in grades}
        return {grade: sum(by_number.get(number, 0) for number in found) for grade, found in words.items()}

    def not_known(self) -> dict[str, int]:
        counted = self.groups.filter(pl.col("left_out") == 0)
        empty = [pl.col("incidents").filter(pl.col(name) == 0).sum().alias(name) for name in self.wanted.by]
        return counted.select(empty).row(0, named=True) if empty else {}

    def rows(self) -> pl.DataFrame:
        """Return one row for each combination of codes; an incident with several codes is in each."""
        by, groups = self.wanted.by, self.groups
        if "grade" not in by:
            groups = groups.filter(pl.col("left_out") == 0)
        for name in by:
            if name in CODED:
                groups = self.apart(groups, name)
        return groups.select(*(self.words(name, groups[name]).alias(name) for name in by), *SCHEMA)

    def apart(self, groups: pl.DataFrame, name: str) -> pl.DataFrame:
        held = self.members(name)
        apart = groups.with_columns(pl.col(name).cast(pl.UInt32)).join(
            held.pairs, left_on=name, right_on="whole"
        )
        named = apart.drop(name).rename({"part": name})
        return named if held.single else named.group_by(self.wanted.by).agg(added())

    def words(self, name: str, numbers: pl.Series) -> pl.Series:
        words = self.period(name).words if name in PERIODS else self.members(name).words
        return words.gather(numbers)


def sums() -> list[pl.Expr]:
    return [pl.len().cast(pl.Int64).alias("incidents"), *(each for harm in HARMS for each in sums_of(harm))]


def sums_of(harm: str) -> list[pl.Expr]:
    """Return the sums of one harm. No figure is −1 on both sides, which is made good by how many state none."""
    low, high, top = (pl.col(f"{harm}_{name}") for name in ("min", "max", "top"))
    stated = (low >= 0).sum().cast(pl.Int64)
    silent = pl.len().cast(pl.Int64) - stated
    return [
        (low.cast(pl.Int64).sum() + silent).alias(f"{harm}_min"),
        (pl.max_horizontal(low, high).cast(pl.Int64).sum() + silent).alias(f"{harm}_max"),
        stated.alias(f"{harm}_stated"),
        (top.max() == OPEN).alias(f"{harm}_open"),
        (high.max() >= 0).alias(f"{harm}_bounded"),
    ]


def unpacked(found: pl.DataFrame, keys: list[tuple[str, int]]) -> pl.DataFrame:
    """Return the groups with each of the numbers that their key was made of."""
    columns, rest = [], pl.col("key")
    for name, size in reversed(keys):
        columns.append((rest % size).cast(pl.UInt32).alias(name))
        rest = rest // size
    return found.select(*columns, *SCHEMA)
