# SPDX-License-Identifier: Apache-2.0
"""The one filter grammar as SQL: every public list asks its questions here, of public columns alone."""

from collections.abc import Collection
from datetime import date
from typing import Self

from django.contrib.gis.db import models
from django.contrib.gis.geos import GEOSGeometry, LineString, Point, Polygon
from django.db.models import Q

Box = tuple[float, float, float, float]


def area_of(box: Box) -> GEOSGeometry:
    """Return the box as a shape: a rectangle, or the line or point that it has shrunk to."""
    west, south, east, north = box
    if west == east or south == north:
        return (
            Point(west, south, srid=4326) if box[:2] == box[2:] else LineString(box[:2], box[2:], srid=4326)
        )
    shape = Polygon.from_bbox(box)
    shape.srid = 4326
    return shape


class DocumentQuerySet(models.QuerySet):  # type: ignore[type-arg]
    def incidents(self) -> Self:
        """Keep published incidents, newest first by day, then by code."""
        return self.filter(kind="incident", status="published").order_by("-sort_date", "-code")

    def aggregate_reports(self) -> Self:
        return self.filter(kind="aggregate_report", status="published").order_by("-sort_date", "-code")

    def during(self, first: date | None, last: date | None) -> Self:
        """Keep documents whose window touches [first, last]; a bound that is None is open, on either side."""
        starts = Q() if last is None else Q(date_earliest__isnull=True) | Q(date_earliest__lte=last)
        ends = Q() if first is None else Q(date_latest__isnull=True) | Q(date_latest__gte=first)
        return self.filter(starts & ends)

    def within(self, box: Box) -> Self:
        """Keep documents whose public geometry touches the box; minx > maxx crosses the antimeridian."""
        west, south, east, north = box
        if west <= east:
            return self.filter(geom__intersects=area_of(box))
        halves = Q(geom__intersects=area_of((west, south, 180.0, north)))
        return self.filter(halves | Q(geom__intersects=area_of((-180.0, south, east, north))))

    def located(self, known: bool) -> Self:
        """Keep documents that have a public geometry, or those that have none."""
        return self.filter(geom__isnull=not known)

    def with_weapon(self, codes: Collection[str]) -> Self:
        """Keep documents that report one of these weapons; a family holds its classes."""
        return self.filter(weapons__overlap=list(codes))

    def in_area(self, codes: Collection[str]) -> Self:
        """Keep documents in one of these countries (ISO 3166-1 alpha-3) or areas (P-code)."""
        return self.filter(areas__overlap=list(codes))
