# SPDX-License-Identifier: Apache-2.0
"""What a selection finds: a bit a row, and what the rows sum up to in each place. Made once for all tiles of a filter."""

from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import polars as pl

from registry.published.snapshot.places import SQUARE, count
from registry.published.snapshot.tallies import NEEDED, TALLIES, sliced, tallied

Numbers = npt.NDArray[Any]
FEW = 4


class Chosen:
    """`mask`: which rows were found; None where all were. `elsewhere`: the rows in no square, in the order of their places.

    All places are summed up together when many are asked for.
    """

    def __init__(
        self, rows: pl.DataFrame, places: pl.DataFrame, elsewhere: pl.Series, mask: pl.Series | None
    ) -> None:
        self.rows, self.places, self.elsewhere, self.mask = rows, places, elsewhere, mask
        self.squares = count(places, SQUARE)

    def __len__(self) -> int:
        """Return how many bytes this comes to, its sums made."""
        return len(self.rows) // 8 + len(self.places) * 4 * len(TALLIES)

    @cached_property
    def of_places(self) -> pl.DataFrame:
        """Return the sums of all places. Where most rows were found, those of the others are taken from the sums of all."""
        everything = self.places.select(TALLIES)
        if self.mask is None:
            return everything
        most = bool(self.mask.sum() * 2 > len(self.mask))
        rows = self.rows.select("place", *NEEDED).with_columns(found=~self.mask if most else self.mask)
        found = tallied([part.filter("found") for part in sliced(rows)], "place", len(self.places))
        return (
            everything.select(pl.col(name).cast(pl.Int64) - found[name] for name in TALLIES)
            if most
            else found
        )

    def sum_up(self) -> pl.DataFrame:
        """Make the sums of all places, where most of them are going to be asked for."""
        return self.of_places

    @property
    def known(self) -> bool:
        """Whether the sums of all places are known already."""
        return self.mask is None or "of_places" in vars(self)

    def following(self, first: int, last: int) -> pl.DataFrame:
        """Return the sums of places that follow each other."""
        if self.known:
            return self.of_places.slice(first, last - first)
        rows = self.rows.select("place", *NEEDED).with_columns(found=self.mask)
        here = pl.col("found") & pl.col("place").is_between(first, last - 1)
        own = (pl.col("place").cast(pl.UInt32) - first).alias("place")
        parts = [part.filter(here).with_columns(own) for part in sliced(rows)]
        return tallied(parts, "place", last - first)

    def sums(self, places: Numbers) -> pl.DataFrame:
        """Return the sums of some places that are no squares: of few by their rows, of many with those of all."""
        if self.known or len(places) > (len(self.places) - self.squares) // FEW:
            return self.of_places[places]
        rows, of = self.rows_in(places)
        found = self.rows.select(NEEDED)[rows].with_columns(of=pl.Series(of))
        return tallied(sliced(found), "of", len(places))

    def rows_in(self, places: Numbers) -> tuple[Numbers, Numbers]:
        """Return the rows that were found in some places that are no squares, and in which of these each is."""
        ends = self.places["incidents"].slice(self.squares).cast(pl.Int64).cum_sum().to_numpy()
        sizes = self.places["incidents"].gather(places).to_numpy().astype(np.int64)
        begins = ends[places - self.squares] - sizes
        steps = np.arange(sizes.sum()) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        rows = self.elsewhere.gather(np.repeat(begins, sizes) + steps)
        of = np.repeat(np.arange(len(places)), sizes)
        if self.mask is None:
            return rows.to_numpy(), of
        found = self.mask.gather(rows)
        return rows.filter(found).to_numpy(), of[found.to_numpy()]

    def where(self, wanted: pl.Expr) -> Numbers:
        """Return the numbers of the rows that were found and meet this."""
        rows = self.rows.select("place", "x", "y")
        if self.mask is not None:
            rows, wanted = rows.with_columns(found=self.mask), pl.col("found") & wanted
        return rows.lazy().select(pl.arg_where(wanted)).collect().to_series().to_numpy()


def mask_of(rows: pl.DataFrame, wanted: pl.Expr) -> pl.Series:
    """Return for each row whether it meets this; also where it asks nothing of any row."""
    found = pl.collect_all([part.with_columns(found=wanted).select("found") for part in sliced(rows)])
    return pl.concat([part.to_series() for part in found])


def summed(sums: pl.DataFrame, to: Numbers, size: int) -> pl.DataFrame:
    """Return the sums of groups of groups. `to`: the number of the new group of each."""
    weights = {name: sums[name].to_numpy() for name in TALLIES}
    return pl.DataFrame(
        {name: np.bincount(to, each, size).astype(np.int64) for name, each in weights.items()}
    )
