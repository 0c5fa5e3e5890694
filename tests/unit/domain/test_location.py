# SPDX-License-Identifier: Apache-2.0
import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.domain.errors import InvalidPlace, UnknownCode
from registry.domain.location import (
    PRECISIONS,
    Box,
    Cell,
    Level,
    cell_of,
    cell_precision,
    check_point,
    coarser,
    common_cell,
    gap,
    generalise,
    on_grid,
    public_place,
    round_public,
    uncertainty_m,
)

LEVELS = list(Level)
lons, lats, levels = st.floats(-180, 180), st.floats(-90, 90), st.sampled_from(LEVELS)
fractions = st.floats(0, 1, exclude_max=True)


@given(lons, lats, levels)
def test_a_point_lies_in_its_cell_and_the_answer_is_the_same_each_time(lon, lat, level):
    cell = generalise(lon, lat, level=level)
    west, south, east, north = cell.bounds

    assert west <= lon <= east
    assert south <= lat <= north
    assert -180 <= west < east <= 180
    assert -90 <= south < north <= 90
    assert generalise(lon, lat, level=level) == cell


@given(lons, lats)
def test_every_cell_lies_inside_the_coarser_one(lon, lat):
    cells = [generalise(lon, lat, level=level) for level in LEVELS]

    assert all(fine.within(coarse) for fine, coarse in pairwise(cells))
    assert not any(coarse.within(fine) for fine, coarse in pairwise(cells))


@given(lons, lats, levels, fractions, fractions)
def test_moving_the_point_inside_its_cell_changes_nothing(lon, lat, level, east, north):
    cell = generalise(lon, lat, level=level)
    moved_lon = (cell.west + math.floor(east * level)) / 100_000
    moved_lat = (cell.south + math.floor(north * level)) / 100_000

    assert generalise(moved_lon, moved_lat, level=level) == cell
    before, after = (
        public_place(x, y, level=level, uncertainty_m=25) for x, y in ((lon, lat), (moved_lon, moved_lat))
    )
    assert level is Level.POINT or before == after


@given(lons, lats, st.lists(levels, min_size=1, max_size=8))
def test_many_versions_together_tell_no_more_than_the_finest_of_them(lon, lat, published):
    cells = [generalise(lon, lat, level=level) for level in published]
    overlap = (
        max(cell.bounds[0] for cell in cells),
        max(cell.bounds[1] for cell in cells),
        min(cell.bounds[2] for cell in cells),
        min(cell.bounds[3] for cell in cells),
    )

    assert overlap == min(cells, key=lambda cell: cell.level).bounds


def test_a_neighbouring_cell_does_not_lie_inside():
    fine = generalise(36.634, 35.934, level=Level.CELL_1KM)

    for lon, lat in ((36.534, 35.934), (36.734, 35.934), (36.634, 35.834), (36.634, 36.034)):
        assert not fine.within(generalise(lon, lat, level=Level.CELL_10KM))


@given(
    lons,
    lats,
    st.lists(st.tuples(levels, st.integers(-9000, 9000), st.integers(-9000, 9000)), min_size=1, max_size=5),
)
def test_the_common_cell_is_the_smallest_that_holds_all(lon, lat, moves):
    cells = [
        generalise(max(-180, min(180, lon + east / 1e5)), max(-90, min(90, lat + north / 1e5)), level=level)
        for level, east, north in moves
    ]
    found = common_cell(cells)

    holding = [
        level
        for level in LEVELS
        if level >= cells[0].level
        for parent in [generalise(*cells[0].centre, level=level)]
        if all(cell.within(parent) for cell in cells)
    ]
    assert (found.level if found else None) == (holding[0] if holding else None)
    assert found is None or all(cell.within(found) for cell in cells)


@given(lons, lats, levels)
def test_a_cell_is_read_back_from_its_outline(lon, lat, level):
    cell = generalise(lon, lat, level=level)

    assert cell_of(cell.ring) == cell
    assert on_grid(cell.box, Level.POINT)[:2] == cell.bounds[:2]


def test_boxes_lie_apart_by_the_wider_of_two_gaps_also_across_the_antimeridian():
    home = Box(10, 10, 11, 11)

    assert gap(home, Box(10.5, 10.5, 12, 12)) == gap(home, Box(11, 11, 12, 12)) == 0
    assert gap(home, Box(13, 11.5, 14, 12)) == gap(Box(13, 11.5, 14, 12), home) == 2
    assert gap(Box(179.5, 0, 179.5, 0), Box(-179.5, 0, -179.5, 0)) == 1
    assert on_grid(Box(36.63, 35.93, 36.71, 35.93), Level.CELL_10KM) == Box(36.6, 35.9, 36.8, 36.0)


def test_each_level_divides_the_next():
    assert all(coarse % fine == 0 for fine, coarse in pairwise(LEVELS))
    assert all(90 * 100_000 % level == 0 for level in LEVELS)


