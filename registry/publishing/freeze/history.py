# SPDX-License-Identifier: Apache-2.0
"""What earlier versions told of the record's places, and what stood behind it on the desk.

Each released revision keeps where its places truly are and how far each was limited, so that neither a renamed area nor
a step over the edge of a cell nor a change of precision makes an old place look like a new one.
"""

import json
from typing import Any

from django.contrib.gis.geos import GEOSGeometry

from registry.casework.models import Record, Revision
from registry.domain.disclosure import Area, Disclosure, Earlier, Publish, Spot, Told, no_finer_than
from registry.domain.location import Box, Level, cell_of

BY_AREA = ((Publish.AREA2, "admin2"), (Publish.AREA1, "admin1"), (Publish.COUNTRY, "country"))
Place = dict[str, Any]


def earlier_places(record: Record) -> list[Earlier]:
    """Return the places of every version that was handed to the publisher, in order."""
    released = Revision.objects.filter(record=record, released_at__isnull=False).exclude(content=None)
    return [
        earlier(number, told, kept)
        for number, content, held in released.values_list("number", "content", "places_held")
        for told, kept in zip(json.loads(bytes(content or b""))["locations"], held, strict=True)
    ]


def earlier(number: int, told: Place, kept: Any) -> Earlier:
    disclosure = disclosure_of(told)
    shape = told["geometry"]
    areas = [told[level] for level in ("admin1", "admin2") if told[level]]
    return Earlier(
        version=number,
        spot=Spot(box_of(kept), told["country"], area_of(told["admin1"])),
        disclosure=disclosure,
        limit=limit_of(told, kept, disclosure),
        cell=cell_of(shape["coordinates"][0]) if shape and shape["type"] == "Polygon" else None,
        areas=tuple(area_of(area) for area in areas),
    )


def disclosure_of(told: Place) -> Disclosure:
    """Return how the place was told, read back from what readers saw of it."""
    shape, reason = told["geometry"], told["withheld"] or {"code": "", "label": ""}
    publish, level = Publish.NOTHING, None
    if shape and shape["type"] == "Point":
        publish, level = Publish.POINT, Level.POINT
    elif shape:
        publish, level = Publish.CELL, cell_of(shape["coordinates"][0]).level
    else:
        publish = next((found for found, member in BY_AREA if told[member]), Publish.NOTHING)
    return Disclosure(publish, level, told["precision"]["code"], reason["code"], reason["label"])


def area_of(area: Place | None) -> Area:
    return Area(area["pcode"], area["cod_version"]) if area else Area()


def box_of(kept: Any) -> Box | None:
    """Revisions released before shapes were kept hold a bare point (lon, lat) or nothing."""
    if isinstance(kept, list):
        return Box(*kept, *kept)
    return Box(*kept["box"]) if kept and kept["box"] else None


def limit_of(told: Place, kept: Any, disclosure: Disclosure) -> Disclosure | None:
    """Return the limit that was kept, as coarse as what was told under it unless it allows a cell.

    Before limits were kept, what readers were told was withheld is one.
    """
    if not isinstance(kept, dict):
        return disclosure if told["withheld"] else None
    if kept["limit"] is None:
        return None
    publish, level, precision = kept["limit"]
    limit = Disclosure(Publish(publish), Level(level) if level else None, precision, "", "")
    return limit if limit.publish is Publish.CELL else no_finer_than(disclosure, limit)


def keep(shape: GEOSGeometry | None, told: Told) -> dict[str, Any]:
    """Return what a released revision keeps of one place: where it truly is, and its limit."""
    limit = told.limit
    return {
        "box": list(shape.extent) if shape is not None else None,
        "limit": [limit.publish.value, limit.level, limit.precision] if limit else None,
    }
