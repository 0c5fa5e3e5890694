# SPDX-License-Identifier: Apache-2.0
"""What earlier versions told of the same place: a place that did not move never becomes finer.

An earlier version's geometry is itself on the grid, so whether the point still lies in it can be told without keeping
the earlier point.
"""

import json
from collections.abc import Iterator
from typing import Any

from registry.casework.models import IncidentLocation, Record, Revision
from registry.domain.disclosure import Disclosure, Publish
from registry.domain.location import Level, generalise

WIDTHS = {round(level.degrees, 5): level for level in Level}


def earlier_places(record: Record) -> list[dict[str, Any]]:
    """Return the places of every version that was handed to the publisher."""
    released = Revision.objects.filter(record=record, released_at__isnull=False).exclude(content=None)
    contents = released.values_list("content", flat=True)
    return [place for content in contents for place in json.loads(bytes(content or b""))["locations"]]


def stays_as_coarse(row: IncidentLocation, earlier: list[dict[str, Any]]) -> Iterator[Disclosure]:
    """Yield how each earlier telling of this same place was limited."""
    for place in earlier:
        told = told_earlier(place)
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


def same_place(row: IncidentLocation, place: dict[str, Any], told: Disclosure) -> bool:
    """Whether the place, as it stands now, could be the one told then."""
    if told.level is not None and row.geom is not None and row.geom.geom_type == "Point":
        cell = generalise(row.geom.x, row.geom.y, level=told.level)
        return bool([list(corner) for corner in cell.ring] == place["geometry"]["coordinates"][0])
    same_country = place["country"] in ("", row.country)
    area1 = place["admin1"]
    return same_country and (area1 is None or area1["pcode"] == row.admin1_pcode)
