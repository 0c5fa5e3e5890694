# SPDX-License-Identifier: Apache-2.0
"""What a selection finds: a bit a row, and what the rows sum up to in each place. Made once for all tiles under one filter."""

from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import polars as pl

from registry.published.snapshot.places import SQUARE, count
from registry.published.snapshot.tallies import NEEDED, TALLIES, sliced, tallied

Numbers = npt.NDArray[Any]


class Chosen:
    """`mask`: which rows were found; None where all were. Squares and other places are summed up when they are asked for."""

    def __init__(self, rows: pl.DataFrame, places: pl.DataFrame, mask: pl.Series | None) -> None:
        self.rows, self.places, self.mask = rows, places, mask
        self.squares = count(places, SQUARE)

    def __len__(self) -> int:
        """Return the most bytes that this may come to."""
        return len(self.rows) // 8 + len(self.places) * 8 * len(TALLIES)

    @cached_property
    def of_squares(self) -> pl.DataFrame:
        return self.tallies(0, self.squares)

    @cached_property
    def elsewhere(self) -> pl.DataFrame:
        return self.tallies(self.squares, len(self.places))

    def tallies(self, first: int, last: int) -> pl.DataFrame:
        """Return the sums of some places. Where most rows were found, those of the others are taken from the sums of all."""
        everything = self.places.slice(first, last - first).select(TALLIES)
        if self.mask is None:
            return everything
        most = bool(self.mask.sum() * 2 > len(self.mask))
        rows = self.rows.select("place", *NEEDED).with_columns(found=~self.mask if most else self.mask)
        here = pl.col("found") & pl.col("place").is_between(first, last - 1)
        own = (pl.col("place").cast(pl.UInt32) - first).alias("place")
        found = tallied([part.filter(here).with_columns(own) for part in sliced(rows)], "place", last - first)
        return everything.select(pl.col(name).cast(pl.Int64) - found[name] for name in TALLIES) if most else found

    def where(self, wanted: pl.Expr) -> Numbers:
        """Return the numbers of the rows that were found and meet this."""
        rows = self.rows.select("place", "x", "y")
        if self.mask is not None:
            rows, wanted = rows.with_columns(found=self.mask), pl.col("found") & wanted
        return rows.lazy().select(pl.arg_where(wanted)).collect().to_series().to_numpy()

    def among(self, rows: Numbers) -> Numbers:
        """Return those of the rows that were found."""
        return rows if self.mask is None else rows[self.mask.gather(rows).to_numpy()]


def mask_of(rows: pl.DataFrame, wanted: pl.Expr) -> pl.Series:
    """Return for each row whether it meets this."""
    found = pl.collect_all([part.select(wanted) for part in sliced(rows)])
    return pl.concat([part.to_series() for part in found])


def summed(sums: pl.DataFrame, to: Numbers, size: int) -> pl.DataFrame:
    """Return the sums of groups of groups. `to`: the number of the new group of each."""
    weights = {name: sums[name].to_numpy() for name in TALLIES}
    return pl.DataFrame({name: np.bincount(to, each, size).astype(np.int64) for name, each in weights.items()})
