# SPDX-License-Identifier: Apache-2.0
"""The outlines of areas for a map of many incidents: what is drawn whatever the numbers are. Kept for ten minutes."""

import time
from collections.abc import Collection, Mapping
from math import hypot
from threading import Lock
from typing import NamedTuple

import cachetools
import shapely
from django.contrib.gis.db.models import Extent
from django.contrib.gis.db.models.functions import PointOnSurface
from django.contrib.gis.geos import GEOSGeometry
from django.db.models import QuerySet

from registry.public.outlines import paths, pieces, rings
from registry.public.projection import Frame, frame_around
from registry.published.models import Area

ASKED_AGAIN_SECONDS = 600
KEPT = 64
SMALLEST, DOT = 0.8, 3
"""Units of the drawing: half the width below which an area is drawn as a dot, and the radius of that."""


class Outline(NamedTuple):
    """`x`, `y`: the middle of its widest part, which is `room` units of the drawing away from every edge."""

    code: str
    names: Mapping[str, str]
    path: str
    x: float
    y: float
    room: float


class Ground(NamedTuple):
    """`land`: the countries around, as paths of SVG."""

    view_box: str
    land: list[str]
    outlines: list[Outline]


@cachetools.cached(cachetools.TTLCache(KEPT, ASKED_AGAIN_SECONDS, time.monotonic), lock=Lock())
def ground(level: int, codes: Collection[str]) -> Ground | None:
    """Return the outlines of the areas with these codes, None where none has a shape."""
    wanted = areas_of(level, codes)
    extent = wanted.aggregate(extent=Extent("geom"))["extent"]
    if extent is None:
        return None
    frame = frame_around([extent], [])
    around = Area.objects.filter(level=0)
    found = {area.pk: outlined(frame, area, piece) for area, piece in pieces(frame, wanted)}
    specks = wanted.exclude(pk__in=found).annotate(spot=PointOnSurface("geom")).defer("geom")
    dots = [dotted(area, *frame.at(*area.spot.coords)) for area in specks]
    return Ground(
        frame.view_box,
        paths(frame, around if level else around.exclude(country__in=codes)),
        [*found.values(), *dots],
    )


def areas_of(level: int, codes: Collection[str]) -> QuerySet[Area]:
    if level:
        return Area.objects.filter(level=level, pcode__in=codes)
    return Area.objects.filter(level=0, disputed=False, country__in=codes)


def outlined(frame: Frame, area: Area, piece: GEOSGeometry) -> Outline:
    x, y, room = widest(frame, shapely.from_wkb(bytes(piece.wkb)))
    if room < SMALLEST:
        middle = frame.at(*piece.centroid.coords)
        return dotted(area, *middle)
    return Outline(code_of(area), area.names, frame.path(rings(piece)), x, y, room)


def dotted(area: Area, x: float, y: float) -> Outline:
    """Return a dot for an area that is too small to be seen as it is."""
    path = f"M{x - DOT:.1f} {y:.1f}a{DOT} {DOT} 0 1 0 {2 * DOT} 0a{DOT} {DOT} 0 1 0 -{2 * DOT} 0Z"
    return Outline(code_of(area), area.names, path, x, y, 0)


def code_of(area: Area) -> str:
    return area.pcode or area.country


def widest(frame: Frame, shape: shapely.Geometry) -> tuple[float, float, float]:
    """Return the middle of the widest part of a shape, and the room around it, in units of the drawing."""
    largest = max(shapely.get_parts(shape), key=shapely.area).buffer(
        0
    )  # valid also where corners were left out
    if largest.is_empty:
        return 0, 0, 0
    middle, edge = shapely.get_coordinates(shapely.maximum_inscribed_circle(largest))
    (x, y), beside = frame.at(*middle), frame.at(*edge)
    return x, y, hypot(beside[0] - x, beside[1] - y)
