# SPDX-License-Identifier: Apache-2.0
"""The page on which a record is typed: what it starts with, and what is saved from it."""

import pytest

from registry.casework.draft import CasualtyDraft
from registry.casework.models import Claim, Record
from registry.evidence.models import SourceItem
from tests.factories import records


def test_empty_page_starts_with_unknown_and_restricted_never_with_a_finding(page):
    starts = {
        name: page.fields[name] for name in ("harm_grade", "sensitivity", "incident_type", "populated_area")
    }

    assert starts == {
        "harm_grade": ["under_assessment"],
        "sensitivity": ["restricted"],
        "incident_type": ["unknown"],
        "populated_area": ["unknown"],
    }


def test_least_that_can_be_saved_is_a_title_and_a_date(sound):
    assert sound.save().status_code == 302
    assert Record.objects.get().title == {"en": "Shelling reported in Northreach"}


@pytest.mark.parametrize(
    ("typed", "stands"),
    [
        ({"min": "3"}, (3, 3, "exact")),
        ({"min": "3", "max": "5"}, (3, 5, "exact")),
        ({"min": "3", "open_above": "on"}, (3, None, "at_least")),
        ({"min": "3", "open_above": "on", "qualifier": "exact"}, (3, None, "at_least")),
        ({"min": "30", "open_above": "on", "qualifier": "vague"}, (30, None, "vague")),
        ({"verbatim_quantity": "20", "open_above": "on"}, (20, None, "at_least")),
        ({"verbatim_quantity": "dozens", "open_above": "on"}, (24, None, "vague")),
        ({"min": "0"}, (0, 0, "exact")),
        ({"max": "5"}, (0, 5, "up_to")),
        ({"min": "10", "qualifier": "at_least"}, (10, None, "at_least")),
        ({"min": "17", "qualifier": "more_than"}, (17, None, "more_than")),
        ({"verbatim_quantity": "dozens"}, (24, None, "vague")),
        ({"verbatim_quantity": "more than 16"}, (17, None, "more_than")),
        ({"verbatim_quantity": "16", "qualifier": "more_than"}, (17, None, "more_than")),
        ({"verbatim_quantity": "3-5"}, (3, 5, "exact")),
        ({"verbatim_quantity": "dozens", "min": "30", "qualifier": "vague"}, (30, None, "vague")),
    ],
)
def test_number_means_what_its_words_support_and_saving_again_does_not_move_it(writer, sound, typed, stands):
    sound.type("claims-0", source_name="S", source_kind="local_media")
    sound.type("claims-0-casualties-0", **typed)
    assert sound.save().status_code == 302, sound.save().text
    record = Record.objects.get()

    assert writer.entry(f"/records/{record.reference}/edit").save().status_code == 302

    figure = Claim.objects.get().casualties.get()
    assert (figure.min, figure.max, figure.qualifier) == stands


def test_claims_of_one_page_share_the_document_they_cite(sound):
    sound.button(add="claims")
    for number in (0, 1):
        sound.type(
            f"claims-{number}", source_name="S", source_kind="local_media", url="https://example.org/1"
        )
        sound.type(f"claims-{number}-casualties-0", min="1", harm="killed" if number else "injured")

    assert sound.save().status_code == 302

    assert SourceItem.objects.count() == 1
    assert Claim.objects.count() == 2


def test_document_that_changed_is_filed_anew_and_the_old_one_stands(writer, amal):
    record = records.logged(
        amal, claims=(records.claim(3, item=records.document(url="https://example.org/1")),)
    )
    old = SourceItem.objects.get()

    writer.entry(f"/records/{record.reference}/edit").type("claims-0", url="https://example.org/2").save()

    assert record.claims.get().source_item.url == "https://example.org/2"
    assert SourceItem.objects.get(pk=old.pk).url == "https://example.org/1"


def test_languages_the_page_does_not_show_are_kept(writer, amal):
    record = records.logged(amal, title={"en": "Shelling reported", "uk": "Обстріл"})

    writer.entry(f"/records/{record.reference}/edit").type(title_en="Shelling reported again").save()

    record.refresh_from_db()
    assert record.title == {"en": "Shelling reported again", "uk": "Обстріл"}


def test_bounds_out_of_order_stay_only_where_a_dataset_states_them(writer, amal):
    odd = CasualtyDraft(harm="killed", min=5, max=3, status="civilian", as_imported=True)
    claim = records.claim(None)
    record = records.logged(
        amal, claims=(type(claim)(source_item=claim.source_item, origin_group="d", casualties=(odd,)),)
    )
    page = writer.entry(f"/records/{record.reference}/edit")

    assert page.save().status_code == 302
    figure = record.claims.get().casualties.get()
    assert (figure.min, figure.max, figure.as_imported) == (5, 3, True)
    again = writer.entry(f"/records/{record.reference}/edit").type("claims-0-casualties-0", min="6")
    assert again.save().status_code == 422


def test_aggregate_report_has_its_own_fields(writer):
    page = writer.entry("/new/report")
    page.type(
        title_en="Bombardment of many towns",
        date_edtf="../2024-11-27~",
        places_min="17",
        places_qualifier="more_than",
    )

    assert page.save().status_code == 302

    report = Record.objects.get().aggregatereport
    assert (report.places_min, report.places_qualifier, report.date_earliest) == (17, "more_than", None)


def test_edit_page_answers_in_a_fixed_number_of_queries(amal, writer, django_assert_max_num_queries):
    claims = tuple(records.claim(number, origin=f"origin {number}") for number in range(1, 13))
    record = records.logged(amal, claims=claims)

    # Two thirds of them name who reads and writes, and note that the page is open and what the record said then.
    with django_assert_max_num_queries(68):
        writer.page(f"/records/{record.reference}/edit")
