# SPDX-License-Identifier: Apache-2.0
"""Outlines of invented areas."""

from typing import Any
from uuid import uuid4

from django.contrib.gis.geos import MultiPolygon, Polygon

from registry.gazetteer.models import AdminArea


def outline(pcode: str, west: float, south: float, east: float, north: float) -> AdminArea:
    """Make a first-level area of Syria that is a box (degrees), of the edition “test”."""
    box = MultiPolygon(Polygon.from_bbox((west, south, east, north)), srid=4326)
    return AdminArea.objects.create(
        level=1,
        country="SYR",
        pcode=pcode,
        cod_version="test",
        names={"en": pcode},
        geom=box,
        source="test",
        source_id=pcode,
    )


def public_areas() -> list[dict[str, Any]]:
    """Return a country and its one first-level area as the publisher copies them: squares."""
    square = MultiPolygon(Polygon.from_bbox((35, 35, 38, 37)), srid=4326)
    both = {"disputed": False, "geom": square, "country": "SYR"}
    syria, idleb = {"en": "Syria", "ar": "سوريا"}, {"en": "Idleb", "ar": "إدلب"}
    return [
        {**both, "id": uuid4(), "level": 0, "pcode": "", "cod_version": "", "names": syria},
        {**both, "id": uuid4(), "level": 1, "pcode": "SY07", "cod_version": "v01", "names": idleb},
    ]
