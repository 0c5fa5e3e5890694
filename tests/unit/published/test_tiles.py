# SPDX-License-Identifier: Apache-2.0
"""Tiles, read back by another program's reader: what is in them, that nothing is lost or told twice, and both executions."""

import os
from itertools import product
from uuid import uuid4

import mapbox_vector_tile
import numpy as np
import pytest
from django.contrib.gis.geos import MultiPolygon, Polygon
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from registry.published import write
from registry.published.filters import Filter
from registry.published.snapshot.build import build
from registry.published.snapshot.files import write as put
from registry.published.snapshot.mercator import on_the_map
from registry.published.snapshot.reading import Snapshot
from registry.published.state import live
from registry.published.tiles import coarse, known, spots
from registry.published.tiles.grid import Tile
from registry.published.tiles.held import held
from registry.published.tiles.making import made
from tests.factories import content as make
from tests.factories import varied
from tests.unit.published.test_executions import SPARSE

WORLD = Tile(0, 0, 0)
EXAMPLES = int(os.environ.get("FILTERS", "200")) // 5


def layers(source, tile=WORLD, wanted=Filter()):  # noqa: B008
    """Return the features of each layer: tags, and places in units of the tile from the north-west."""
    read = mapbox_vector_tile.decode(
        made(source, tile, wanted.conditions()), default_options={"y_coord_down": True}
    )
    return {
        name: [(each["properties"], each["geometry"]) for each in layer["features"]]
        for name, layer in read.items()
    }


@pytest.fixture
def snapshot(db, as_publisher, tmp_path):
    """Return a function: publish these, and read them as a snapshot."""

    def publish(*contents, **options):
        with as_publisher():
            codes = [make.publish(each, **options) for each in contents]
        return codes, Snapshot(put(tmp_path, build()))

    return publish


@pytest.fixture
def both(db, as_publisher, tmp_path):
    """The same records as PostgreSQL holds them and as a snapshot does, and no others: most tests here want none of them."""
    with as_publisher():
        varied.publish_all()
    return live(), Snapshot(put(tmp_path, build()))


@pytest.fixture(autouse=True)
def shapes(db, as_publisher):
    """Shapes of one country and one of its areas."""
    known._known.clear()
    square = MultiPolygon(Polygon.from_bbox((35, 35, 38, 37)), srid=4326)
    row = {"names": {"en": "Syria"}, "disputed": False, "geom": square, "country": "SYR", "cod_version": ""}
    part = {**row, "id": uuid4(), "level": 1, "pcode": "SY07", "names": {"en": "Idleb"}}
    with as_publisher():
        write.copy_reference([], [{**row, "id": uuid4(), "level": 0, "pcode": ""}, part], version="shapes")


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    wanted=SPARSE,
    z=st.integers(0, 4),
    at=st.tuples(st.floats(0, 0.999), st.floats(0.2, 0.8)),
    most=st.sampled_from([5, 2000]),
)
def test_both_draw_the_same(both, wanted, z, at, most):
    tile = Tile(z, int(at[0] * 2**z), int(at[1] * 2**z))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(spots, "MOST_SINGLE", most)
        by_sql, by_snapshot = (layers(source, tile, wanted) for source in both)

    assert in_order(by_snapshot) == in_order(by_sql)


def in_order(found):
    return {name: sorted(map(repr, features)) for name, features in found.items()}


def test_every_point_is_told_once_on_each_zoom(both, monkeypatch):
    snapshot = OnePoint(both[1].folder)
    rows = snapshot.rows("incident")
    alone = rows.filter(rows["lon"] < 200)
    places = on_the_map(alone.select("lon", "lat").to_numpy())
    assert len(alone) > 50
    assert len(both[1].table("points")) > 10

    for z, most in (*product((0, 1, 3), (0, 3, 2000)), (5, 3), (11, 3), (14, 3)):
        monkeypatch.setattr(spots, "MOST_SINGLE", most)
        told = [told_in(snapshot, tile) for tile in tiles(z, places)]
        assert sum(told) == len(alone), (z, most)


