# SPDX-License-Identifier: Apache-2.0
"""Outlines of invented areas."""

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
