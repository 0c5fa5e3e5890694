# SPDX-License-Identifier: Apache-2.0
"""The records with one point in a tile: by whole squares of the map where cells are no smaller, else by their rows."""

from functools import cached_property

import numpy as np
import polars as pl

from registry.published.snapshot.places import LAST_ZOOM, LEVEL, WITHIN, across, along
from registry.published.snapshot.tallies import NEEDED, sliced, tallied
from registry.published.tiles.chosen import Chosen, Numbers
from registry.published.tiles.grid import CELLS, Tile


class Squares:
    """`first`, `last`: the numbers of the squares that reach into the tile. `whole`: its cells consist of squares."""

    def __init__(self, chosen: Chosen, tile: Tile) -> None:
        self.chosen, self.tile = chosen, tile
        self.whole = tile.z <= LAST_ZOOM
        column, row = (tile.first(axis) // WITHIN for axis in (0, 1))
        begin = int(along(np.array([column]), np.array([row]))[0])
        keys = chosen.places["key"].head(chosen.squares)
        self.first, self.last = (
            keys.search_sorted(key) for key in (begin, begin + max(4 ** (LEVEL - tile.z), 1))
        )
        self.keys = keys.slice(self.first, self.last - self.first).to_numpy().astype(np.int64)

    @cached_property
    def tallies(self) -> pl.DataFrame:
        return self.chosen.following(self.first, self.last)

    def cells(self) -> Numbers:
        """Return the cell of the tile in which each square is."""
        found = self.keys >> 2 * (LAST_ZOOM - self.tile.z) & CELLS**2 - 1
        return across(found >> 1) * CELLS + across(found)

    def rows(self) -> Numbers:
        """Return the numbers of the rows in the tile."""
        if self.first == self.last:
            return np.empty(0, np.uint32)
        inside = pl.col("place").is_between(self.first, self.last - 1)
        if self.tile.side < WITHIN:
            for axis, name in enumerate("xy"):
                begin = self.tile.first(axis) % WITHIN
                inside &= pl.col(name).is_between(begin, begin + self.tile.side - 1)
        return self.chosen.where(inside)

    def by_cell(self, rows: Numbers) -> pl.DataFrame:
        """Return the sums of these rows in each cell of the tile."""
        found = self.chosen.rows.select("place", "x", "y", *NEEDED)[rows]
        own = found["place"].to_numpy().astype(np.int64) - self.first
        column, row = (
            (across(keys)[own] * WITHIN + found[name].to_numpy() - self.tile.first(axis))
            // (self.tile.side // CELLS)
            for axis, (name, keys) in enumerate((("x", self.keys), ("y", self.keys >> 1)))
        )
        cells = found.with_columns(cell=pl.Series(row * CELLS + column))
        return tallied(sliced(cells), "cell", CELLS**2)