def tiles(z, places):
    """Return all tiles of a zoom; of the finer ones those with points and all around them."""
    side = 2**z
    if z <= 3:
        return [Tile(z, x, y) for x in range(side) for y in range(side)]
    here = np.unique(np.clip((places * side).astype(int), 0, side - 1), axis=0)
    around = {(x + right, y + down) for x, y in here.tolist() for right in (-1, 0, 1) for down in (-1, 0, 1)}
    return [Tile(z, x, y) for x, y in around if 0 <= x < side and 0 <= y < side]


def told_in(snapshot, tile):
    read = mapbox_vector_tile.decode(spots.spots(held(snapshot, tile, ()), tile))
    clusters = read.get("clusters", {"features": []})["features"]
    return len(read.get("incidents", {"features": []})["features"]) + sum(
        each["properties"]["n"] for each in clusters
    )


class OnePoint(Snapshot):
    """A snapshot in which no record has several points."""

    def table(self, name):
        return super().table(name).clear() if name == "points" else super().table(name)


def test_a_point_says_what_it_is(snapshot):
    figures = {"killed": make.figure(3, 5), "injured": make.figure(20, None)}
    search = {"weapons": ["uxo"], "areas": ["SYR"], "countries": ["SYR"]}
    [code], now = snapshot(make.content(locations=(make.place(0.0, 0.0),), casualties=figures, search=search))

    [(tags, geometry)] = layers(now)["incidents"]
    assert geometry == {"type": "Point", "coordinates": [2048, 2048]}
    assert tags == {
        "code": code,
        "date": "2024-11-27",
        "grade": "single_source",
        "weapon": "uxo",
        "type": "bombardment_unspecified",
        "killed_min": 3,
        "killed_max": 5,
        "killed_open": False,
        "injured_min": 20,
        "injured_open": True,
        "precision": "town",
        "uncertainty_m": 3000,
    }


def test_demonstrations_say_so(snapshot):
    _, now = snapshot(make.content(locations=(make.place(0.0, 0.0),), demonstration=True))

    assert layers(now)["incidents"][0][0]["demonstration"] is True


def test_several_points_are_each_shown_and_counted_once_in_a_cell(snapshot, monkeypatch):
    both_points = (
        make.place(36.5, 35.5),
        make.place(36.50001, 35.5, precision=make.term("exact"), uncertainty_m=25),
    )
    _, now = snapshot(make.content(locations=both_points))

    points = layers(now)["incidents"]
    assert [tags["precision"] for tags, _ in points] == ["town", "exact"]
    monkeypatch.setattr(spots, "MOST_SINGLE", 0)
    assert [tags["n"] for tags, _ in layers(now)["clusters"]] == [1]


def test_one_spot_that_holds_many_is_one_number_at_every_zoom(snapshot, monkeypatch):
    monkeypatch.setattr(spots, "MOST_SINGLE", 3)
    _, now = snapshot(
        *(
            make.content(locations=(make.place(36.5, 35.5),), casualties={"killed": make.figure(1, 2)})
            for _ in range(5)
        )
    )

    for z in range(15):
        x, y = (int(each * 2**z) for each in on_the_map(np.array([[36.5, 35.5]]))[0])
        [(tags, _)] = layers(now, Tile(z, x, y))["clusters"]
        assert (tags["n"], tags["killed_min"], tags["killed_max"], tags["killed_open"]) == (5, 5, 10, False)


@pytest.mark.parametrize(("lon", "x"), [(180.0, 16383), (179.99999, 16383), (-180.0, 0)])
def test_the_antimeridian_is_in_the_outermost_tiles(snapshot, lon, x):
    _, now = snapshot(make.content(locations=(make.place(lon, 0.00001),)))

    [(_, geometry)] = layers(now, Tile(14, x, 8191))["incidents"]
    assert all(0 <= each <= 4095 for each in geometry["coordinates"])
    assert "incidents" not in layers(now, Tile(14, 16383 - x, 8191))


