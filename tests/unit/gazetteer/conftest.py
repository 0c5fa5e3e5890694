# SPDX-License-Identifier: Apache-2.0
"""The gazetteer is loaded by the owner of its tables and read by the desk; most tests invent a country."""

import pytest
from django.contrib.gis.geos import MultiPolygon, Point, Polygon
from django.db import connection

from registry.domain.normalise import normalise
from registry.gazetteer.models import AdminArea, Place, PlaceName
from registry.gazetteer.sources.geonames import script


@pytest.fixture
def owner(db):
    """Do the rest of the test as the owner of the tables, who is no superuser."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE registry_owner")


@pytest.fixture
def emptied(owner):
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE gazetteer_adminarea, gazetteer_place, gazetteer_placename, gazetteer_load")


@pytest.fixture
def desk():
    """Return a function that goes on as the desk, which may only read."""

    def become() -> None:
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL ROLE registry_desk")

    return become


@pytest.fixture
def area(owner):
    """Return a function that keeps one square area: west, south, east, north in degrees."""

    def keep(key: str, box: tuple[float, float, float, float], **fields) -> AdminArea:
        shape = MultiPolygon(Polygon.from_bbox(box), srid=4326)
        return AdminArea.objects.create(
            **{"level": 1, "names": {"en": key}, "geom": shape, "source": "invented", "source_id": key}
            | fields
        )

    return keep


@pytest.fixture
def place(owner):
    """Return a function that keeps one place under its names, the first of them its own."""

    def keep(
        *names: str, at: tuple[float, float] = (1, 1), country: str = "ZZZ", population: int = 0
    ) -> Place:
        key = f"{names[0]} {at} {country}"
        kept = Place.objects.create(
            name=names[0], country=country, point=Point(*at, srid=4326), population=population, feature="P",
            source="invented", source_id=key,
        )  # fmt: skip
        PlaceName.objects.bulk_create(
            PlaceName(place=kept, name=name, normalised=normalise(name), script=script(name))
            for name in names
        )
        return kept

    return keep
