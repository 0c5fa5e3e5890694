# SPDX-License-Identifier: Apache-2.0
"""What the figures of an incident add to its cells, by the number of their combination, and the cells they add up in.

Whether figures are stated, open above or bounded is counted as one state of both harms together. Sums are exact: two of
them share a number of 64 bits where those of all incidents together fit.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import polars as pl

from registry.published.snapshot.columns import OPEN
from registry.published.snapshot.packed import ROWS
from registry.published.snapshot.tallies import HARMS, TOLD
from registry.published.statistics.sums import SCHEMA

Numbers = npt.NDArray[Any]
HALF = 32


class Harm(NamedTuple):
    """`state`: of each combination; `flags`: of each state. `sums`: what is added up: both ends in one number, or two."""

    state: Numbers
    flags: Numbers
    sums: Sequence[Numbers]


def ends_of(figures: pl.DataFrame, harm: str) -> tuple[Numbers, Numbers, Numbers]:
    """Return what each combination adds to the lowest and the highest sum, and a column for each of TOLD.

    Where nobody states a highest number, the lowest is added twice.
    """
    low, high, top = (figures[f"{harm}_{end}"].to_numpy().astype(np.int64) for end in ("min", "max", "top"))
    least = np.maximum(low, 0)
    return least, np.where(high >= 0, high, least), np.stack([low >= 0, top == OPEN, high >= 0], axis=1)


def harm_of(figures: pl.DataFrame, harm: str) -> Harm:
    """Return what each combination of a snapshot adds."""
    least, most, told = ends_of(figures, harm)
    flags, state = np.unique(told, axis=0, return_inverse=True)
    fit = all(float(each @ figures[ROWS].to_numpy()) < 2.0 ** (HALF - 1) for each in (least, most))
    return Harm(state.ravel(), flags, [(least << HALF) + most] if fit else [least, most])


class Cells:
    """So many cells to add incidents to. `counts`: of each state of killed, then of injured, in each cell."""

    def __init__(self, number: int, harms: Sequence[Harm]) -> None:
        self.number, self.harms = number, harms
        self.counts = np.zeros([*(len(harm.flags) for harm in harms), number], dtype=np.int64)
        self.sums = [np.zeros(number, dtype=np.int64) for harm in harms for _ in harm.sums]

    def add(self, cells: Numbers, states: Numbers, sums: Sequence[Numbers]) -> None:
        """Add one incident to each of these cells. `states`: of both harms."""
        np.add.at(self.counts.reshape(-1), states * self.number + cells, 1)
        for total, each in zip(self.sums, sums, strict=True):
            np.add.at(total, cells, each)

    def added_up(self) -> Numbers:
        """Return one line each: incidents, those of each flag of killed and of injured, then the sums; a column a cell."""
        lines = [self.counts.sum(axis=(0, 1))]
        for harm, by_state in zip(
            self.harms, (self.counts.sum(axis=1), self.counts.sum(axis=0)), strict=True
        ):
            lines += [by_state[flagged].sum(axis=0) for flagged in harm.flags.T]
        return np.stack([*lines, *self.sums])


def columns(harms: Sequence[Harm], added_up: Numbers) -> list[pl.Series]:
    """Return the columns of `sums.SCHEMA`."""
    lines = list(added_up)
    found: dict[str, Numbers] = {"incidents": lines.pop(0)}
    for name in HARMS:
        found |= {f"{name}_{flag}": lines.pop(0) for flag in TOLD}
    for name, harm in zip(HARMS, harms, strict=True):
        own = [lines.pop(0) for _ in harm.sums]
        low, high = own if len(own) > 1 else (own[0] >> HALF, own[0] & (2**HALF - 1))
        found |= {f"{name}_min": low, f"{name}_max": high}
    return [
        pl.Series(name, found[name] > 0 if kind is pl.Boolean else found[name])
        for name, kind in SCHEMA.items()
    ]
