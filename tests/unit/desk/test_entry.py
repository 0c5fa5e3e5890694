# SPDX-License-Identifier: Apache-2.0
"""The page on which a record is typed: nothing typed is ever lost, every refusal stands at its field."""

import pytest

from registry.casework.actions.log import rewrite_record
from registry.casework.models import Claim, Record
from registry.evidence.models import Source, SourceItem
from registry.review.steps import take_step
from tests.factories import records
from tests.flows.desk_browser import Browser

TYPED = "A note nobody wants to type twice"


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
    "rows", ["locations", "claims", "weapons", "objects", "attributions", "claims-0-casualties"]
)
def test_button_adds_an_empty_row_and_keeps_what_was_typed(page, rows):
    page.type(summary_en=TYPED)
    before = int(page.fields[f"{rows}-TOTAL_FORMS"][0])

    page.button(add=rows)

    assert int(page.fields[f"{rows}-TOTAL_FORMS"][0]) == before + 1
    assert page.fields["summary_en"] == [TYPED]
    assert "There is a problem" not in page.html
    assert Record.objects.count() == 0


def test_row_taken_away_takes_only_itself(page):
    page.button(add="claims").button(add="claims")
    for number in range(3):
        page.type(f"claims-{number}", source_name=f"Source {number}")
        page.type(f"claims-{number}-casualties-0", min=str(number))

    page.button(take_away="claims-1")

    assert page.fields["claims-TOTAL_FORMS"] == ["2"]
    assert [page.fields[f"claims-{number}-source_name"] for number in (0, 1)] == [["Source 0"], ["Source 2"]]
    assert [page.fields[f"claims-{number}-casualties-0-min"] for number in (0, 1)] == [["0"], ["2"]]


def test_reference_to_a_row_follows_it_or_lets_go(page):
    page.button(add="claims-0-casualties").button(add="claims-0-casualties")
    page.type("claims-0-casualties-2", part_of="1").type("claims-0-casualties-3", part_of="0")

    page.button(take_away="claims-0-casualties-0")

    assert page.fields["claims-0-casualties-1-part_of"] == ["0"]
    assert page.fields["claims-0-casualties-2-part_of"] == [""]


@pytest.mark.parametrize(
    "press", [{"add": "users"}, {"take_away": "claims-99"}, {"take_away": "x"}, {"use": "claims-0 a:b"}]
)
def test_button_that_the_page_does_not_have_changes_nothing(page, press):
    before = dict(page.fields)

    page.button(**press)

    assert {name: value for name, value in page.fields.items() if "csrf" not in name} == {
        name: value for name, value in before.items() if "csrf" not in name
    }


REFUSED = [
    ({"title_en": ""}, "title_en", "This field is required"),
    ({"title_en": "x" * 141}, "title_en", "at most 140"),
    ({"date_edtf": "27.11.2024"}, "date_edtf", "This form of date is not in use"),
    ({"date_edtf": "2024-02-30"}, "date_edtf", "no such day"),
    (
        {"claims-0-source_name": "S", "claims-0-source_kind": ""},
        "claims-0-source_kind",
        "what kind of source",
    ),
    ({"claims-0-casualties-0-min": "3"}, "claims-0-source", "Choose who published it"),
    ({"claims-0-casualties-0-min": "-1"}, "claims-0-casualties-0-min", "greater than or equal to 0"),
    ({"claims-0-casualties-0-min": "many"}, "claims-0-casualties-0-min", "Write a whole number"),
    (
        {"claims-0-casualties-0-verbatim_quantity": "a lot"},
        "claims-0-casualties-0-verbatim_quantity",
        "kept as they are",
    ),
    (
        {"claims-0-casualties-0-min": "5", "claims-0-casualties-0-max": "3"},
        "claims-0-casualties-0-max",
        "fewer",
    ),
    (
        {"locations-0-lat": "91", "locations-0-lon": "0", "locations-0-precision": "town"},
        "locations-0-lat",
        "90",
    ),
    (
        {"locations-0-lat": "35.9", "locations-0-precision": "town"},
        "locations-0-lon",
        "both latitude and longitude",
    ),
    ({"locations-0-precision": "town", "locations-0-name": "X"}, "locations-0-precision", "needs a point"),
    ({"locations-0-precision": "admin1"}, "locations-0-admin1", "Name the first-level area"),
    (
        {
            "locations-0-precision": "admin1",
            "locations-0-admin1": "A",
            "locations-0-lat": "1",
            "locations-0-lon": "1",
        },
        "locations-0-lat",
        "take the point away",
    ),
    ({"locations-0-admin1": "SY99", "locations-0-precision": "admin1"}, "locations-0-admin1", "P-code"),
    (
        {"locations-0-country": "Nowhere", "locations-0-precision": "country"},
        "locations-0-country",
        "No country",
    ),
    ({"weapons-0-model": "X"}, "weapons-0-weapon", "Choose the weapon"),
    ({"weapons-0-weapon": "mortar_bomb", "weapons-0-count_max": "2"}, "weapons-0-count_max", "fewest"),
]


