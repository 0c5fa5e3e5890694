# SPDX-License-Identifier: Apache-2.0
"""The one filter grammar as SQL: every public list asks its questions here, of public columns alone."""

from collections.abc import Collection
from datetime import date
from typing import Self

from django.contrib.gis.db import models
from django.contrib.gis.geos import Polygon
from django.db.models import Q

Box = tuple[float, float, float, float]


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
            return self.filter(geom__bboverlaps=Polygon.from_bbox(box))
        halves = Q(geom__bboverlaps=Polygon.from_bbox((west, south, 180, north)))
        return self.filter(halves | Q(geom__bboverlaps=Polygon.from_bbox((-180, south, east, north))))

    def with_weapon(self, codes: Collection[str]) -> Self:
        """Keep documents that report one of these weapons; a family holds its classes."""
        return self.filter(weapons__overlap=list(codes))

    def in_area(self, codes: Collection[str]) -> Self:
        """Keep documents in one of these countries (ISO 3166-1 alpha-3) or areas (P-code)."""
        return self.filter(areas__overlap=list(codes))
