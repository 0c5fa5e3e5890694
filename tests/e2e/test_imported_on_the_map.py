# SPDX-License-Identifier: Apache-2.0
"""Drafts of an import, ten of the real one, cleared, reviewed and published in a browser, then found on the map."""

import json
from urllib.parse import urlencode
from urllib.request import urlopen

import pytest

from tests.e2e.desk_faces import both, tick_all
from tests.e2e.watched import shoot
from tests.factories import ged

SAMPLE = ged.SAMPLES / "ucdp_ged_sample.csv"
TOLD = 10 if SAMPLE.exists() else 3
READY = "body[data-map-idle]"
CHOOSE = """
import django; django.setup()
from registry.accounts.models import User
from registry.audit.viewing import viewing
from registry.casework.models import IncidentLocation
spots = IncidentLocation.objects.filter(geom__isnull=False, record__kind="incident").order_by("record_id")
with viewing(User.objects.get(username="amal").pk):
    print(*spots.values_list("record__reference", flat=True)[:{}])
"""


@pytest.fixture
def desk(static_files):
    with both("e2e_import") as running:
        yield running


@pytest.fixture
def imported(desk, tmp_path) -> list[str]:
    """Import a file with the command and return the references of drafts that have a point.

    Ten of the real sample where it lies beside the project, else three invented ones.
    """
    if SAMPLE.exists():
        path = ged.beginning(SAMPLE, tmp_path)
    else:
        spots = [{"latitude": 12 + number, "longitude": 30 + number * 2} for number in range(TOLD)]
        rows = [
            ged.row(id=number, where_coordinates=f"Northreach {number}", **spot)
            for number, spot in enumerate(spots, 1)
        ]
        path = ged.write(tmp_path / "ged.csv", rows)
    desk.house.run("desk", "manage.py", "import_incidents", "ucdp_ged", str(path), "--as", "amal")
    return desk.house.run("desk", "-c", CHOOSE.format(TOLD)).split()


@pytest.mark.long
def test_imported_drafts_stand_on_the_map_once_three_people_have_published_them(imported, seat, desk, window):
    writer, reviewer, publisher = seat("amal").page, seat("basim").page, seat("dunya").page
    for reference in imported:
        clear(writer, f"{desk.desk}/records/{reference}")
        approve(reviewer, f"{desk.desk}/records/{reference}")
        publisher.goto(f"{desk.desk}/records/{reference}/publish")
        publisher.click("form[action$='/publish'] button")
    desk.carry()

    listed = json.load(urlopen(f"{desk.public}/api/v1/incidents"))["items"]
    watched = window(desk.public)
    watched.open("/en/explore")
    watched.page.wait_for_selector(READY, timeout=60_000)
    shoot(watched, "imported")
    assert len(listed) == len(imported) == TOLD
    assert f"{len(imported)} with a point on the map" in watched.page.locator(".map-part").inner_text()
    assert {item["code"] for item in listed if item["title"]["en"] in found_by_a_click(watched, item)} == {
        item["code"] for item in listed
    }
    assert watched.clean()


def clear(page, record: str) -> None:
    """Say that the record may leave the desk and how well it is established, and hand it in."""
    page.goto(f"{record}/edit")
    page.select_option("#id_sensitivity", "public")
    page.select_option("#id_harm_grade", "single_source")
    page.fill("#id_grade_reason", "One dataset states it.")
    page.locator("button[name=save]").first.click()
    page.wait_for_url(record)
    page.click("text=Submit for review")
    page.wait_for_selector("form[action$='/steps/submit']", state="detached")


def approve(page, record: str) -> None:
    page.goto(record)
    page.click("text=Start the review")
    page.wait_for_url("**/review")
    tick_all(page)
    page.check("input[name=decision][value=approve]")
    page.fill("#id_reason", "The row of the dataset says so.")
    page.click("text=Record the decision")
    page.wait_for_url(record)


def found_by_a_click(watched, item: dict) -> str:
    """Let the map frame the point of this record, click where it is drawn, and return the card that opens."""
    lon, lat = item["locations"][0]["geometry"]["coordinates"]
    around = ",".join(f"{each:.5f}" for each in (lon - 0.001, lat - 0.001, lon + 0.001, lat + 0.001))
    watched.open("/en/explore?" + urlencode({"bbox": around}))
    page = watched.page
    page.wait_for_selector(READY, timeout=60_000)
    box = page.locator("#map").bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_selector("#map-card:not([hidden]) a")
    return page.locator("#map-card").inner_text()
