# SPDX-License-Identifier: Apache-2.0
"""What the shipped files hold, and what they must not say."""

import gzip
import json
import tomllib
from pathlib import Path

import pytest

from registry.gazetteer.sources.natural_earth import DATA, SHAPES, crosswalks

BASEMAP = Path(__file__).parents[3] / "registry" / "ui" / "static" / "ui" / "map"
MEGABYTE = 1_000_000


@pytest.fixture(scope="module")
def areas():
    with gzip.open(SHAPES, "rt", encoding="utf-8") as lines:
        return {feature["id"]: feature["properties"] for feature in map(json.loads, lines)}


def test_the_files_stay_small():
    assert SHAPES.stat().st_size < 6 * MEGABYTE
    assert (BASEMAP / "basemap.pmtiles").stat().st_size < 4 * MEGABYTE


def test_every_part_lies_in_an_area_of_the_level_above(areas):
    parts = [area for area in areas.values() if area["level"] == 1]
    assert len(parts) > 4500
    assert all(areas[part["parent"]]["level"] == 0 for part in parts)
    assert all(areas[part["parent"]]["country"] == part["country"] for part in parts)


def test_all_fourteen_governorates_of_syria_have_a_shape_and_a_code(areas):
    codes = crosswalks()
    assert sorted(row["pcode"] for row in codes.values()) == [f"SY{number:02}" for number in range(1, 15)]
    assert all(areas[shape]["country"] == "SYR" for shape in codes)
    assert len({row["iso_3166_2"] for row in codes.values()}) == 14


def test_contested_areas_are_flagged_and_stand_in_no_country_unless_the_list_says_so(areas):
    entries = tomllib.loads((DATA / "disputed.toml").read_text())["area"]
    assert len(entries) >= 19
    for entry in entries:
        flagged = [areas[key] for key in entry.get("shapes", []) if key in areas]
        flagged += [areas[f"x-{entry['code']}"]] if entry.get("cut") else []
        assert flagged or entry.get("whole"), entry["code"]
        assert all(area["disputed"] and area["country"] == entry.get("country", "") for area in flagged)


@pytest.mark.parametrize("code", ["golan", "crimea", "northern-cyprus", "somaliland", "western-sahara-west"])
def test_an_area_of_no_country_is_whole_and_alone(areas, code):
    whole = areas[f"0/x-{code}"]
    assert whole["disputed"]
    assert whole["country"] == ""


def test_the_basemap_is_a_pmtiles_archive_of_version_three():
    with (BASEMAP / "basemap.pmtiles").open("rb") as file:
        assert file.read(8) == b"PMTiles\x03"


def test_the_map_style_asks_for_no_glyphs_and_no_other_origin():
    style = (BASEMAP / "basemap.js").read_text()
    assert not any(word in style for word in ("glyphs:", "sprite:", "http:", "https:"))
    assert "Borders are not an endorsement" in style
