# SPDX-License-Identifier: Apache-2.0
"""Polygons of the map as they are drawn in a tile: cut at its margin, no finer than it shows, turned as tiles want them."""

from collections.abc import Iterator

import numpy as np
import shapely
from shapely.geometry.polygon import orient

from registry.published.tiles.encoding import Ring, polygon
from registry.published.tiles.grid import EXTENT, Tile

MARGIN = EXTENT // 32
FINEST = 4
"""Units of a tile below which bends are straightened: a quarter of a pixel on a common screen."""


def drawn(shape: shapely.Geometry, tile: Tile) -> bytes:
    """Return the geometry of the polygon in the tile; nothing where it does not reach it."""
    here = shapely.transform(shape, tile.inside)
    cut = shapely.clip_by_rect(here, -MARGIN, -MARGIN, EXTENT + MARGIN, EXTENT + MARGIN)
    if cut.is_empty:
        return b""
    simple = shapely.simplify(cut, FINEST, preserve_topology=False)
    faces = [part for part in shapely.get_parts(simple) if part.geom_type == "Polygon" and not part.is_empty]
    rings = [ring for face in faces for ring in rings_of(face)]
    return polygon(rings or [speck(cut)])


def rings_of(face: shapely.Polygon) -> Iterator[Ring]:
    """Yield the outer ring, then the holes; none where the polygon is too small to be seen."""
    turned = orient(face, 1.0)
    outer = in_whole_units(turned.exterior)
    if outer:
        yield outer
        yield from filter(None, map(in_whole_units, turned.interiors))


def in_whole_units(ring: shapely.LinearRing) -> Ring:
    spots = np.rint(shapely.get_coordinates(ring)).astype(int)
    kept = spots[1:][np.any(np.diff(spots, axis=0) != 0, axis=1)]
    x, y = kept[:, 0], kept[:, 1]
    flat = len(kept) < 3 or not int(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1)))
    return [] if flat else list(map(tuple, kept.tolist()))


def speck(shape: shapely.Geometry) -> Ring:
    """Return the smallest square there is, for what would be too small to be seen."""
    west, north, *_ = np.floor(shapely.bounds(shape)).astype(int).tolist()
    return square(west, north, 1)


def square(west: int, north: int, side: int) -> Ring:
    return [(west, north), (west + side, north), (west + side, north + side), (west, north + side)]
