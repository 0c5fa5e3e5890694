# SPDX-License-Identifier: Apache-2.0
"""Finding records in a browser: the filter, its chips, the map of a selection, duplicates while one types."""

import pytest
from playwright.sync_api import expect

from tests.e2e.desk_faces import both
from tests.e2e.watched import axe, shoot

RECORDS = """
import django; django.setup()
from dataclasses import replace
from django.contrib.gis.geos import Point
from registry.accounts.models import User
from registry.audit.viewing import viewing
from registry.casework.draft import LocationDraft
from tests.factories import records
amal = User.objects.get(username="amal")
with viewing(amal.pk):
    for n in range(12):
        place = replace(records.TOWN, geom=Point(36.2 + n / 20, 35.6 + n / 30, srid=4326))
        records.logged(amal, locations=(place,), title={"en": f"Shelling reported in Northreach {n}", "ar": "قصف على إدلب"})
    governorate = LocationDraft(precision="admin1", country="SYR", admin1_pcode="SY07", cod_version="v1")
    records.logged(amal, locations=(governorate,))
"""


@pytest.fixture(scope="module")
def desk(static_files):
    with both("e2e_finding") as running:
        running.house.run("desk", "-c", RECORDS)
        yield running


def test_words_find_and_a_chip_takes_them_out(seat):
    watched = seat("amal")
    page = watched.page
    watched.open("/records")
    page.fill("#filter_q", "إدلب 7")
    page.press("#filter_q", "Enter")

    expect(page.locator("caption")).to_have_text("1 record")
    page.click(".chips a >> nth=0")
    expect(page.locator("caption")).to_have_text("13 records")


def test_the_map_draws_the_selection_and_tells_of_the_rest(seat):
    watched = seat("amal")
    watched.open("/records/map")
    watched.page.wait_for_selector("body[data-map-idle]", timeout=60_000)
    shoot(watched, "finding_map")

    expect(watched.page.locator("main")).to_contain_text("12 with a place on the map")
    expect(watched.page.locator("main")).to_contain_text("1 without a point")
    assert axe(watched.page) == []
    assert (watched.foreign, watched.complaints) == ([], [])


def test_without_script_the_list_stands_in_for_the_map(seat):
    page = seat("amal", java_script_enabled=False).page
    page.goto(page.url + "records/map")
    page.click("text=Show the same records as a list")

    expect(page.locator("caption")).to_have_text("13 records")


def test_duplicates_are_named_while_one_types(seat):
    watched = seat("amal")
    page = watched.page
    watched.open("/new/incident")
    page.wait_for_load_state("networkidle")
    page.fill("#id_title_en", "Shelling reported in Northreach")
    page.fill("#id_date_edtf", "2025-03-04")

    expect(page.locator("#duplicates")).to_contain_text("Northreach 7")
    expect(page.locator("#duplicates")).to_contain_text("1 day apart")
    shoot(watched, "finding_duplicates")
    assert watched.complaints == []
