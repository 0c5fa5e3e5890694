# SPDX-License-Identifier: Apache-2.0
"""Teams in a real browser: made, filled, a record moved with its audience confirmed, many ticked in the list."""

import re

import pytest

from tests.e2e.desk_faces import both
from tests.e2e.watched import assert_sound

RECORDS = """
import django; django.setup()
from registry.accounts.models import RoleGrant, User
from tests.factories.records import logged
from tests.factories.teams import join, somebody, team
ghada = User.objects.create_user("ghada", "correct horse battery staple", display_name="Ghada")
RoleGrant.objects.create(user=ghada, role="administrator")
amal, basim = (User.objects.get(username=name) for name in ("amal", "basim"))
north, south = team("North", amal, basim), team("South", amal, basim, somebody("nour-of-the-south", "viewer"))
team("Field desk", organisation="Eastern archive (invented)")
for number in range(3):
    logged(amal, team=north.pk, title={"en": f"Shelling reported in Northreach, street {number}"})
logged(amal, title={"en": "Explosion reported near Northreach", "ar": "انفجار قرب نورثريتش"})
"""


@pytest.fixture(scope="module")
def desk(static_files):
    with both("e2e_teams") as running:
        running.house.run("desk", "-c", RECORDS)
        yield running


def test_a_team_is_made_filled_and_given_a_record(seat):
    office = seat("ghada")
    page = office.page
    office.open("/people/teams")
    page.click("text=New team")
    page.select_option("#id_organisation", label="Eastern archive (invented)")
    page.fill("#id_name", "East")
    page.click("text=Make the team")
    page.wait_for_selector("h1 >> text=East")
    page.select_option("#id_person", label="Basim (@basim)")
    page.click("button >> text=Put into the team")
    page.wait_for_selector(".work a >> text=Basim")
    assert_sound(office, "teams-made")
    writer = seat("amal")
    page = writer.page
    writer.open("/records")
    page.click("text=street 1")
    page.click("text=Move to another team")
    page.check("label >> text=South")
    page.fill("#id_reason", "It lies in the south.")
    page.click("text=Move it")
    page.wait_for_selector(".error-summary >> text=than now (1)")
    assert_sound(writer, "teams-move-refused")
    page.check("#id_confirmed")
    page.click("text=Move it")
    page.wait_for_url(re.compile(r"/records/\w+$"))
    page.wait_for_selector("text=moved it from North to South")


def test_rows_of_the_list_are_ticked_and_moved(seat):
    reviewer = seat("basim")
    page = reviewer.page
    reviewer.open("/records")
    for box in page.locator("td.tick input").all()[:2]:
        box.check()
    page.select_option("#id_action", "move")
    page.click("button >> text=Go on")
    page.wait_for_selector("h1 >> text=2 records")
    assert_sound(reviewer, "teams-bulk")
    page.select_option("#id_team", label="The whole desk")
    page.fill("#id_reason", "For everybody.")
    page.check("#id_wider")
    page.click("form[action='/bulk/do'] button")
    page.wait_for_selector("h2 >> text=Done")
    assert_sound(reviewer, "teams-bulk-done")
