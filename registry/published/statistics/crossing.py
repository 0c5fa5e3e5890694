# SPDX-License-Identifier: Apache-2.0
"""Which cells each of some records is in: one for each combination of its codes."""

from collections.abc import Iterator, Sequence
from math import prod
from typing import Any

import numpy as np
import numpy.typing as npt

from registry.published.statistics.axes import Axis, at

Numbers = npt.NDArray[Any]
Cells = tuple[Numbers | None, Numbers]
"""Which of the records, None for all of them, and the cell of each."""


class Crossing:
    """`numbers`: of the columns of the axes, one a record. `outside`: records that are in no cell, None if all are in one.

    What is outside is in the cell after the last where all records are yielded, and is not yielded otherwise.
    """

    def __init__(
        self, axes: Sequence[Axis], numbers: Sequence[Numbers], outside: Numbers | None, records: int
    ) -> None:
        self.axes, self.numbers, self.outside, self.records = axes, numbers, outside, records
        self.firsts = [at(axis.first, each) for axis, each in zip(axes, numbers, strict=True)]

    def first(self) -> Numbers:
        """Return the cell of the first codes of every record."""
        cells: Numbers = np.zeros(self.records, dtype=np.intp)
        for axis, place in zip(self.axes, self.firsts, strict=True):
            cells *= axis.size
            cells += place
        if self.outside is not None:
            cells[np.flatnonzero(self.outside)] = prod(axis.size for axis in self.axes)
        return cells

    def further(self) -> Iterator[tuple[Numbers, Numbers]]:
        """Yield the other cells with the records that are in them, each record at most once at a time."""
        for records, cells in self.upto(len(self.axes)):
            if records is not None:
                yield records, cells

    def upto(self, number: int) -> Iterator[Cells]:
        """Yield the cells of so many of the axes; of the firsts of all, and those of the others."""
        if number == 0:
            return
        axis, firsts = self.axes[number - 1], self.firsts[number - 1]
        if number == 1:
            yield None, firsts
            yield from self.others(number - 1, None)
            return
        for records, outer in self.upto(number - 1):
            yield records, outer * axis.size + (firsts if records is None else at(firsts, records))
            for some, place in self.others(number - 1, records):
                which = some if records is None else at(records, some)
                yield which, at(outer, some) * axis.size + place

    def others(self, which: int, records: Numbers | None) -> Iterator[tuple[Numbers, Numbers]]:
        """Yield the second, third … code on an axis with the places, among these records, of those that have one."""
        axis = self.axes[which]
        if axis.single:
            return
        numbers = self.numbers[which] if records is None else at(self.numbers[which], records)
        several = at(axis.several, numbers)
        if records is None and self.outside is not None:
            several &= ~self.outside
        left, nth = np.flatnonzero(several), 1
        while len(left):
            held = at(numbers, left)
            yield left, at(axis.codes, at(axis.begins, held) + nth)
            nth += 1
            left = left[at(axis.many, held) > nth]
