# SPDX-License-Identifier: Apache-2.0
"""Reference systems: what PROJ gives is what the formulas say, there and back, for every kind of geometry."""

import json
from math import asinh, pi, radians, tan

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from api.ogc.crs import CRS84, EDGE, EPSG3857, EPSG4326, MOST_NORTH, SYSTEMS, box_of, taken
from api.ogc.crs import given as put_into

RADIUS = EDGE / pi
POINTS = st.tuples(st.floats(-180, 180), st.floats(-85, 85))


def as_json(shape) -> bytes:
    return shapely.to_geojson(shape).encode()


def coordinates(shape: bytes | None):
    return json.loads(shape or b"null")["coordinates"]


@given(POINTS)
def test_a_point_is_where_the_formulas_put_it(point):
    lon, lat = point
    shape = as_json(shapely.Point(lon, lat))

    assert put_into([shape], CRS84) == [shape]
    assert coordinates(put_into([shape], EPSG4326)[0]) == pytest.approx([lat, lon], abs=1e-12)
    expected = [RADIUS * radians(lon), RADIUS * asinh(tan(radians(lat)))]
    assert coordinates(put_into([shape], EPSG3857)[0]) == pytest.approx(expected, abs=0.02)


@given(POINTS, st.sampled_from(SYSTEMS))
def test_what_is_given_back_is_where_it_was(point, crs):
    (there,) = put_into([as_json(shapely.Point(point))], crs)
    back = taken(shapely.from_geojson(there), crs)

    assert (back.x, back.y) == pytest.approx(point, abs=1e-6)


@pytest.mark.parametrize("lat", [90, -90, 89.9, 86])
def test_beyond_the_edge_of_the_square_is_drawn_to_it(lat):
    (there,) = put_into([as_json(shapely.Point(10, lat))], EPSG3857)

    assert abs(coordinates(there)[1]) == pytest.approx(EDGE, abs=0.02)


def test_several_kinds_and_none_keep_their_places():
    both = shapely.GeometryCollection([shapely.Point(1, 2), shapely.Point(3, 4)])
    ring = shapely.box(10, 20, 11, 22)
    made = put_into([None, as_json(both), None, as_json(ring)], EPSG4326)

    assert [each is None for each in made] == [True, False, True, False]
    assert [each["coordinates"] for each in json.loads(made[1])["geometries"]] == [[2.0, 1.0], [4.0, 3.0]]
    assert shapely.from_geojson(made[3]).bounds == (20, 10, 22, 11)
    assert put_into([None], EPSG3857) == [None]


def test_a_box_beyond_the_square_is_the_whole_of_it():
    west, south, east, north = box_of((-9e8, -9e8, 9e8, 9e8), EPSG3857)

    assert (west, east) == pytest.approx((-180, 180))
    assert (south, north) == pytest.approx((-MOST_NORTH, MOST_NORTH))
