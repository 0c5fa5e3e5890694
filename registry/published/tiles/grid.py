# SPDX-License-Identifier: Apache-2.0
"""Where a tile lies on the square map of the world, and what of a place on that map is where in the tile."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from registry.published.snapshot.columns import UNITS

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

    def inside(self, world: Numbers) -> Numbers:
        """Return places on the map (0 to 1, from the north-west) in the units of the tile."""
        placed: Numbers = (world * 2**self.z - np.array([self.x, self.y])) * EXTENT
        return placed
