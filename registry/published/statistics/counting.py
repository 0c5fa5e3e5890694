# SPDX-License-Identifier: Apache-2.0
"""Rows of a snapshot counted into cells, piece by piece: what a piece needs beside them stays in the processor's cache."""

from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from math import prod
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from registry.published.snapshot.tallies import HARMS
from registry.published.statistics.axes import Axis, at
from registry.published.statistics.crossing import Crossing
from registry.published.statistics.figures import Cells, Harm
from registry.published.statistics.slots import slots

Numbers = npt.NDArray[Any]
PIECE = 2**14
"""Rows at a time."""


def in_pieces(rows: Numbers) -> Iterator[Numbers]:
    """Yield row numbers, a piece at a time."""
    for begin in range(0, len(rows), PIECE):
        yield rows[begin : begin + PIECE].astype(np.intp)


class Asked(NamedTuple):
    """`found`: the row numbers that the filter finds, None for all of them. `left_out`: numbers of grades in no cell."""

    columns: Mapping[str, Numbers]
    number: int
    found: Numbers | None
    axes: Sequence[Axis]
    harms: Sequence[Harm]
    left_out: Sequence[int]

    @property
    def size(self) -> int:
        """Return how many cells there are."""
        return prod(axis.size for axis in self.axes)

    def pieces(self) -> Iterator["Piece"]:
        if self.found is not None:
            yield from (Piece(self, rows) for rows in in_pieces(self.found))
            return
        for begin in range(0, self.number, PIECE):
            yield Piece(self, slice(begin, min(begin + PIECE, self.number)))


class Piece:
    """Some of the rows asked for."""

    def __init__(self, asked: Asked, chosen: Numbers | slice) -> None:
        self.asked, self.chosen = asked, chosen
        grades = self.chosen_of("grade")
        self.left_out = [grades == number for number in asked.left_out]
        outside = np.logical_or.reduce(self.left_out) if self.left_out else None
        numbers = [self.column(axis.column) for axis in asked.axes]
        self.crossing = Crossing(asked.axes, numbers, outside, len(grades))

    def chosen_of(self, name: str) -> Numbers:
        values = self.asked.columns[name]
        return values[self.chosen] if isinstance(self.chosen, slice) else at(values, self.chosen)

    def column(self, name: str) -> Numbers:
        return self.chosen_of(name).astype(np.intp)

    def cells(self) -> Iterator[Numbers]:
        yield self.crossing.first()
        yield from (cells for _, cells in self.crossing.further())

    def figures(self) -> tuple[Numbers, list[Numbers]]:
        """Return the state of both harms and what is added up, of every row."""
        killed, injured = self.asked.harms
        numbers = [self.column(name) for name in HARMS]
        states = at(killed.state, numbers[0])
        states *= len(injured.flags)
        states += at(injured.state, numbers[1])
        sums = [
            at(each, own) for harm, own in zip(self.asked.harms, numbers, strict=True) for each in harm.sums
        ]
        return states, sums


class Counts:
    """The cells with what is in each. `inside`: how many there are.

    `first`: each incident is in the cell of its first codes alone, so that it is in one; `further`: in all others of its
    cells, None where none has any. `left_out`: how many of each grade are in no cell.
    """

    def __init__(self, asked: Asked, most: int) -> None:
        held = (cells for piece in asked.pieces() for cells in piece.cells())
        self.asked, self.slots = asked, slots(asked.size + 1, held, most + 1)
        self.left_out = [0] * len(asked.left_out)
        single = all(axis.single for axis in asked.axes)
        first, further = (Cells(self.slots.number, asked.harms) for _ in range(2))
        for piece in asked.pieces():
            self.count(piece, first, further)
        self.cells = self.slots.cells()
        self.inside = int(np.searchsorted(self.cells, asked.size))
        self.cells = self.cells[: self.inside]
        self.first = first.added_up()[:, : self.inside]
        self.further = None if single else further.added_up()[:, : self.inside]

    def count(self, piece: Piece, first: Cells, further: Cells) -> None:
        states, sums = piece.figures()
        self.left_out = [
            number + int(np.count_nonzero(each))
            for number, each in zip(self.left_out, piece.left_out, strict=True)
        ]
        first.add(self.slots.of(piece.crossing.first()), states, sums)
        for rows, cells in piece.crossing.further():
            further.add(self.slots.of(cells), at(states, rows), [at(each, rows) for each in sums])

    def less(self, others: "Counts") -> "Counts":
        """Return what is left without the others, which are some of these, counted into the same cells."""
        left = copy(self)
        left.first = self.first - others.first
        if self.further is not None and others.further is not None:
            left.further = self.further - others.further
        left.left_out = [own - each for own, each in zip(self.left_out, others.left_out, strict=True)]
        return left

    def on(self, which: int) -> Numbers:
        """Return the code of each cell on one of the axes."""
        return code_of(self.cells, [axis.size for axis in self.asked.axes], which)

    def by_words(self) -> tuple[Numbers, Numbers]:
        """Return the cells of words alone, and what is in them with all codes of each incident."""
        everything = self.first if self.further is None else self.first + self.further
        if not any(axis.wholes for axis in self.asked.axes):
            return self.cells, everything
        apart = taken_apart(everything, self.asked.axes)
        return np.arange(apart.shape[1]), apart


def most_of(number: int, found: int) -> bool:
    """Whether so many are found of this number that it is quicker to count the others."""
    return 2 * found > number


def code_of(cells: Numbers, sizes: Sequence[int], which: int) -> Numbers:
    return cells // prod(sizes[which + 1 :]) % sizes[which]


def taken_apart(lines: Numbers, axes: Sequence[Axis]) -> Numbers:
    """Return what is in each cell with that of the wholes in the cells of their codes. `lines`: of every cell in order."""
    found = lines.reshape(len(lines), *(axis.size for axis in axes))
    for number, axis in enumerate(axes, 1):
        along = np.moveaxis(found, number, 0)
        known = along[: len(axis.words)].copy()
        for whole, codes in zip(along[len(axis.words) :], axis.wholes, strict=True):
            known[codes] += whole
        found = np.moveaxis(known, 0, number)
    return found.reshape(len(lines), -1)
