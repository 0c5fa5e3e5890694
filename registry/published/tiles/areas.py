# SPDX-License-Identifier: Apache-2.0
"""Incidents of which no place but areas is public: the area with how many are in it. Never a point.

Each counts in the first-level areas that it names, where their shapes are known, else in its countries.
"""

from collections.abc import Callable
from functools import partial
from threading import Lock

import cachetools
import numpy as np
import polars as pl

from registry.published.snapshot.places import SHAPE, count
from registry.published.tiles.chosen import Numbers, summed
from registry.published.tiles.counts import counted
from registry.published.tiles.encoding import layer
from registry.published.tiles.grid import EXTENT, Tile
from registry.published.tiles.held import Held
from registry.published.tiles.known import Known, known
from registry.published.tiles.outlines import MARGIN, drawn

KEPT_BYTES = 8_000_000
"""Of shapes as they are drawn in tiles."""
_drawn: cachetools.LRUCache[tuple[int, Tile], dict[int, bytes]] = cachetools.LRUCache(
    KEPT_BYTES, getsizeof=lambda shapes: sum(map(len, shapes.values())) + 1000
)
_lock = Lock()


class Newest:
    """What was made of the areas as they were read last: of earlier readings nothing stays."""

    def __init__(self) -> None:
        self.known: tuple[int, tuple[Numbers, Numbers]] | None = None

    def of(self, number: int, make: Callable[[], tuple[Numbers, Numbers]]) -> tuple[Numbers, Numbers]:
        known = self.known
        if known is None or known[0] != number:
            self.known = known = (number, make())
        return known[1]


def areas(held: Held, tile: Tile) -> bytes:
    """Return the layer `areas`."""
    codes_of = held.kept("areas without a place", partial(named, held))
    areas = known(held.kept("codes of areas", partial(every, codes_of)))
    group, area = held.kept("areas", Newest).of(areas.number, partial(assigned, codes_of, areas))
    shapes = in_tile(areas, tile)
    here = np.isin(area, list(shapes))
    groups, of = np.unique(group[here], return_inverse=True)
    sums = held.chosen.sums(groups + count(held.chosen.places, SHAPE))
    counts = summed(sums[of], area[here], len(areas.codes)).with_row_index("area")
    found = counts.filter(pl.col("incidents") > 0)
    numbers = found["area"].to_list()
    columns = {
        "code": [areas.codes[each] for each in numbers],
        "name": [areas.names[each] for each in numbers],
    }
    return layer("areas", [shapes[each] for each in numbers], {**columns, **counted(found)})


def named(held: Held) -> list[tuple[list[str], list[str]]]:
    """Return of each set of areas without a place the codes of first-level areas, and of countries."""
    groups = held.chosen.places.slice(count(held.chosen.places, SHAPE))
    codes = [
        [each.split(",") for each in held.sets(name).gather(groups[name]).str.strip_chars(",").to_list()]
        for name in ("areas1", "countries")
    ]
    return list(zip(*codes, strict=True))


def every(codes_of: list[tuple[list[str], list[str]]]) -> frozenset[str]:
    return frozenset(code for both in codes_of for codes in both for code in codes if code)


def assigned(codes_of: list[tuple[list[str], list[str]]], areas: Known) -> tuple[Numbers, Numbers]:
    """Return which sets of areas count in which areas, as numbers of both."""
    number = {code: place for place, code in enumerate(areas.codes)}
    pairs = [(group, number[code]) for group, sets in enumerate(codes_of) for code in finest(*sets, number)]
    group, area = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    return group, area


def finest(first_level: list[str], countries: list[str], shown: dict[str, int]) -> list[str]:
    return [code for code in first_level if code in shown] or [code for code in countries if code in shown]


def in_tile(areas: Known, tile: Tile) -> dict[int, bytes]:
    """Return what the areas are in the tile, by their number; those alone that reach into it."""
    with _lock:
        before = _drawn.get((areas.number, tile))
    if before is not None:
        return before
    edges = tile.inside(areas.boxes.reshape(-1, 2)).reshape(-1, 4)
    near = np.flatnonzero((edges[:, :2] < EXTENT + MARGIN).all(1) & (edges[:, 2:] > -MARGIN).all(1))
    shapes = drawn(areas.shapes[near], tile)
    made = {number: shape for number, shape in zip(near.tolist(), shapes, strict=True) if shape}
    with _lock:
        _drawn[areas.number, tile] = made
    return made
