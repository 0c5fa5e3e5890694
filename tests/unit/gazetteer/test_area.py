# SPDX-License-Identifier: Apache-2.0
"""What no row of an area may say. Each refusal has its neighbour that passes."""

import pytest
from django.contrib.gis.geos import MultiPolygon, Polygon
from django.db import IntegrityError

BOX = (0, 0, 2, 2)
BOW_TIE = MultiPolygon(Polygon(((0, 0), (2, 2), (2, 0), (0, 2), (0, 0))), srid=4326)
OFF_EARTH = MultiPolygon(Polygon.from_bbox((179, 0, 181, 2)), srid=4326)
TO_THE_EDGE = MultiPolygon(Polygon.from_bbox((179, 0, 180, 2)), srid=4326)

REFUSED = [
    ("area_shape_valid", {"geom": BOW_TIE}),
    ("area_shape_on_earth", {"geom": OFF_EARTH}),
    ("area_country_iso3", {"country": "sy"}),
    ("area_pcode_has_prefix_and_version", {"pcode": "07", "cod_version": "v1"}),
    ("area_pcode_has_prefix_and_version", {"pcode": "SY07"}),
    ("area_pcode_has_prefix_and_version", {"cod_version": "v1"}),
    ("area_iso_3166_2", {"iso_3166_2": "Idlib"}),
    ("area_has_english_name", {"names": {"ar": "إدلب"}}),
    ("area_valid_from_before_to", {"valid_from": "2020-01-02", "valid_to": "2020-01-01"}),
]
KEPT = [
    {"geom": TO_THE_EDGE},
    {"country": ""},
    {"country": "SYR"},
    {"pcode": "SY07", "cod_version": "v1", "iso_3166_2": "SY-ID"},
    {"valid_from": "2020-01-01", "valid_to": "2020-01-01"},
]


@pytest.mark.parametrize(("rule", "fields"), REFUSED)
def test_the_database_refuses(area, rule, fields):
    with pytest.raises(IntegrityError, match=rule):
        area("one", BOX, **fields)


@pytest.mark.parametrize("fields", KEPT)
def test_the_database_keeps(area, fields):
    assert area("one", BOX, **fields).pk


def test_a_country_has_no_parent(area):
    whole = area("whole", BOX, level=0)
    assert area("part", BOX, parent=whole).pk
    with pytest.raises(IntegrityError, match="area_country_has_no_parent"):
        area("other", BOX, level=0, parent=whole)


def test_a_pcode_stands_once_in_one_version_and_again_in_the_next(area):
    area("one", BOX, pcode="SY07", cod_version="v1")
    area("two", BOX, pcode="SY07", cod_version="v2")
    with pytest.raises(IntegrityError, match="area_pcode_once_per_version"):
        area("three", BOX, pcode="SY07", cod_version="v1")


def test_many_areas_may_have_no_pcode(area):
    area("one", BOX)
    assert area("two", BOX).pcode == ""
