# SPDX-License-Identifier: Apache-2.0
"""Where each cell of a statistic is added up: at its own number where cells are few, else in the order of those found."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt

from registry.published.statistics.sums import TooMany

Numbers = npt.NDArray[Any]
FEW = 2**17
"""So many cells are added up without a look at which of them hold anything: 21 MB at most for all their sums."""
MANY = 2**24
"""So many are marked, one byte each; beyond that they are sorted."""


class Slots:
    """`number`: how many. Every cell is at its own number."""

    def __init__(self, number: int) -> None:
        self.number = number

    def of(self, cells: Numbers) -> Numbers:
        return cells

    def cells(self) -> Numbers:
        """Return the cell in each slot."""
        return np.arange(self.number)


class Sorted(Slots):
    """Only the cells that hold anything have a slot, in their order."""

    def __init__(self, found: Numbers) -> None:
        super().__init__(len(found))
        self.found = found

    def of(self, cells: Numbers) -> Numbers:
        return np.searchsorted(self.found, cells)

    def cells(self) -> Numbers:
        return self.found


class Marked(Sorted):
    """The same, and each slot is looked up. `marks`: of all cells."""

    def __init__(self, marks: Numbers) -> None:
        super().__init__(np.flatnonzero(marks))
        self.slot = np.cumsum(marks, dtype=np.int32) - np.int32(1)

    def of(self, cells: Numbers) -> Numbers:
        return self.slot.take(cells, mode="clip").astype(np.intp)


def slots(size: int, held: Iterator[Numbers], most: int) -> Slots:
    """Return the slots of the cells, of which those are held.

    Raises: TooMany as soon as more than `most` hold anything; not where cells are so few that nobody looked.
    """
    if size <= FEW:
        return Slots(size)
    if size > MANY:
        return Sorted(gathered(held, most))
    marks = np.zeros(size, dtype=bool)
    for cells in held:
        marks[cells] = True
        if np.count_nonzero(marks) > most:
            raise TooMany
    return Marked(marks)


def gathered(held: Iterator[Numbers], most: int) -> Numbers:
    """Return the cells held, each once and in order; many pieces are sorted at a time."""
    found, waiting = np.zeros(0, dtype=np.intp), 0
    pieces: list[Numbers] = []
    for cells in held:
        pieces.append(cells)
        waiting += len(cells)
        if waiting >= FEW:
            found, pieces, waiting = distinct([found, *pieces], most), [], 0
    return distinct([found, *pieces], most)


def distinct(pieces: list[Numbers], most: int) -> Numbers:
    cells = np.sort(np.concatenate(pieces))
    found: Numbers = cells[np.append(True, cells[1:] != cells[:-1])] if len(cells) else cells
    if len(found) > most:
        raise TooMany
    return found
