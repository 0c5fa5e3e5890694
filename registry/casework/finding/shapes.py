# SPDX-License-Identifier: Apache-2.0
"""A box as a condition on the true places of records."""

from django.contrib.gis.geos import GEOSGeometry, LineString, Point, Polygon
from django.db.models import Q

Box = tuple[float, float, float, float]


def touching(box: Box) -> Q:
    """A place of the record touches the box; minx > maxx crosses the antimeridian."""
    west, south, east, north = box
    if west <= east:
        return Q(standing__shape__intersects=shape_of(box))
    halves = Q(standing__shape__intersects=shape_of((west, south, 180.0, north)))
    return halves | Q(standing__shape__intersects=shape_of((-180.0, south, east, north)))


def shape_of(box: Box) -> GEOSGeometry:
    """Return the box as a shape: a rectangle, or the line or point that it has shrunk to."""
    west, south, east, north = box
    if west == east and south == north:
        return Point(west, south, srid=4326)
    if west == east or south == north:
        return LineString(box[:2], box[2:], srid=4326)
    shape = Polygon.from_bbox(box)
    shape.srid = 4326
    return shape
