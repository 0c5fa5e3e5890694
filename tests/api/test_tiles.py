# SPDX-License-Identifier: Apache-2.0
"""/api/tiles: which addresses there are, the one filter, and what caches and map programs are told."""

import mapbox_vector_tile
import pytest

from registry.published.tiles import known
from tests.factories import content as make

TILE = "/api/tiles/incidents/0/0/0.mvt"


@pytest.fixture(autouse=True)
def forgotten():
    known._known.clear()


def test_a_tile_has_what_the_filter_lets_through(put, public_client, reference):
    put(make.content(locations=(make.place(36.5, 35.5),)))
    here, none = (public_client.get(f"{TILE}?date={year}-01-01/{year}-12-31") for year in (2024, 2023))

    assert list(mapbox_vector_tile.decode(here.content)) == ["incidents"]
    assert here["Content-Type"] == "application/vnd.mapbox-vector-tile"
    assert (none.status_code, none.content) == (200, b"")


def test_a_tile_that_the_reader_has_is_not_made_again(put, public_client, reference):
    put(make.content(locations=(make.place(36.5, 35.5),)))
    first = public_client.get(TILE)

    assert public_client.get(TILE, headers={"If-None-Match": first["ETag"]}).status_code == 304
    put(make.content(locations=(make.place(36.5, 35.5),)))
    assert public_client.get(TILE, headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_tiles_are_compressed(put, public_client, reference):
    put(*(make.content(locations=(make.place(30 + number, 35.5),)) for number in range(30)))

    assert public_client.get(TILE, headers={"Accept-Encoding": "gzip"})["Content-Encoding"] == "gzip"


@pytest.mark.parametrize(
    "address", ["15/0/0", "0/1/0", "0/0/1", "3/8/0", "3/0/8", "01/0/0", "1/-1/0", "1/0/0x", "99999/0/0"]
)
def test_there_are_no_other_tiles(get, address):
    assert get(f"/api/tiles/incidents/{address}.mvt", status=404)["code"] == "not_found"


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("limit=5", "limit"),
        ("weapon=catapult", "weapon"),
        ("bbox=1", "bbox"),
        ("sort=date", "sort"),
        ("lang=ar", "lang"),
    ],
)
@pytest.mark.parametrize("path", [TILE, "/api/tiles/incidents.json"])
def test_the_query_is_strict(get, path, query, named):
    assert get(f"{path}?{query}", status=400)["errors"][0]["parameter"] == named


def test_tilejson_names_the_tiles_of_the_same_filter_and_every_field(put, get, public_client):
    put(make.content(locations=(make.place(36.5, 35.5),), casualties={"killed": make.figure(1, 2)}))
    body = get("/api/tiles/incidents.json?date=2024-01-01/..")
    tile = public_client.get(body["tiles"][0].format(z=0, x=0, y=0))

    assert (body["tilejson"], body["minzoom"], body["maxzoom"]) == ("3.0.0", 0, 14)
    assert [layer["id"] for layer in body["vector_layers"]] == [
        "incidents",
        "clusters",
        "generalised",
        "areas",
    ]
    told = set(mapbox_vector_tile.decode(tile.content)["incidents"]["features"][0]["properties"])
    assert told
    assert told <= set(body["vector_layers"][0]["fields"])


def test_withdrawn_records_are_in_no_tile(put, take_down, public_client, reference):
    code = put(make.content(locations=(make.place(36.5, 35.5),)))
    assert public_client.get(TILE).content

    take_down(code)
    assert public_client.get(TILE).content == b""
