# SPDX-License-Identifier: Apache-2.0
"""Countries and first-level areas: codes, names and shapes. A shape is never the place of an incident."""

from hashlib import sha256
from typing import ClassVar

from django.conf import settings
from django.contrib.gis.db.models.functions import AsGeoJSON
from django.http import HttpResponse
from rest_framework.request import Request

from api.views import GEOJSON, JSON, PublicView, plain, representation
from registry.domain.errors import InvalidFilter, NotFound
from registry.published.areas import coded
from registry.published.envelope import as_bytes
from registry.published.models import Area
from registry.ui.answers import Basis, answer


class AreaList(PublicView):
    """All countries; with `area` (ISO 3166-1 alpha-3) the coded parts of those countries as well."""

    parameters: ClassVar[list[str]] = ["area"]

    def get(self, request: Request) -> HttpResponse:
        countries = self.filter_of(request).areas
        representation(request, "", ("json",))
        made = as_bytes(listing(countries))
        basis = Basis(("areas", sha256(made).hexdigest()), None, JSON)
        return answer(plain(request), basis, lambda: made)


class AreaItem(PublicView):
    """One area as a GeoJSON feature."""

    def get(self, request: Request, code: str) -> HttpResponse:
        self.filter_of(request)
        representation(request, "", ("geojson",))
        found = coded(code).annotate(shape=AsGeoJSON("geom", precision=5)).first()
        if found is None:
            raise NotFound("There is nothing at this address.")
        made = feature(found, code)
        basis = Basis(("area", sha256(made).hexdigest()), None, GEOJSON)
        return answer(plain(request), basis, lambda: made)


def listing(countries: tuple[str, ...]) -> dict[str, object]:
    areas = Area.objects.filter(level=0).exclude(country="")
    if countries:
        parts = Area.objects.filter(country__in=countries).exclude(pcode="")
        areas = areas.filter(country__in=countries) | parts
    rows = areas.order_by("country", "level", "pcode", "id").defer("geom")
    items = [{**described(row), "self": address(row)} for row in rows]
    if countries and not items:
        raise InvalidFilter("“area” has no such country. All countries are at /api/v1/areas.", field="area")
    return {"items": items, "count": len(items)}


def described(area: Area) -> dict[str, object]:
    return {
        "code": area.pcode or area.country,
        "level": area.level,
        "country": area.country,
        "cod_version": area.cod_version,
        "name": area.names,
        "disputed": area.disputed,
    }


def address(area: Area) -> str:
    return f"{settings.REGISTRY_PUBLIC_URL}/api/v1/areas/{area.pcode or area.country}"


def feature(area: Area, code: str) -> bytes:
    """Return the area as a GeoJSON feature, with its shape as PostGIS writes it: some have a megabyte."""
    shape: bytes = area.shape.encode()  # type: ignore[attr-defined]
    head = as_bytes({"type": "Feature", "id": code})[:-1]
    return head + b',"geometry":' + shape + b',"properties":' + as_bytes(described(area)) + b"}"
