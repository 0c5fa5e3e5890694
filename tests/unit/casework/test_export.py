# SPDX-License-Identifier: Apache-2.0
"""What leaves the desk as a file: only what the person may see, told to the trail, safe to open."""

import csv
import hashlib
import json
from dataclasses import replace
from io import StringIO

import pytest
from django.contrib.gis.geos import Point
from hypothesis import given
from hypothesis import strategies as st

from registry.audit.models import Event
from registry.casework.draft import LocationDraft
from registry.casework.export import FORMATS, export
from registry.casework.finding import RecordFilter
from registry.domain.cells import TRIGGERS, safe
from registry.domain.errors import NotPermitted
from tests.factories import records
from tests.flows.desk_browser import Browser
from tests.flows.pages import form_to


@pytest.fixture
def two(amal):
    secret = replace(
        records.claim(item=records.document("Umm Salim", "eyewitness", title="Note of Salim")),
        verbatim="Salim died",
    )
    return [
        records.logged(amal, claims=(records.claim(), replace(secret, origin_group="witness"))),
        records.logged(amal, title={"en": "=HYPERLINK(1)"}),
    ]


def taken(kind: str, by) -> str:
    with export(RecordFilter(), kind, by=by).file as file:
        return file.read().decode()


@pytest.mark.parametrize("kind", FORMATS)
def test_the_trail_holds_who_took_what_and_the_hash_of_the_bytes(two, basim, kind):
    text = taken(kind, basim)
    told = json.loads(Event.objects.filter(verb="records.exported").latest("seq").body)

    assert told["actor"] == str(basim.pk)
    assert told["data"] == {
        "filter": {},
        "format": kind,
        "count": 2,
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
    }


@pytest.mark.parametrize("kind", FORMATS)
def test_it_says_that_it_is_restricted_and_names_no_person(two, basim, kind):
    text = taken(kind, basim)

    assert "Restricted" in text[:120]
    assert "Harbour Courier" in text
    assert all(reference in text for reference in (record.reference for record in two))
    assert "Salim" not in text
    assert "amal" not in text.lower()


def test_a_table_has_one_line_a_record_and_no_formula(two, basim):
    notice, header, *lines = csv.reader(StringIO(taken("csv", basim)))

    assert len(notice) == 1
    assert len(lines) == 2
    assert dict(zip(header, lines[0], strict=True))["title_en"] == "'=HYPERLINK(1)"
    assert dict(zip(header, lines[1], strict=True))["killed_max"] == "3"


@pytest.fixture
def three_places(amal):
    """Written in an order that is neither that of the alphabet nor that of the precisions."""
    spots = (
        ("Westbridge", "village", Point(-3.5, 35.5)),
        ("Eastland", "admin1", None),
        ("Quay", "exact", Point(2, 1)),
    )
    placed = tuple(
        LocationDraft(
            name={"en": name}, precision=precision, geom=geom, country="SYR", admin1_name={"en": "A"}
        )
        for name, precision, geom in spots
    )
    return records.logged(amal, locations=placed)


def test_columns_of_places_stand_in_one_order(three_places, basim):
    _notice, header, line = csv.reader(StringIO(taken("csv", basim)))
    told = dict(zip(header, line, strict=True))

    assert [told[name].split("; ") for name in ("places", "precisions", "lon", "lat")] == [
        ["Westbridge", "Eastland", "Quay"],
        ["village", "admin1", "exact"],
        ["-3.5", "", "2.0"],
        ["35.5", "", "1.0"],
    ]


def test_several_points_are_one_geometry(three_places, basim):
    [feature] = json.loads(taken("geojson", basim))["features"]

    assert feature["geometry"] == {"type": "MultiPoint", "coordinates": [[-3.5, 35.5], [2.0, 1.0]]}


def test_a_collection_has_a_point_where_there_is_one(two, basim):
    features = json.loads(taken("geojson", basim))["features"]

    assert [feature["geometry"]["type"] for feature in features] == ["Point", "Point"]


@pytest.mark.parametrize("name", ["amal", "fadi"])
def test_without_the_permission_nothing_leaves_and_nothing_is_told(two, request, name):
    person = request.getfixturevalue(name)
    before = Event.objects.count()
    with pytest.raises(NotPermitted):
        export(RecordFilter(), "csv", by=person)

    assert Event.objects.count() == before


def test_the_page_offers_it_to_those_who_may_alone(two, amal, basim):
    assert "records/export/csv" not in Browser(amal).page("/records")
    browser = Browser(basim)
    answer = browser.send(
        "/records/export/csv", {"csrfmiddlewaretoken": csrf(browser), "selection": ["state=draft"]}
    )

    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-store"
    assert 'attachment; filename="restricted-records-' in answer["Content-Disposition"]
    assert b"Restricted" in b"".join(answer.streaming_content)


def csrf(browser: Browser) -> list[str]:
    return form_to(browser.page("/records"), "export/csv")[1]["csrfmiddlewaretoken"]


@given(st.text())
def test_no_text_cell_starts_a_formula(text):
    cell = str(safe(text))

    assert cell[:1] not in TRIGGERS or not cell
    assert cell.strip()[:1] not in TRIGGERS or not cell.strip()


@pytest.mark.parametrize("number", [-3, -48.8, None, 0])
def test_numbers_stay_numbers(number):
    assert safe(number) is number
