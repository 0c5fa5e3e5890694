# SPDX-License-Identifier: Apache-2.0
"""What the desk says while one types, and the same through buttons where no script runs."""

import pytest
from django.contrib.gis.geos import Point

from registry.casework.models import Record
from registry.domain.normalise import normalise
from registry.gazetteer.models import Place, PlaceName


@pytest.fixture
def sarmin(db, as_owner) -> Place:
    with as_owner():
        place = Place.objects.create(
            name="Sarmin", country="SYR", point=Point(36.7269, 35.9039, srid=4326), population=1, feature="PPL",
            source="test", source_id="1",
        )  # fmt: skip
        for name in ("Sarmin", "سرمين"):
            PlaceName.objects.create(place=place, name=name, normalised=normalise(name), script="Zyyy")
    return place


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("2024-11-27~", "on or about 27 Nov 2024"),
        ("2024-11-27~", "from 26 Nov 2024"),
        ("../2024-11-27", "open start"),
        ("2024-11-27/2024-11-30", "log it as an aggregate report"),
        ("27/11/2024", "27 Nov 2024</strong>: one day."),
        ("03/05/2024", "either number may be the month. Write 2024-05-03 or 2024-03-05."),
        ("in spring", "This form of date is not in use"),
    ],
)
def test_date_is_told_in_words_and_days(client, amal, typed, words):
    client.force_login(amal)

    assert words in client.post("/assist/date", {"date_edtf": typed}).text


def test_place_is_suggested_in_any_script_and_fills_in_only_when_pressed(page, sarmin):
    page.type("locations-0", sought="سرمين").button(search="locations-0")
    assert "Sarmin" in page.html
    assert page.fields["locations-0-name"] == [""]

    page.type("locations-0", sought="سرمين").button(use="locations-0 test:1")

    filled = {
        name: page.fields[f"locations-0-{name}"]
        for name in ("name", "lat", "lon", "country", "gazetteer_ref")
    }
    assert filled == {
        "name": ["Sarmin"],
        "lat": ["35.90390"],
        "lon": ["36.72690"],
        "country": ["SYR"],
        "gazetteer_ref": ["test:1"],
    }
    assert Record.objects.count() == 0


def test_range_of_the_typed_claims_is_that_of_the_saved_record(page, writer):
    page.button(add="claims")
    for number, killed in ((0, "3"), (1, "5")):
        page.type(f"claims-{number}", source_name=f"Source {number}", source_kind="local_media")
        page.type(f"claims-{number}-casualties-0", min=killed)
    page.type(title_en="Shelling reported", date_edtf="2025-03-03")

    live = writer.send("/assist/range/incident", page.fields).text
    page.save()

    assert "3–5" in live
    assert "3–5" in writer.page(f"/records/{Record.objects.get().reference}")


def test_two_claims_of_one_origin_count_once_as_one_types(page, writer):
    page.button(add="claims")
    for number, (killed, day) in enumerate((("3", "2025-03-03"), ("9", "2025-03-04"))):
        page.type(f"claims-{number}", source_name="S", source_kind="local_media", published_edtf=day)
        page.type(f"claims-{number}-casualties-0", min=killed)

    live = writer.send("/assist/range/incident", page.fields).text

    assert "newer statement" in live
    assert live.count("why-not") == 1


def test_half_typed_claim_does_not_hinder_the_others(page, writer):
    page.button(add="claims").type("claims-0", source_name="S", source_kind="local_media")
    page.type("claims-0-casualties-0", min="3").type("claims-1-casualties-0", min="x")

    answer = writer.send("/assist/range/incident", page.fields)

    assert answer.status_code == 200
    assert answer.text.count(">3<") == 1


@pytest.mark.parametrize(("typed", "stands"), [("", "سرمين"), ("سرمين الغربية", "سرمين الغربية")])
def test_arabic_name_is_filled_in_where_none_was_typed(page, sarmin, typed, stands):
    page.type("locations-0", sought="Sarmin", name_ar=typed).button(use="locations-0 test:1")

    assert page.fields["locations-0-name_ar"] == [stands]


def test_arabic_name_that_was_typed_stays_when_another_entry_is_chosen(page, sarmin):
    page.type("locations-0", sought="Sarmin", name_ar="حي الشرق", gazetteer_ref="test:2")

    page.button(use="locations-0 test:1")

    assert page.fields["locations-0-name_ar"] == ["حي الشرق"]
