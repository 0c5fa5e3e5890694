# SPDX-License-Identifier: Apache-2.0
"""Geometries that are not one point, taken apart once: their boxes, their points, and the polygons that they are made of."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import polars as pl
import shapely

from registry.published.snapshot.mercator import in_units, on_the_map

Numbers = npt.NDArray[Any]
EDGES = ("west", "south", "east", "north")
MAP_EDGES = ("left", "top", "right", "bottom")


def taken_apart(written: Sequence[str]) -> dict[str, pl.DataFrame]:
    """Return the tables of the shapes. `written`: hexadecimal WKB by number, empty where a record has one point or none.

    `shapes`: WKB and box in degrees of each. `points`: shape, part (which of its parts), degrees, units of tiles.
    `cells`: shape, outline. `outlines`: the distinct polygons: shape and part where each is first, and its box on the map.
    """
    wkb = pl.Series([bytes.fromhex(each) or None for each in written], dtype=pl.Binary)
    shapes = shapely.from_wkb(wkb.to_numpy())
    boxes = pl.DataFrame(shapely.bounds(shapes), schema=dict.fromkeys(EDGES, pl.Float64))
    each, of = shapely.get_parts(shapes, return_index=True)
    part = np.arange(len(of)) - np.searchsorted(of, of)
    is_point = shapely.get_type_id(each) == shapely.GeometryType.POINT
    of_whole = pl.DataFrame({"shape": of, "part": part}, {"shape": pl.UInt32, "part": pl.UInt32})
    polygons = (
        of_whole.with_row_index("at")
        .filter(~is_point)
        .with_columns(wkb=pl.Series(shapely.to_wkb(each[~is_point]), dtype=pl.Binary))
    )
    first = polygons.unique("wkb", keep="first", maintain_order=True).sort("wkb").with_row_index("outline")
    cells = polygons.join(first.select("wkb", "outline"), on="wkb", maintain_order="left")
    return {
        "shapes": boxes.with_columns(wkb=wkb),
        "points": on_their_own(of_whole.filter(is_point), shapely.get_coordinates(each[is_point])),
        "cells": cells.select("shape", "outline").unique(maintain_order=True),
        "outlines": first.select("shape", "part").hstack(
            on_map(shapely.bounds(each[first["at"].to_numpy()]))
        ),
    }


def on_their_own(points: pl.DataFrame, degrees: Numbers) -> pl.DataFrame:
    places = [pl.Series(name, degrees[:, axis]) for axis, name in enumerate(("lon", "lat"))]
    units = in_units(on_the_map(degrees))
    return points.with_columns(
        *places, *(pl.Series(name, units[:, axis], pl.UInt32) for axis, name in enumerate("xy"))
    )


def on_map(boxes: Numbers) -> pl.DataFrame:
    """Return boxes in degrees as boxes on the map."""
    west, south, east, north = boxes.reshape(-1, 4).T
    corners = [on_the_map(np.column_stack(corner)) for corner in ((west, north), (east, south))]
    return pl.DataFrame(np.hstack(corners), schema=dict.fromkeys(MAP_EDGES, pl.Float64))


def touching(shapes: pl.DataFrame, wanted: shapely.Geometry) -> pl.Series:
    """Return the numbers of the shapes that touch this one. Only those whose box does not tell are looked at."""
    box = west, south, east, north = shapely.bounds(wanted).tolist()
    near = (
        (pl.col("west") <= east)
        & (pl.col("east") >= west)
        & (pl.col("south") <= north)
        & (pl.col("north") >= south)
    )
    found = shapes.with_row_index("shape").filter(near)
    edges = found.select(EDGES).to_numpy()
    if shapely.equals_exact(wanted, shapely.box(*box)):
        sure = ((edges[:, :2] >= box[:2]) & (edges[:, 2:] <= box[2:])).all(axis=1)
    else:
        shapely.prepare(wanted)
        flat = (edges[:, :2] == edges[:, 2:]).any(axis=1)
        sure = ~flat & shapely.contains_properly(wanted, shapely.box(*edges.T))
    unsure = found.filter(~sure)
    touched = shapely.intersects(wanted, shapely.from_wkb(unsure["wkb"].to_numpy()))
    return pl.concat([found.filter(sure)["shape"], unsure.filter(touched)["shape"]]).sort()
