# SPDX-License-Identifier: Apache-2.0
"""Where a tile lies on the square map of the world, and what of a place on that map is where in the tile."""

from dataclasses import dataclass
from math import pi
from typing import Any

import numpy as np
import numpy.typing as npt
import polars as pl

from registry.published.snapshot.columns import MOST_NORTH, UNITS

LARGEST_ZOOM = 14
EXTENT = 4096
CELLS = 64
"""Cells of a tile on each side."""
Numbers = npt.NDArray[Any]


@dataclass(frozen=True, slots=True)
class Tile:
    z: int
    x: int
    y: int

    @property
    def side(self) -> int:
        """Return the width of the tile in the units of the snapshot."""
        return UNITS >> self.z

    def first(self, axis: int) -> int:
        return (self.x, self.y)[axis] * self.side

    def cell(self, column: str, axis: int) -> pl.Expr:
        """Return the cell along one axis in which each place is, all of which are in the tile."""
        return (pl.col(column) - self.first(axis)) // (self.side // CELLS)

    def inside(self, world: Numbers) -> Numbers:
        """Return places on the map (0 to 1, from the north-west) in the units of the tile."""
        placed: Numbers = (world * 2**self.z - np.array([self.x, self.y])) * EXTENT
        return placed


def on_the_map(degrees: Numbers) -> Numbers:
    """Return longitudes and latitudes as places on the map: Web Mercator, 0 to 1 from the north-west."""
    north = np.arcsinh(np.tan(np.radians(np.clip(degrees[:, 1], -MOST_NORTH, MOST_NORTH))))
    return np.column_stack([(degrees[:, 0] + 180) / 360, (1 - north / pi) / 2])


def in_units(world: Numbers) -> Numbers:
    """Return places on the map in the units of the snapshot, as its columns `x` and `y` have them."""
    units: Numbers = np.clip(np.floor(world * UNITS), 0, UNITS - 1).astype(np.uint32)
    return units
