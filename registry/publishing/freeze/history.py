# SPDX-License-Identifier: Apache-2.0
"""What earlier versions told of the same place: a place that did not move never becomes finer.

Each released revision keeps its true points on the desk, so that neither a renamed area nor a step over the edge of a
cell makes an old place look like a new one.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from registry.casework.models import IncidentLocation, Record, Revision
from registry.domain.disclosure import Disclosure, Publish
from registry.domain.location import Level

WIDTHS = {round(level.degrees, 5): level for level in Level}


Point = tuple[float, float] | None
# Degrees, about 20 km: where only an area was told, a point nearer than this is taken for the same place.
NEAR_AN_AREA = 0.2


@dataclass(frozen=True, slots=True)
class Earlier:
    """A place as a released version told it, and the true point (lon, lat) that stood behind it, if any."""

    told: dict[str, Any]
    point: Point


def earlier_places(record: Record) -> list[Earlier]:
    """Return the places of every version that was handed to the publisher."""
    released = Revision.objects.filter(record=record, released_at__isnull=False).exclude(content=None)
    return [
        Earlier(told, tuple(point) if point else None)
        for content, held in released.values_list("content", "places_held")
        for told, point in zip(json.loads(bytes(content or b""))["locations"], held, strict=True)
    ]


def points_of(record: Record) -> list[list[float] | None]:
    """Return the true points of the record's places, in order: what a released revision keeps."""
    shapes = [row.geom for row in record.locations.all()]
    return [
        [shape.x, shape.y] if shape is not None and shape.geom_type == "Point" else None for shape in shapes
    ]


def stays_as_coarse(row: IncidentLocation, earlier: list[Earlier]) -> Iterator[Disclosure]:
    """Yield how each earlier telling of this same place was limited."""
    for place in earlier:
        told = told_earlier(place.told)
        if told and same_place(row, place, told):
            yield told


def told_earlier(place: dict[str, Any]) -> Disclosure | None:
    """Return the disclosure an earlier place shows; None where it told all that was known."""
    if place["withheld"] is None:
        return None
    reason = place["withheld"]
    ring = (place["geometry"] or {}).get("coordinates")
    if ring:
        level = WIDTHS[round(ring[0][1][0] - ring[0][0][0], 5)]
        return Disclosure(Publish.CELL, level, place["precision"]["code"], reason["code"], reason["label"])
    for publish, member in (
        (Publish.AREA2, "admin2"),
        (Publish.AREA1, "admin1"),
        (Publish.COUNTRY, "country"),
    ):
        if place[member]:
            return Disclosure(publish, None, place["precision"]["code"], reason["code"], reason["label"])
    return Disclosure(Publish.NOTHING, None, "unlocated", reason["code"], reason["label"])


def same_place(row: IncidentLocation, place: Earlier, told: Disclosure) -> bool:
    """Whether the place, as it stands now, could be the one told then."""
    if row.geom is not None and row.geom.geom_type == "Point" and place.point is not None:
        within = told.level.degrees if told.level is not None else NEAR_AN_AREA
        return near((row.geom.x, row.geom.y), place.point, within)
    area1 = place.told["admin1"]
    same_country = place.told["country"] in ("", row.country)
    return same_country and (area1 is None or area1["pcode"] == row.admin1_pcode)


def near(one: tuple[float, float], other: tuple[float, ...], degrees: float) -> bool:
    return abs(one[0] - other[0]) <= degrees and abs(one[1] - other[1]) <= degrees
