# SPDX-License-Identifier: Apache-2.0
"""Sums of records in numbered groups, which can be added up and taken away from each other (counting.md, C12).

`…_stated`, `…_open`, `…_bounded` count the records that state a figure, that leave it open above, that bound it.
"""

from collections.abc import Iterable
from typing import Any

import numpy as np
import numpy.typing as npt
import polars as pl

from registry.published.snapshot.columns import OPEN

HARMS = ("killed", "injured")
TOLD = ("stated", "open", "bounded")
TALLIES = ("incidents", *(f"{harm}_{name}" for harm in HARMS for name in ("min", "max", *TOLD)))
BITS = len(TOLD)
FIGURES = tuple(f"{harm}_{end}" for harm in HARMS for end in ("min", "max"))
NEEDED = ("flags", *FIGURES)
SLICE, STEP = 1 << 20, 1 << 16
"""Rows that are looked through at once, and those that are added up together: few enough for the processor's own memory."""
Numbers = npt.NDArray[Any]


def flags() -> pl.Expr:
    """Return what is known of the figures of a row, in one small number: TOLD of each harm, a bit each."""
    found = pl.lit(0, pl.UInt8)
    for place, harm in enumerate(HARMS):
        low, high, top = (pl.col(f"{harm}_{end}") for end in ("min", "max", "top"))
        for bit, holds in enumerate((low >= 0, top == OPEN, high >= 0)):
            found |= holds.cast(pl.UInt8) * (1 << BITS * place + bit)
    return found.alias("flags")


PAIRS = 32
COUNTERS = np.array(
    [
        [sum((known >> place + bit & 1) << PAIRS * bit for bit in (0, 1)) for known in range(64)]
        for place in (0, 2, 4)
    ]
)
"""By the flags of a row: what it adds to three counters, each of which counts two flags, the second from bit 32 on."""


def tallied(parts: Iterable[pl.LazyFrame], group: str, size: int) -> pl.DataFrame:
    """Return TALLIES, one row for each of so many groups. `parts`: read side by side."""
    total = np.zeros((1 + len(FIGURES) + len(COUNTERS), size), dtype=np.int64)
    for rows in pl.collect_all([part.select(group, *NEEDED) for part in parts]):
        columns = [rows[name].to_numpy() for name in (group, *NEEDED)]
        for at in range(0, len(rows), STEP):
            add(total, *(column[at : at + STEP] for column in columns))
    return told(total)


def add(total: Numbers, group: Numbers, known: Numbers, *figures: Numbers) -> None:
    """Add some rows up: whole numbers throughout, so that every sum is exact."""
    to, known = group.astype(np.intp), known.astype(np.intp)
    highest = [np.maximum(low, high) for low, high in zip(figures[::2], figures[1::2], strict=True)]
    np.add.at(total[0], to, 1)
    counted = (counter[known] for counter in COUNTERS)
    for sums, values in zip(total[1:], (*figures[::2], *highest, *counted), strict=True):
        np.add.at(sums, to, values.astype(np.int64))


def told(total: Numbers) -> pl.DataFrame:
    """Return the sums by name, each in the smallest type that holds it. A figure that nobody states was added as −1."""
    incidents, lowest, highest = total[0], total[1:3], total[3:5]
    counts = [half for pair in total[5:] for half in (pair & (1 << PAIRS) - 1, pair >> PAIRS)]
    found = [incidents]
    for place in range(len(HARMS)):
        known = counts[BITS * place : BITS * (place + 1)]
        silent = incidents - known[0]
        found += [lowest[place] + silent, highest[place] + silent, *known]
    return pl.DataFrame(
        [pl.Series(name, sums).shrink_dtype() for name, sums in zip(TALLIES, found, strict=True)]
    )


def sliced(rows: pl.DataFrame) -> list[pl.LazyFrame]:
    """Return the rows in parts of SLICE at most, as many as there are processors at least."""
    parts = max(-(-len(rows) // SLICE), pl.thread_pool_size())
    size = -(-len(rows) // parts) or 1
    return [rows.slice(at, size).lazy() for at in range(0, max(len(rows), 1), size)]
