# SPDX-License-Identifier: Apache-2.0
"""One tile: its layers, one after the other. A tile in which nothing is has no bytes."""

from registry.published.conditions import Condition
from registry.published.sources import Source
from registry.published.tiles.areas import areas
from registry.published.tiles.coarse import generalised
from registry.published.tiles.grid import Tile
from registry.published.tiles.held import held
from registry.published.tiles.spots import spots

WIDE = 1
"""The last zoom whose tiles hold so much of the world that all places are summed up, for every later tile of the filter."""


def made(now: Source, tile: Tile, conditions: tuple[Condition, ...]) -> bytes:
    """Return the tile as Mapbox Vector Tile 2.1."""
    records = held(now, tile, conditions)
    if tile.z <= WIDE:
        records.chosen.sum_up()
    return areas(records, tile) + generalised(records, tile) + spots(records, tile)