def test_a_point_on_an_edge_is_in_one_tile(snapshot):
    _, now = snapshot(make.content(locations=(make.place(0.0, 0.0),)))
    held = [(x, y) for x in (0, 1) for y in (0, 1) if "incidents" in layers(now, Tile(1, x, y))]

    assert held == [(1, 1)]


CELL = {"type": "Polygon", "coordinates": [[[36, 35], [36.1, 35], [36.1, 35.1], [36, 35.1], [36, 35]]]}


def coarsened():
    return make.content(locations=(make.place(geometry=CELL),))


def test_a_coarsened_place_is_a_polygon_and_no_point(snapshot):
    [code], now = snapshot(coarsened())

    found = layers(now, Tile(8, 153, 101))
    [(tags, geometry)] = found["generalised"]
    assert (tags["n"], tags["code"], geometry["type"]) == (1, code, "Polygon")
    assert set(found) == {"generalised"}
    assert layers(now)["generalised"][0][1]["type"] == "Polygon"  # too small to be seen, and yet there


def test_a_polygon_that_holds_several_has_no_code(snapshot):
    _, now = snapshot(coarsened(), coarsened())

    [(tags, _)] = layers(now, Tile(8, 153, 101))["generalised"]
    assert tags["n"] == 2
    assert "code" not in tags


def test_a_polygon_has_one_number_in_every_tile_it_reaches_into(snapshot):
    across = {"type": "Polygon", "coordinates": [[[-1, 35], [1, 35], [1, 36], [-1, 36], [-1, 35]]]}
    _, now = snapshot(make.content(locations=(make.place(geometry=across),)), coarsened())

    [west], [east] = (layers(now, Tile(6, x, 25))["generalised"] for x in (31, 32))
    assert west[0]["shape"] == east[0]["shape"]
    assert west[0]["shape"] != layers(now, Tile(8, 153, 101))["generalised"][0][0]["shape"]


def test_many_polygons_are_squares_of_the_grid(snapshot, monkeypatch):
    monkeypatch.setattr(coarse, "MOST_DRAWN", 0)
    _, now = snapshot(coarsened(), coarsened())

    [(tags, geometry)] = layers(now)["generalised"]
    assert (tags["n"], geometry["type"]) == (2, "Polygon")


def test_an_area_is_the_finest_with_a_shape_and_never_a_point(snapshot):
    in_part = make.content(locations=(make.place(admin1=make.area("SY07")),))
    unknown_part = make.content(locations=(make.place(admin1=make.area("SY99")),))
    _, now = snapshot(in_part, unknown_part, make.content())

    found = layers(now)
    assert [(tags["code"], tags["n"], geometry["type"]) for tags, geometry in found["areas"]] == [
        ("SY07", 1, "Polygon"),
        ("SYR", 2, "Polygon"),
    ]
    assert set(found) == {"areas"}
    assert layers(now, Tile(2, 0, 0)) == {}


def test_areas_that_are_read_again_leave_nothing_of_the_reading_before(snapshot):
    _, now = snapshot(make.content())
    first, kept = made(now, WORLD, ()), len(now._parts)
    number = known.known(frozenset({"SYR"})).number

    for _ in range(3):
        known._known.clear()
        assert made(now, WORLD, ()) == first
    assert known.known(frozenset({"SYR"})).number > number
    assert len(now._parts) == kept


def test_a_withdrawn_record_is_in_no_tile_of_the_next_snapshot(snapshot, as_publisher, tmp_path):
    [code], now = snapshot(make.content(locations=(make.place(36.5, 35.5),)))
    assert layers(now)
    with as_publisher():
        make.withdraw(code)

    assert layers(Snapshot(put(tmp_path, build()))) == layers(live()) == {}
