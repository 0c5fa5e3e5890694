# SPDX-License-Identifier: Apache-2.0
"""A statistic from the snapshot: every incident is added to the cells of its codes. Twin of `sql`."""

from collections.abc import Sequence
from functools import cached_property, partial
from math import prod
from typing import Any

import numpy as np
import numpy.typing as npt
import polars as pl

from registry.published.snapshot.reading import Snapshot
from registry.published.snapshot.tallies import HARMS
from registry.published.statistics import weapon_groups
from registry.published.statistics.asked import Statistic
from registry.published.statistics.axes import Axis, coded, dated, grouped, with_wholes
from registry.published.statistics.counting import Asked, Counts, code_of, most_of
from registry.published.statistics.dimensions import CODED, PERIODS
from registry.published.statistics.figures import Harm, columns, harm_of
from registry.published.statistics.slots import FEW
from registry.published.statistics.sums import MOST_ROWS, SCHEMA, TooMany

Numbers = npt.NDArray[Any]
KIND = "incident"
SUBTRACTED = 2**11
"""Cells at most of a statistic of all records that is kept, so that others are taken away from it: 360 kB."""
KEPT = (("month", "weapon_group"), ("year", "weapon_group"))
"""Those that cross dimensions and are kept nevertheless: pages draw them."""


class Groups:
    """The incidents of one statistic, counted at once. Raises: TooMany where it has more than `most` rows."""

    def __init__(self, snapshot: Snapshot, wanted: Statistic, most: int) -> None:
        self.snapshot, self.wanted, self.most = snapshot, wanted, most
        self.grades = {grade: numbers_of(snapshot, grade) for grade in wanted.left_out()}
        self.by_grade = "grade" in wanted.by
        self.asked = self.ask()
        self.counts = self.count()

    def ask(self) -> Asked:
        rows, conditions = self.snapshot.rows(KIND), self.wanted.conditions()
        axes = axes_of(self.snapshot, self.wanted.by)
        names = ("grade", *HARMS, *(axis.column for axis in axes))
        outside = () if self.by_grade else self.grades.values()
        return Asked(
            columns={name: rows[name].to_numpy() for name in names},
            number=len(rows),
            found=self.snapshot.found(KIND, conditions) if conditions else None,
            axes=axes,
            harms=[harm_in(self.snapshot, harm) for harm in HARMS],
            left_out=[number for numbers in outside for number in numbers],
        )

    def count(self) -> Counts:
        """Return the cells. Where most records are asked for, the few others are taken away from all of them."""
        asked, by = self.asked, self.wanted.by
        kept = asked.size < min(SUBTRACTED, FEW) and (len(by) < 2 or by in KEPT)
        if asked.found is None or not (kept and most_of(asked.number, len(asked.found))):
            return Counts(asked, self.most)
        everything = ("counts", by, tuple(asked.left_out))
        whole = self.snapshot.kept(everything, lambda: Counts(asked._replace(found=None), MOST_ROWS))
        others = self.snapshot.others(KIND, self.wanted.conditions())
        return whole.less(Counts(asked._replace(found=others), self.most))

    @cached_property
    def counted(self) -> Numbers:
        """Return which cells are in totals."""
        found = np.ones(self.counts.inside, dtype=bool)
        for grade in self.grades if self.by_grade else ():
            found &= ~self.of_grade(grade)
        return found

    def of_grade(self, grade: str) -> Numbers:
        which = self.wanted.by.index("grade")
        code = (self.asked.axes[which].words == grade).arg_true()
        return np.isin(self.counts.on(which), code)

    def total(self) -> pl.DataFrame:
        first = self.counts.first[:, self.counted] if self.by_grade else self.counts.first
        return pl.DataFrame(columns(self.asked.harms, first.sum(axis=1, keepdims=True)))

    def left_out(self) -> dict[str, int]:
        """Return how many incidents of each grade are left out of totals."""
        if self.by_grade:
            return {grade: int(self.counts.first[0, self.of_grade(grade)].sum()) for grade in self.grades}
        counted = dict(zip(self.asked.left_out, self.counts.left_out, strict=True))
        return {grade: sum(counted[number] for number in found) for grade, found in self.grades.items()}

    def not_known(self) -> dict[str, int]:
        incidents = np.where(self.counted, self.counts.first[0], 0)
        return {
            name: int(incidents[self.counts.on(which) == axis.unknown].sum())
            for which, (name, axis) in enumerate(zip(self.wanted.by, self.asked.axes, strict=True))
        }

    def numbered(self) -> pl.DataFrame:
        """Return the rows with the number of each code."""
        cells, added_up = self.counts.by_words()
        found = np.flatnonzero(added_up[0])
        if len(found) > self.most:
            raise TooMany
        sizes = [len(axis.words) for axis in self.asked.axes]
        codes = [
            pl.Series(name, code_of(cells[found], sizes, which).astype(np.uint32))
            for which, name in enumerate(self.wanted.by)
        ]
        return pl.DataFrame([*codes, *columns(self.asked.harms, added_up.take(found, axis=1))])

    def rows(self) -> pl.DataFrame:
        """Return one row for each combination of codes, in their order; an incident with several codes is in each."""
        return worded(self.snapshot, self.numbered())


def worded(snapshot: Snapshot, numbered: pl.DataFrame) -> pl.DataFrame:
    """Return the rows with codes for their numbers."""
    by = [name for name in numbered.columns if name not in SCHEMA]
    return numbered.with_columns(
        axis_in(snapshot, name).words.gather(numbered[name]).alias(name) for name in by
    )


def axis_in(snapshot: Snapshot, name: str) -> Axis:
    return snapshot.kept(("axis", name), partial(axis_of, snapshot, name))


def axes_of(snapshot: Snapshot, by: Sequence[str]) -> list[Axis]:
    """Return the axes, with common sets as wholes where there are few cells even so."""
    axes = [axis_in(snapshot, name) for name in by]
    wholes = [
        snapshot.kept(("wholes", name), partial(whole_axis_of, snapshot, axis))
        for name, axis in zip(by, axes, strict=True)
    ]
    return wholes if prod(axis.size for axis in wholes) < FEW else axes


def axis_of(snapshot: Snapshot, name: str) -> Axis:
    if name in PERIODS:
        return dated(snapshot.packed("window"), PERIODS[name])
    column, sets = CODED[name].column, snapshot.sets(CODED[name].column)
    return (
        grouped(column, sets, weapon_groups.grouping()) if name == weapon_groups.NAME else coded(column, sets)
    )


def whole_axis_of(snapshot: Snapshot, axis: Axis) -> Axis:
    return axis if axis.single else with_wholes(axis, snapshot.rows(KIND)[axis.column].to_numpy())


def harm_in(snapshot: Snapshot, harm: str) -> Harm:
    return snapshot.kept(("harm", harm), lambda: harm_of(snapshot.packed(harm), harm))


def numbers_of(snapshot: Snapshot, grade: str) -> list[int]:
    return snapshot.kept(("grade", grade), lambda: snapshot.sets_with("grade", (grade,)).to_list())
