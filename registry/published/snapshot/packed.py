# SPDX-License-Identifier: Apache-2.0
"""Columns of numbers that are read together, each combination once: a row holds its number. What is added up is few."""

import numpy as np
import polars as pl

from registry.published.snapshot.columns import OPEN, PACKED

ROWS = "rows"
"""Column of the combinations: how many records have it."""


def packed(rows: pl.DataFrame, name: str) -> tuple[pl.Series, pl.DataFrame]:
    """Return the number of the combination in each row, and the combinations with how many rows have each."""
    keys = rows.select(key_of(*PACKED[name])).to_series()
    each = keys.unique().sort().to_numpy()
    numbers = np.searchsorted(each, keys.to_numpy())
    one_of_them = np.zeros(len(each), dtype=np.uint32)
    one_of_them[numbers] = np.arange(len(rows), dtype=np.uint32)
    combinations = rows.select(*PACKED[name])[one_of_them]
    counted = combinations.with_columns(pl.Series(ROWS, np.bincount(numbers, minlength=len(each))))
    return pl.Series(name, numbers.astype(np.uint32)).shrink_dtype(), counted


def key_of(low: str, high: str, top: str = "") -> pl.Expr:
    """Return one number for the combination. The top is either the highest number or OPEN: one bit tells which."""
    high_part = pl.col(high).cast(pl.Int64)
    if not top:
        return pl.col(low).cast(pl.Int64) * 2**32 + high_part
    return pl.col(low).cast(pl.Int64) * 2**33 + high_part * 2 + (pl.col(top) == OPEN)


NARROW = ("number", "words", "changed", "killed_min", "killed_max", "injured_min", "injured_max")


def narrow(rows: pl.DataFrame) -> list[pl.Series]:
    """Return the columns whose numbers are far smaller than they may grow, as narrow as these ones allow.

    What they are compared with may be larger than they can hold; whoever calculates with them widens them before.
    """
    return [rows[name].shrink_dtype() for name in NARROW]
