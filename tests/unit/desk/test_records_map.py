# SPDX-License-Identifier: Apache-2.0
"""The map of a selection: what has a point, and how many have none."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from registry.accounts.models import RoleGrant
from registry.audit.models import Event
from registry.casework.actions import viewing
from registry.casework.draft import LocationDraft
from tests.factories import records
from tests.flows.desk_browser import Browser

AREA = LocationDraft(precision="admin1", country="SYR", admin1_pcode="SY07", cod_version="v1")


@pytest.fixture
def three(amal):
    return [
        records.logged(amal),
        records.logged(amal, locations=(AREA,)),
        records.logged(amal, locations=(records.TOWN, AREA), harm_grade="single_source", grade_reason="One."),
    ]


def points(user, query: str = "") -> list[str]:
    answer = Browser(user).client.get(f"/records/points?{query}")
    assert answer["Cache-Control"] == "no-store"
    return [feature["id"] for feature in answer.json()["features"]]


def test_points_are_of_the_selection_and_areas_are_none(three, amal):
    assert set(points(amal)) == {three[0].reference, three[2].reference}
    assert points(amal, "grade=single_source") == [three[2].reference]


def test_the_page_counts_what_it_cannot_draw(three, amal):
    page = Browser(amal).page("/records/map")

    assert "2 with a place on the map" in page
    assert "1 without a point" in page
    assert "located=no" in page


def test_the_card_tells_a_record(three, amal):
    card = Browser(amal).page(f"/records/{three[0].reference}/card")

    assert three[0].reference in card
    assert "Draft" in card


def test_nobody_gets_points_they_may_not_see(three, fadi):
    before = points(fadi)
    RoleGrant.objects.filter(user=fadi).delete()

    assert len(before) == 2
    assert points(fadi) == []


def test_number_of_queries_does_not_grow_with_the_points(three, amal):
    browser, counts = Browser(amal), []
    browser.page("/")  # the first page of a day notes the day
    for more in (0, 5):
        for _ in range(more):
            records.logged(amal)
        with CaptureQueriesContext(connection) as made:
            browser.page("/records/points")
        counts.append(len(made))

    assert counts[0] == counts[1]


def test_that_very_many_points_were_sent_stands_in_the_trail(three, amal, monkeypatch):
    monkeypatch.setattr(viewing, "MANY", 1)
    assert points(amal, "grade=single_source") == [three[2].reference]
    assert not Event.objects.filter(verb="records.mapped").exists()
    points(amal)

    assert json.loads(Event.objects.get(verb="records.mapped").body)["data"] == {"records": 2}
