# SPDX-License-Identifier: Apache-2.0
"""A tile as a box in degrees."""

from math import atan, pi, sinh
from math import degrees as in_degrees

from registry.published.conditions import Box
from registry.published.tiles.grid import Tile

MARGIN = 1 / 32
"""Of a tile: as far as polygons reach over its edges."""


def degrees(tile: Tile) -> Box:
    """Return the box of the tile with its margin; at the poles it reaches as far as there are places."""
    west, east = (
        max(-180.0, min(180.0, x / 2**tile.z * 360 - 180)) for x in (tile.x - MARGIN, tile.x + 1 + MARGIN)
    )
    north, south = (latitude(y / 2**tile.z) for y in (tile.y - MARGIN, tile.y + 1 + MARGIN))
    last = 2**tile.z - 1
    return west, -90.0 if tile.y == last else south, east, 90.0 if tile.y == 0 else north


def latitude(down: float) -> float:
    return in_degrees(atan(sinh(pi * (1 - 2 * down))))