@pytest.mark.parametrize(
    ("typed", "field", "words"), REFUSED, ids=[f"{field}-{words[:12]}" for _, field, words in REFUSED]
)
def test_refusal_stands_at_its_field_and_everything_typed_is_kept(sound, typed, field, words):
    sound.type(summary_en=TYPED, **typed)
    named = {"claims-0-source_name": "S", "claims-0-source_kind": "local_media"}
    if field.startswith("claims-0-casualties"):
        sound.type(**named)

    answer = sound.save()

    assert answer.status_code == 422
    assert Record.objects.count() == 0
    assert f'href="#id_{field}"' in answer.text or f'href="#id_{field}_0"' in answer.text
    assert words in answer.text
    kept = dict(sound.fields)
    sound.read(answer.text)
    assert without_token(sound.fields) == without_token(kept)


def without_token(fields):
    return {name: value for name, value in fields.items() if "csrf" not in name and value != [""]}


def test_parts_larger_than_their_whole_are_refused_at_the_whole(sound):
    sound.type("claims-0", source_name="S", source_kind="local_media")
    sound.type("claims-0-casualties-0", min="3").type(
        "claims-0-casualties-1", min="5", age="child_unspecified", part_of="0"
    )

    answer = sound.save()

    assert answer.status_code == 422
    assert 'href="#id_claims-0-casualties-0-min"' in answer.text


def test_party_named_twice_in_one_role_is_refused_at_the_second(sound):
    sound.button(add="attributions").button(add="attributions")
    for number in (0, 1):
        sound.type(f"attributions-{number}", actor_name="Eastland forces", actor_class="state_forces")

    answer = sound.save()

    assert answer.status_code == 422
    assert 'href="#id_attributions-1-actor"' in answer.text


def test_refused_page_leaves_no_source_behind(sound):
    sound.type("claims-0", source_name="Fresh name", source_kind="local_media")
    sound.type("claims-0-casualties-0", min="3", best="9")

    assert sound.save().status_code == 422
    assert not Source.objects.exists()


def test_blank_rows_between_do_not_shift_a_refusal(sound):
    sound.button(add="claims")
    sound.type("claims-1", source_name="S", source_kind="local_media").type(
        "claims-1-casualties-1", min="3", best="9"
    )

    answer = sound.save()

    assert 'href="#id_claims-1-casualties-1-best"' in answer.text


@pytest.mark.parametrize(
    ("typed", "stands"),
    [
        ({"min": "3"}, (3, 3, "exact")),
        ({"min": "3", "max": "5"}, (3, 5, "exact")),
        ({"min": "3", "open_above": "on"}, (3, None, "exact")),
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


def test_second_writer_sees_what_happened_and_loses_nothing(writer, amal):
    record = records.logged(amal)
    page = writer.entry(f"/records/{record.reference}/edit").type(summary_en=TYPED)
    rewrite_record(record, records.draft(title={"en": "Written meanwhile"}), by=amal, row_version=1)

    answer = page.save()

    assert answer.status_code == 409
    assert "Somebody else has saved this record" in answer.text
    assert "Written meanwhile" in answer.text
    assert TYPED in answer.text
    record.refresh_from_db()
    assert record.title == {"en": "Written meanwhile"}
    assert writer.send(page.path, page.fields, write_over="2").status_code == 302
    record.refresh_from_db()
    assert record.summary == {"en": TYPED}


def test_record_that_went_to_review_meanwhile_keeps_the_text_on_the_page(writer, amal):
    record = records.logged(amal)
    page = writer.entry(f"/records/{record.reference}/edit").type(summary_en=TYPED)
    take_step("submit", record=record, by=amal)

    answer = page.save()

    assert (answer.status_code, TYPED in answer.text) == (409, True)


def test_languages_the_page_does_not_show_are_kept(writer, amal):
    record = records.logged(amal, title={"en": "Shelling reported", "uk": "Обстріл"})

    writer.entry(f"/records/{record.reference}/edit").type(title_en="Shelling reported again").save()

    record.refresh_from_db()
    assert record.title == {"en": "Shelling reported again", "uk": "Обстріл"}


def test_bounds_out_of_order_stay_only_where_a_dataset_states_them(writer, amal):
    from registry.casework.draft import CasualtyDraft

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

    with django_assert_max_num_queries(20):
        writer.page(f"/records/{record.reference}/edit")


def test_opening_a_record_that_stands_still_is_refused(writer, amal):
    record = records.logged(amal)
    take_step("submit", record=record, by=amal)

    assert Browser(amal).client.get(f"/records/{record.reference}/edit").status_code == 409
