# SPDX-License-Identifier: Apache-2.0
"""A list with a count, a box and a weapon; one item; and vector tiles straight from PostGIS."""

from typing import Any

from django.db import connection
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from rest_framework.generics import ListAPIView, RetrieveAPIView
from rest_framework.request import Request
from rest_framework.views import APIView
from rest_framework_gis.filters import InBBoxFilter
from rest_framework_gis.pagination import GeoJsonPagination
from rest_framework_gis.serializers import GeoFeatureModelSerializer

from tests.bench.public.plain.models import Item

MVT = """
WITH tile AS (SELECT ST_TileEnvelope(%s, %s, %s) AS box),
features AS (SELECT ST_AsMVTGeom(ST_Transform(geom, 3857), box) AS geom, code, weapon, sort_date, killed_min, killed_max
             FROM bench_items, tile WHERE geom && ST_Transform(box, 4326))
SELECT ST_AsMVT(features) FROM features
"""


class Pages(GeoJsonPagination):
    page_size = 100


class ItemSerializer(GeoFeatureModelSerializer):
    class Meta:
        model = Item
        geo_field = "geom"
        fields = "__all__"


class Touching(InBBoxFilter):
    """The library's filter, but exact where a geometry only touches the box, as the other contestants are."""

    def filter_queryset(self, request: Request, queryset: QuerySet[Any], view: APIView) -> QuerySet[Any]:
        box = self.get_filter_bbox(request)
        return queryset.filter(geom__intersects=box) if box else queryset


class Items(ListAPIView):
    queryset = Item.objects.all()
    serializer_class = ItemSerializer
    pagination_class = Pages
    filter_backends = (Touching,)

    def get_queryset(self) -> QuerySet[Any]:
        weapon = self.request.query_params.get("weapon")
        return Item.objects.filter(weapon=weapon) if weapon else Item.objects.all()


class One(RetrieveAPIView):
    queryset = Item.objects.all()
    serializer_class = ItemSerializer


def tile(request: HttpRequest, z: int, x: int, y: int) -> HttpResponse:
    """Every feature of the tile, as ST_AsMVT gives them."""
    with connection.cursor() as cursor:
        cursor.execute(MVT, [z, x, y])
        return HttpResponse(bytes(cursor.fetchone()[0]), content_type="application/vnd.mapbox-vector-tile")
