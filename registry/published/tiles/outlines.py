# SPDX-License-Identifier: Apache-2.0
"""Polygons of the map as they are drawn in a tile: cut at its margin, no finer than it shows, turned as tiles want them."""

from collections.abc import Iterator, Sequence

import numpy as np
import shapely

from registry.published.tiles.chosen import Numbers
from registry.published.tiles.encoding import Ring, polygon
from registry.published.tiles.grid import EXTENT, Tile

MARGIN = EXTENT // 32
FINEST = 4
"""Units of a tile below which bends are straightened: a quarter of a pixel on a common screen."""


def drawn(shapes: Numbers | Sequence[shapely.Geometry], tile: Tile) -> list[bytes]:
    """Return the geometry of each polygon in the tile; nothing where it does not reach it."""
    here = shapely.transform(np.asarray(shapes, dtype=object), tile.inside)
    cut = shapely.clip_by_rect(here, -MARGIN, -MARGIN, EXTENT + MARGIN, EXTENT + MARGIN)
    rings: dict[int, list[Ring]] = {}
    for shape, ring in rings_of(shapely.simplify(cut, FINEST, preserve_topology=False)):
        rings.setdefault(shape, []).append(ring)
    return [
        b"" if empty else polygon(rings.get(number) or [speck(cut[number])])
        for number, empty in enumerate(shapely.is_empty(cut).tolist())
    ]


def rings_of(shapes: Numbers) -> Iterator[tuple[int, Ring]]:
    """Yield the rings with the number of their shape: of each face the outer one, then its holes.

    None of a face that is too small to be seen.
    """
    parts, of = shapely.get_parts(shapes, return_index=True)
    seen = (shapely.get_type_id(parts) == shapely.GeometryType.POLYGON) & ~shapely.is_empty(parts)
    rings, face = shapely.get_rings(parts[seen], return_index=True)
    outer = np.diff(face, prepend=-1) != 0
    shown = False
    for number, (turned, ring) in enumerate(in_whole_units(rings, outer)):
        shown = turned if outer[number] else shown
        if shown and turned:
            yield int(of[seen][face[number]]), ring


def in_whole_units(rings: Numbers, outer: Numbers) -> Iterator[tuple[bool, Ring]]:
    """Yield whether each ring holds any area, and its corners, turned as an outer or an inner one."""
    spots, of = shapely.get_coordinates(rings, return_index=True)
    spots = np.rint(spots).astype(np.int64)
    (x, y), same = spots.T, of[1:] == of[:-1]
    area = np.bincount(of[1:][same], (x[:-1] * y[1:] - x[1:] * y[:-1])[same], len(rings))
    moved = same & np.any(np.diff(spots, axis=0) != 0, axis=1)
    corners = list(map(tuple, spots[1:][moved].tolist()))
    ends = np.cumsum(np.bincount(of[1:][moved], minlength=len(rings))).tolist()
    for begin, end, ahead, holds in zip(
        [0, *ends], ends, ((area > 0) == outer).tolist(), (area != 0).tolist(), strict=False
    ):
        ring = corners[begin:end]
        yield holds, ring if ahead else [*ring[-2::-1], ring[-1]] if ring else ring


def speck(shape: shapely.Geometry) -> Ring:
    """Return the smallest square there is, for what would be too small to be seen."""
    west, north, *_ = np.floor(shapely.bounds(shape)).astype(int).tolist()
    return square(west, north, 1)


def square(west: int, north: int, side: int) -> Ring:
    return [(west, north), (west + side, north), (west + side, north + side), (west, north + side)]
