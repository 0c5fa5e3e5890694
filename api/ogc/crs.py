# SPDX-License-Identifier: Apache-2.0
"""The reference systems in which geometries are given and asked for (OGC API Features, Part 2).

Everything is kept in longitude and latitude of WGS 84. EPSG:4326 is the same with latitude first; EPSG:3857 is what PROJ
makes of it, in metres rounded to centimetres, with latitudes beyond the edge of its square drawn to that edge.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import shapely
from django.contrib.gis.gdal import CoordTransform, OGRGeometry, SpatialReference

from registry.published.conditions import Box

CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
EPSG4326 = "http://www.opengis.net/def/crs/EPSG/0/4326"
EPSG3857 = "http://www.opengis.net/def/crs/EPSG/0/3857"
SYSTEMS = (CRS84, EPSG4326, EPSG3857)

MOST_NORTH = 85.0511287798066
EDGE = 20_037_508.342789244
"""Metres from the middle of the square of EPSG:3857 to its edges."""

Coordinates = npt.NDArray[np.float64]


def given(shapes: Sequence[bytes | None], crs: str) -> list[bytes | None]:
    """Return the geometries (GeoJSON) in this reference system; what has none keeps none."""
    if crs == CRS84 or not any(shapes):
        return list(shapes)
    read = shapely.from_geojson([shape and shape.decode() for shape in shapes])
    written = shapely.to_geojson(shapely.transform(read, lambda here: outward(here, crs)))
    return [None if text is None else compact(text) for text in written]


def compact(text: str) -> bytes:
    return text.replace(" ", "").encode()


def taken(shape: shapely.Geometry, crs: str) -> shapely.Geometry:
    """Return a shape that is given in this reference system in longitude and latitude."""
    return shapely.transform(shapely.force_2d(shape), lambda there: inward(there, crs))


def box_of(corners: Box, crs: str) -> Box:
    """Return a box that is given in this reference system as west, south, east, north."""
    (west, south), (east, north) = inward(np.array([corners[:2], corners[2:]]), crs).tolist()
    return west, south, east, north


def outward(here: Coordinates, crs: str) -> Coordinates:
    if crs == EPSG4326:
        return here[:, ::-1]
    clipped = np.column_stack((here[:, 0], here[:, 1].clip(-MOST_NORTH, MOST_NORTH)))
    return transformed(clipped, 4326, 3857).round(2)


def inward(there: Coordinates, crs: str) -> Coordinates:
    if crs == EPSG4326:
        return there[:, ::-1]
    return transformed(there.clip(-EDGE, EDGE), 3857, 4326) if crs == EPSG3857 else there


def transformed(points: Coordinates, source: int, target: int) -> Coordinates:
    """Return the points as PROJ transforms them, in the order x, y."""
    all_of_them = OGRGeometry(memoryview(shapely.multipoints(points).wkb), SpatialReference(source))
    all_of_them.transform(CoordTransform(SpatialReference(source), SpatialReference(target)))
    return np.asarray(shapely.get_coordinates(shapely.from_wkb(bytes(all_of_them.wkb))))
