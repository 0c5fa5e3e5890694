# SPDX-License-Identifier: Apache-2.0
"""One incident through the desk in a real browser: logged with search and map, reviewed, published, read."""

import json
import re
from urllib.request import urlopen

import pytest
from playwright.sync_api import expect

from tests.e2e.desk_faces import both, tick_all
from tests.e2e.watched import Watched, axe, shoot

LONG = 20_000
ONE_RECORD = """
import django; django.setup()
from registry.accounts.models import User
from registry.audit.viewing import viewing
from tests.factories.records import logged
amal = User.objects.get(username="amal")
with viewing(amal.pk):
    logged(amal)
"""


@pytest.fixture(scope="module")
def desk(static_files):
    with both("e2e_desk") as running:
        running.house.run("desk", "-c", ONE_RECORD)
        yield running


def assert_sound(watched: Watched, name: str) -> None:
    """Nothing foreign asked for, no breach of the policy, no finding of axe, no sideways scrolling."""
    assert (watched.foreign, watched.complaints) == ([], [])
    assert axe(watched.page) == [], name
    wide = watched.page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert wide[0] <= wide[1], (name, wide)
    kept = watched.page.evaluate("[localStorage.length, sessionStorage.length]")
    assert kept == [0, 0], (name, kept)
    shoot(watched, f"desk-{name}")


def type_incident(page) -> None:
    page.fill("#id_title_en", "Shelling reported in Sarmin, 3 Mar 2025")
    page.select_option("#id_incident_type", "shelling")
    page.fill("#id_date_edtf", "2025-03-03~")
    page.wait_for_selector("#window >> text=on or about 3 Mar 2025")
    page.select_option("#id_sensitivity", "public")
    page.select_option("#id_weapons-0-weapon", "artillery_shell")
    page.fill("#id_claims-0-source_name", "Harbour Courier (invented)")
    page.select_option("#id_claims-0-source_kind", "local_media")
    page.fill("#id_claims-0-cell-killed", "3-5")


def find_place(page) -> None:
    """Search in Arabic, take the suggestion, then say better on the map."""
    page.fill("#id_locations-0-sought", "سرمين")
    page.click("#found-locations-0 >> text=Use this >> nth=0")
    expect(page.locator("#id_locations-0-name")).to_have_value("Sarmin")
    assert page.input_value("#id_locations-0-lat") == "35.90390"
    page.check("#row-locations-0 input[value=village]")
    page.click("#row-locations-0 >> text=Show the map")
    page.wait_for_selector("#row-locations-0 .canvas[data-loaded]", timeout=LONG)
    box = page.locator("#row-locations-0 .canvas canvas").bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2 + 20, box["y"] + box["height"] / 2)
    expect(page.locator("#id_locations-0-lon")).not_to_have_value("36.72690")
    page.wait_for_selector("#here-locations-0 >> text=from which it was chosen")
    page.check("text=Yes, the point is meant")


def test_incident_goes_from_the_map_click_to_the_public_interface(seat, desk):
    writer = seat("amal")
    assert_sound(writer, "list-empty")
    page = writer.page
    page.click("text=Log an incident >> nth=0")
    type_incident(page)
    find_place(page)
    page.eval_on_selector("#id_summary_en", "area => area.style.height = '200px'")
    page.click("text=Add another claim")
    page.wait_for_selector("#id_claims-1-source")
    assert page.input_value("#id_title_en").startswith("Shelling reported")
    page.click("#row-claims-1 >> text=Take away claim")
    page.wait_for_selector("#id_claims-1-source", state="detached")
    page.wait_for_selector("#range .result >> text=3–5")
    assert_sound(writer, "form")
    page.click("text=Save as a draft >> nth=1")
    page.wait_for_url("**/records/*")
    assert_sound(writer, "record-draft")
    record = page.url
    page.click("text=Submit for review")
    page.wait_for_selector("text=You wrote this. Another person must approve.", state="detached")

    reviewer = seat("basim")
    review(reviewer, record)
    publisher = seat("dunya")
    code = publish(publisher, record)
    desk.carry()

    document = json.load(urlopen(f"{desk.public}/api/v1/incidents/{code}"))
    assert document["title"]["en"] == "Shelling reported in Sarmin, 3 Mar 2025"
    assert (document["casualties"]["killed"]["min"], document["casualties"]["killed"]["max"]) == (3, 5)
    assert document["locations"][0]["geometry"] is not None
    page.goto(f"{desk.desk}/records")
    assert_sound(writer, "list")


def review(reviewer: Watched, record: str) -> None:
    page = reviewer.page
    page.goto(record)
    page.click("text=Start the review")
    page.wait_for_url("**/review")
    page.click("text=Record the decision")
    page.wait_for_selector(".error-summary")
    assert page.evaluate("document.activeElement.classList.contains('error-summary')")
    reviewer.complaints.clear()  # the browser itself reports the refused form, status 422, on its console
    assert_sound(reviewer, "review")
    tick_all(page)
    page.check("input[name=decision][value=approve]")
    page.fill("#id_reason", "The figures are those of the report.")
    page.click("text=Record the decision")
    page.wait_for_url(re.compile(r"/records/\w+$"))
    assert_sound(reviewer, "record-approved")


def publish(publisher: Watched, record: str) -> str:
    page = publisher.page
    page.goto(f"{record}/publish")
    assert_sound(publisher, "publish")
    page.click("form[action$='/publish'] button")
    page.wait_for_url(re.compile(r"/records/\w+$"))
    return re.search(r"CHR-\w{7}-\w", page.content())[0]
