# SPDX-License-Identifier: Apache-2.0
"""Dates told step by step, points in any notation, shapes as text, and what the public would see: all without a script."""

import json
import re
from datetime import date
from html import unescape

import pytest

from registry.casework.models import Claim, IncidentLocation, Record
from registry.publishing.freeze import freeze
from tests.factories import records

LINE = "LINESTRING (36.7 35.9, 36.8 35.95)"


def place(page, **fields):
    return page.type("locations-0", **fields)


@pytest.mark.parametrize(
    ("fields", "edtf", "basis"),
    [
        (("about", "2024-11-27", "", ""), "2024-11-27~", "stated"),
        (("one_of", "2024-11-27", "2024-11-29", ""), "[2024-11-27..2024-11-29]", "stated"),
        (("relative", "", "", "Wednesday"), "2024-11-27", "derived_relative"),
        (("relative", "2024-12-02", "", "yesterday"), "2024-12-01", "derived_relative"),
    ],
)
def test_date_told_step_by_step_is_written_with_what_it_rests_on(page, fields, edtf, basis):
    way, first, second, words = fields
    page.type("claims-0", published_edtf="2024-11-29")
    page.type(when_way=way, when_first=first, when_second=second, when_words=words)

    page.button(write_date="1")

    assert (page.fields["date_edtf"], page.fields["date_basis"]) == ([edtf], [basis])
    assert Record.objects.count() == 0


@pytest.mark.parametrize("text", ["3 May 2024", "٣ أيار ٢٠٢٤", "2024/05/03"])
def test_date_as_people_write_it_is_kept_as_edtf(sound, text):
    sound.type("claims-0", source_name="S", source_kind="local_media", published_edtf="4 May 2024")

    assert sound.type(date_edtf=text).save().status_code == 302

    assert Record.objects.get().date_edtf == "2024-05-03"
    assert Claim.objects.get().source_item.published_edtf == "2024-05-04"


def test_words_that_are_not_read_are_told_and_change_nothing(page):
    page.type(date_edtf="2024-11", when_way="relative", when_words="a while back", when_first="2024-11-29")

    page.button(write_date="1")

    assert "These words are not read by themselves." in page.html
    assert page.fields["date_edtf"] == ["2024-11"]
    assert page.fields["when_words"] == ["a while back"]


def test_coordinates_of_any_notation_fill_the_two_fields(page):
    place(page, point="37S BV 94865 75676").button(read_point="locations-0")

    assert page.fields["locations-0-lat"] == ["35.903899"]
    assert page.fields["locations-0-lon"] == ["36.726898"]
    assert page.fields["locations-0-point"] == [""]


def test_coordinates_are_taken_over_by_saving_too(sound):
    place(sound, point="35°54'14\"N 36°43'37\"E", precision="village")

    assert sound.save().status_code == 302

    assert IncidentLocation.objects.get().geom.y == pytest.approx(35.9039, abs=0.0001)


def test_coordinates_that_can_be_read_in_two_ways_are_refused_and_stay(sound):
    answer = place(sound, point="35,36", precision="village").save()

    assert answer.status_code == 422
    assert "This is no point that can be read in one way." in answer.text
    assert 'value="35,36"' in answer.text


def test_reading_is_told_as_one_types(writer, page):
    place(page, point="8G7RWP3G+HQ")

    told = writer.send("/assist/point", page.fields, prefix="locations-0").text

    assert "Read as latitude 35.903937, longitude 36.726937 (plus code)." in told


@pytest.mark.parametrize(
    "text", [LINE, '{"type": "LineString", "coordinates": [[36.7, 35.9], [36.8, 35.95]]}']
)
def test_line_is_taken_as_text(sound, text):
    place(sound, kept=text, precision="linear_or_fuzzy")

    assert sound.save().status_code == 302

    assert IncidentLocation.objects.get().geom.geom_type == "LineString"


@pytest.mark.parametrize(
    "text",
    [
        "somewhere",
        "POLYGON ((36 35, 37 36, 36 36, 37 35, 36 35))",
        "LINESTRING (200 10, 201 11)",
        "LINESTRING (" + ", ".join(f"{36 + n / 1e5} 35" for n in range(10_001)) + ")",
    ],
)
def test_shape_that_is_not_sound_is_refused(sound, text):
    assert place(sound, kept=text, precision="linear_or_fuzzy").save().status_code == 422
    assert Record.objects.count() == 0


def test_place_is_a_point_or_a_shape(sound):
    answer = place(sound, kept=LINE, lat="35.9", lon="36.7", precision="village").save()

    assert answer.status_code == 422
    assert "A place is a point or a shape" in answer.text


def test_world_would_see_a_square_where_homes_were_struck_and_nothing_is_written(sound):
    place(sound, name="Sarmin", lat="35.9039", lon="36.7269", precision="village")
    sound.button(add="objects").type("objects-0", object_class="residential")

    sound.type(sensitivity="public").button(world="1")

    assert "Sarmin: a grid square of 1.1 km, not the point" in sound.html
    assert "Homes were struck" in sound.html
    row, shape = re.search(r'data-row="([^"]+)" data-public-shape="([^"]+)"', sound.html).groups()
    assert (row, json.loads(unescape(shape))["type"]) == ("locations-0", "Polygon")
    assert Record.objects.count() == 0


def test_world_sees_nothing_of_a_record_that_is_not_cleared_and_what_it_would_see_then(sound):
    place(sound, name="Sarmin", lat="35.9039", lon="36.7269", precision="village").button(world="1")

    assert "not cleared to leave the desk" in sound.html
    assert "Sarmin: the point as it is kept" in sound.html


def test_looking_at_what_the_world_would_see_changes_nothing_of_a_record(writer, amal):
    record = records.logged(amal)
    claims = list(Claim.objects.values_list("pk"))

    page = writer.entry(f"/records/{record.reference}/edit").type(title_en="Looked at").button(world="1")

    assert "What the world will see" in page.html
    record.refresh_from_db()
    assert (record.row_version, record.title["en"]) == (1, "Shelling reported in Northreach, 3 Mar 2025")
    assert list(Claim.objects.values_list("pk")) == claims


def test_notes_are_kept_in_full_and_never_in_the_content(writer, sound, basim):
    note = "ملاحظة " * 5_000
    sound.type(notes=note, sensitivity="public")

    assert sound.save().status_code == 302

    record = Record.objects.get()
    assert record.notes == note.strip()
    assert "ملاحظة" in writer.page(f"/records/{record.reference}")
    assert "ملاحظة" not in str(freeze(record, nonce=bytes(32), today=date(2025, 4, 1)))
    assert (
        writer.entry(f"/records/{record.reference}/edit").type(notes="x" * 100_001).save().status_code == 422
    )