@given(lons, lats)
def test_a_public_point_has_five_decimals_and_stays_where_it_is(lon, lat):
    rounded = round_public(lon, lat)

    assert round_public(*rounded) == rounded
    assert all(value == round(value, 5) for value in rounded)
    assert 0 <= lon - rounded[0] < 0.000011
    assert generalise(*rounded, level=Level.CELL_1KM) == generalise(lon, lat, level=Level.CELL_1KM)


def test_decimals_that_binary_fractions_cannot_hold_are_kept():
    assert round_public(0.29, 36.63) == (0.29, 36.63)
    assert generalise(0.29, 36.63, level=Level.CELL_1KM).bounds == (0.29, 36.63, 0.3, 36.64)


def test_the_edge_of_the_globe_is_in_the_last_cell():
    assert generalise(180, 90, level=Level.CELL_10KM).bounds == (179.9, 89.9, 180.0, 90.0)
    assert generalise(-180, -90, level=Level.CELL_10KM).bounds == (-180.0, -90.0, -179.9, -89.9)


def test_a_cell_is_a_closed_ring_against_the_clock_with_its_centre():
    cell = generalise(36.634, 35.93, level=Level.CELL_10KM)

    assert cell.ring == ((36.6, 35.9), (36.7, 35.9), (36.7, 36.0), (36.6, 36.0), (36.6, 35.9))
    assert cell.centre == (36.65, 35.95)


@pytest.mark.parametrize(
    ("lon", "lat", "field"),
    [
        (math.nan, 1, "longitude"),
        (1, math.nan, "latitude"),
        (math.inf, 1, "longitude"),
        (1, -math.inf, "latitude"),
        (180.001, 1, "longitude"),
        (-999, 1, "longitude"),
        (1, 90.001, "latitude"),
        (1, -91, "latitude"),
    ],
)
def test_what_is_no_place_on_the_globe_is_refused(lon, lat, field):
    for refusing in (check_point, round_public, lambda x, y: generalise(x, y, level=Level.CELL_1KM)):
        with pytest.raises(InvalidPlace) as refusal:
            refusing(lon, lat)
        assert refusal.value.field == field


@pytest.mark.parametrize(
    ("level", "code"),
    [
        (Level.POINT, "exact"),
        (Level.CELL_1KM, "neighbourhood"),
        (Level.CELL_5KM, "city"),
        (Level.CELL_10KM, "city"),
        (Level.CELL_20KM, "near_place"),
    ],
)
def test_a_cell_claims_no_finer_precision_than_holds_everywhere_in_it(level, code):
    assert cell_precision(level) == code
    assert Cell(level, 0, 0).radius_m <= PRECISIONS[code].radius_m


def test_precision_classes_run_from_fine_to_coarse():
    radii = {code: known.radius_m for code, known in PRECISIONS.items() if known.radius_m is not None}

    assert list(radii.values()) == sorted(radii.values())
    assert radii == {
        "exact": 25,
        "within_100m": 100,
        "street": 300,
        "landmark": 500,
        "neighbourhood": 1_000,
        "village": 1_500,
        "town": 3_000,
        "city": 10_000,
        "near_place": 25_000,
    }
    assert all((known.radius_m is None) == (known.shape != "point") for known in PRECISIONS.values())


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("exact", "town", "town"),
        ("admin1", "town", "admin1"),
        ("country", "admin2", "country"),
        ("city", "city", "city"),
    ],
)
def test_the_coarser_of_two(one, other, expected):
    assert coarser(one, other) == coarser(other, one) == expected


def test_the_radius_is_that_of_the_class_unless_the_record_says_otherwise():
    assert uncertainty_m("village") == 1500
    assert uncertainty_m("village", 300) == 300
    assert uncertainty_m("admin1") is None
    assert [uncertainty_m("village", edge) for edge in (1, 200_000)] == [1, 200_000]


@pytest.mark.parametrize(
    ("precision", "override"), [("admin1", 300), ("village", 0), ("village", -5), ("village", 200_001)]
)
def test_a_radius_that_means_nothing_is_refused(precision, override):
    with pytest.raises(InvalidPlace):
        uncertainty_m(precision, override)


def test_an_unknown_precision_is_refused():
    with pytest.raises(UnknownCode):
        uncertainty_m("somewhere")
    with pytest.raises(UnknownCode):
        coarser("exact", "somewhere")


def test_a_public_place_is_a_point_a_cell_or_nothing():
    point = public_place(36.63412345, 35.93, level=Level.POINT, uncertainty_m=25)
    cell = public_place(36.63412345, 35.93, level=Level.CELL_1KM, uncertainty_m=25)
    vague_cell = public_place(36.63412345, 35.93, level=Level.CELL_1KM, uncertainty_m=3000)

    assert (point.point, point.cell, point.uncertainty_m) == ((36.63412, 35.93), None, 25)
    assert (cell.point, cell.cell.level, cell.uncertainty_m) == (None, Level.CELL_1KM, 788)
    assert vague_cell.uncertainty_m == 3000
    for nothing in (
        public_place(36.6, 35.9, level=None, uncertainty_m=25),
        public_place(None, None, level=Level.POINT, uncertainty_m=25),
    ):
        assert (nothing.point, nothing.cell, nothing.uncertainty_m) == (None, None, None)
