# SPDX-License-Identifier: Apache-2.0
"""The small map on the page of a record, drawn here as SVG: areas and squares hatched, points with their uncertainty."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from registry.public.locator_words import description
from registry.public.outlines import paths
from registry.public.projection import HEIGHT, Frame, frame_around
from registry.published.models import Area
from registry.ui.wording.numbers import whole

CLOSE_M = 100
STEPS_KM = (0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
LONGEST_SCALE = 120
PARTS_UNTIL = 12


@dataclass(frozen=True, slots=True)
class Spot:
    """A public point in the drawing's own units; `close`: known to within 100 m."""

    x: str
    y: str
    radius: str
    close: bool


@dataclass(frozen=True, slots=True)
class Scale:
    length: str
    words: str
    y: int


@dataclass(frozen=True, slots=True)
class Locator:
    """Paths of SVG: `land` and `parts` are the ground, `areas` what is told where no point is."""

    view_box: str
    land: list[str]
    parts: list[str]
    areas: list[str]
    spots: list[Spot]
    scale: Scale | None
    description: str


def locator(document: dict[str, Any]) -> Locator | None:
    """Return the drawing, or None where neither a point, a square nor the shape of an area is told."""
    points, squares = of_type("Point", document), of_type("Polygon", document)
    shapes = list(known_areas([place for place in document["locations"] if place["geometry"] is None]))
    if not points and not squares and not shapes:
        return None
    frame = frame_around([shape.geom.extent for shape in shapes], points + squares)
    outlines = paths(frame, Area.objects.filter(pk__in=[shape.pk for shape in shapes]))
    return Locator(
        view_box=frame.view_box,
        land=paths(frame, Area.objects.filter(level=0)),
        parts=paths(frame, Area.objects.filter(level=1)) if frame.degrees < PARTS_UNTIL else [],
        areas=[*outlines, *(frame.path(place["geometry"]["coordinates"]) for place in squares)],
        spots=[spot(frame, place) for place in points],
        scale=scale(frame),
        description=description(points, squares, shapes),
    )


def of_type(kind: str, document: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the places that are told by this type of geometry, as GeoJSON names it."""
    return [place for place in document["locations"] if (place["geometry"] or {}).get("type") == kind]


def known_areas(places: list[dict[str, Any]]) -> QuerySet[Area]:
    """Return the finest coded area of each place, or its country where nothing finer has a code."""
    wanted = Q(pk__in=[])
    for place in places:
        coded = [area for area in (place["admin2"], place["admin1"]) if area and area["pcode"]]
        if coded:
            wanted |= Q(pcode=coded[0]["pcode"])
        elif place["country"]:
            wanted |= Q(level=0, country=place["country"])
    return Area.objects.filter(wanted)


def spot(frame: Frame, place: dict[str, Any]) -> Spot:
    lon, lat = place["geometry"]["coordinates"]
    x, y = frame.at(lon, lat)
    metres = place["uncertainty_m"] or 0
    return Spot(f"{x:.1f}", f"{y:.1f}", f"{frame.length(metres):.1f}", metres <= CLOSE_M)


def scale(frame: Frame) -> Scale | None:
    """Return a bar of a round length, at most a third of the width."""
    fitting = [km for km in STEPS_KM if frame.length(km * 1000) <= LONGEST_SCALE]
    if not fitting:
        return None
    km = fitting[-1]
    words = (
        _("%(number)s km") % {"number": whole(int(km))}
        if km >= 1
        else _("%(number)s m") % {"number": int(km * 1000)}
    )
    return Scale(f"{frame.length(km * 1000):.1f}", words, HEIGHT - 20)
