# SPDX-License-Identifier: Apache-2.0
"""The parts of geometries that are not one point: several points, and the cells of places that were coarsened."""

from functools import partial
from typing import NamedTuple

import numpy as np
import polars as pl
import shapely

from registry.published.tiles.grid import in_units, on_the_map
from registry.published.tiles.held import Held


class Parts(NamedTuple):
    """`points`: shape, place (which of its parts), lon, lat, x, y. `cells`: shape, and which of `outlines` it is.

    `outlines`: distinct polygons on the map. `bounds`: of each: west, north, east, south.
    """

    points: pl.DataFrame
    cells: pl.DataFrame
    outlines: "np.ndarray[tuple[int], np.dtype[np.object_]]"
    bounds: "np.ndarray[tuple[int, int], np.dtype[np.float64]]"


def parts(held: Held) -> Parts:
    return held.kept("parts", partial(taken_apart, held))


def taken_apart(held: Held) -> Parts:
    shapes = shapely.from_wkb(held.sets("shape").str.strip_chars(",").replace("", None).to_numpy())
    each, of = shapely.get_parts(shapes, return_index=True)
    place = np.arange(len(of)) - np.searchsorted(of, of)
    is_point = shapely.get_type_id(each) == shapely.GeometryType.POINT
    degrees = shapely.get_coordinates(each[is_point])
    units = in_units(on_the_map(degrees)) if len(degrees) else np.empty((0, 2), np.uint32)
    points = pl.DataFrame(
        {
            "shape": of[is_point],
            "place": place[is_point],
            "lon": degrees[:, 0],
            "lat": degrees[:, 1],
            "x": units[:, 0],
            "y": units[:, 1],
        }
    ).cast({"shape": pl.UInt32, "place": pl.UInt32})
    written, which = np.unique(shapely.to_wkb(each[~is_point]).astype(object), return_inverse=True)
    outlines = shapely.transform(shapely.from_wkb(written), on_the_map) if len(written) else written
    cells = (
        pl.DataFrame({"shape": of[~is_point], "outline": which}).cast(pl.UInt32).unique(maintain_order=True)
    )
    return Parts(points, cells, outlines, shapely.bounds(outlines).reshape(-1, 4))
