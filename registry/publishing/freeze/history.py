# SPDX-License-Identifier: Apache-2.0
"""What earlier versions told of the record's places, and what stood behind it on the desk.

Each released revision keeps where its places truly are and how far each was limited, so that neither a renamed area nor
a step over the edge of a cell nor a change of precision makes an old place look like a new one.
"""

import json
from datetime import date
from typing import Any

from django.contrib.gis.geos import GEOSGeometry
from django.db import connection

from registry.casework.models import Record, Revision
from registry.domain.disclosure import Area, Disclosure, Earlier, Publish, Spot, Told, no_finer_than
from registry.domain.location import Box, Level, cell_of

BY_AREA = ((Publish.AREA2, "admin2"), (Publish.AREA1, "admin1"), (Publish.COUNTRY, "country"))
Place = dict[str, Any]


def earlier_places(record: Record, *, today: date) -> list[Earlier]:
    """Return the places of every version that was handed to the publisher, in order. `today`: as for `freeze`.

    A part goes back to the versions of the whole that were handed over before the split.
    """
    released = Revision.objects.filter(record=record, released_at__isnull=False).exclude(content=None)
    own = released.values_list("content", "places_held")
    return [
        earlier(number, told, kept, today)
        for number, (content, held) in enumerate([*of_wholes(record), *own], 1)
        for told, kept in zip(json.loads(bytes(content or b""))["locations"], held, strict=True)
    ]


def of_wholes(record: Record) -> list[tuple[bytes, Any]]:
    """Return content and kept places of each version that a whole, seen or not, told before the record was split off."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT content, places_held::text FROM publishing_told_before_split(%s)", [record.pk])
        return [(content, json.loads(held)) for content, held in cursor.fetchall()]


def earlier(number: int, told: Place, kept: Any, today: date) -> Earlier:
    disclosure = disclosure_of(told)
    lasting = limit_of(told, kept, disclosure, "lasting")
    shape = told["geometry"]
    areas = [told[level] for level in ("admin1", "admin2") if told[level]]
    return Earlier(
        version=number,
        spot=Spot(box_of(kept), told["country"], area_of(told["admin1"])),
        disclosure=disclosure,
        limit=lasting if embargo_is_over(kept, today) else limit_of(told, kept, disclosure, "limit"),
        lasting=lasting,
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


def embargo_is_over(kept: Any, today: date) -> bool:
    until = kept.get("embargo_until") if isinstance(kept, dict) else None
    return until is not None and date.fromisoformat(until) <= today


def limit_of(told: Place, kept: Any, disclosure: Disclosure, which: str) -> Disclosure | None:
    """Return the limit that was kept, as coarse as what was told under it unless it allows a cell.

    `which`: “limit”, or “lasting” for what is left of it once an embargo is over.

    Before limits were kept, what readers were told was withheld is one.
    """
    if not isinstance(kept, dict):
        return disclosure if told["withheld"] else None
    found = kept.get(which, kept["limit"])
    if found is None:
        return None
    publish, level, precision = found
    limit = Disclosure(Publish(publish), Level(level) if level else None, precision, "", "")
    told_so = which == "limit" or "lasting" not in kept
    return no_finer_than(disclosure, limit) if told_so and limit.publish is not Publish.CELL else limit


def keep(shape: GEOSGeometry | None, told: Told, embargo_until: date | None) -> dict[str, Any]:
    """Return what a released revision keeps of one place: where it truly is, its limit, and until when an embargo holds.

    Under no embargo the limit lasts.
    """
    kept = {"box": list(shape.extent) if shape is not None else None, "limit": written(told.limit)}
    if told.lasting == told.limit:
        return kept
    return kept | {
        "lasting": written(told.lasting),
        "embargo_until": embargo_until.isoformat() if embargo_until else None,
    }


def written(limit: Disclosure | None) -> list[Any] | None:
    return [limit.publish.value, limit.level, limit.precision] if limit else None
