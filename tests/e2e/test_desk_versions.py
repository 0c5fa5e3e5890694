# SPDX-License-Identifier: Apache-2.0
"""The versions of a record in a real browser: compared, and one brought back."""

import pytest
from playwright.sync_api import expect

from tests.e2e.desk_faces import both
from tests.e2e.watched import assert_sound

THREE_VERSIONS = """
import django; django.setup()
from dataclasses import replace
from django.contrib.gis.geos import Point
from registry.accounts.models import User
from registry.audit.viewing import viewing
from registry.casework.actions.log import log_record
from tests.factories.whole import save, whole_draft, with_ids
amal = User.objects.get(username="amal")
long = "The market in the north of the town was hit by at least two shells in the morning, neighbours say."
with viewing(amal.pk):
    draft = replace(whole_draft(amal), summary={"en": long, "ar": "قصف على السوق في شمال البلدة صباحاً"})
    record = log_record(draft, by=amal)
# What one transaction changes is one version.
with viewing(amal.pk):
    first = with_ids(record, draft)
    place = replace(first.locations[0], geom=Point(69.0535, -48.8062, srid=4326), precision="street")
    figure = replace(first.claims[0].casualties[0], max=None, qualifier="at_least", min=7)
    claim = replace(first.claims[0], casualties=(figure, *first.claims[0].casualties[1:]), verbatim="At least seven.")
    second = replace(
        first, summary={"en": long.replace("two", "three").replace("neighbours", "two doctors"), "ar": "قصف على السوق"},
        locations=(place, first.locations[1]), claims=(claim, first.claims[1]), incident_type="air_strike",
    )
    save(record, second, amal)
with viewing(amal.pk):
    save(record, replace(second, weapons=second.weapons[1:], objects=()), amal)
    print(record.reference)
"""


@pytest.fixture(scope="module")
def desk(static_files):
    with both("e2e_versions") as running:
        yield running


@pytest.fixture(scope="module")
def reference(desk):
    return desk.house.run("desk", "-c", THREE_VERSIONS).split()[-1]


def test_two_versions_are_compared_and_the_first_comes_back(seat, reference):
    watched = seat("amal")
    page = watched.page
    watched.open(f"/records/{reference}")
    page.click("text=What changed in each version")
    page.check("#from-1")
    page.check("#to-3")
    assert_sound(watched, "versions")
    page.get_by_role("button", name="Compare the two").click()
    expect(page.locator("#compared")).to_contain_text("moved by")
    assert_sound(watched, "versions-compared")

    page.click("text=Bring version 1 back")
    page.fill("#id_reason", "The weapons were seen after all.")
    assert_sound(watched, "versions-bring-back")
    page.click("main button[type=submit]")

    expect(page.locator("main")).to_contain_text("Version 4")
    expect(page.locator("main")).to_contain_text("The weapons were seen after all.")
