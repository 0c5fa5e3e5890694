# SPDX-License-Identifier: Apache-2.0
"""Every refusal of the entry page stands at its field, and everything typed is kept."""

import pytest

from registry.casework.models import Record
from registry.evidence.models import Source
from tests.unit.desk.conftest import TYPED

REFUSED = [
    ({"title_en": ""}, "title_en", "Write a title in English or in another language"),
    ({"title_en": "x" * 141}, "title_en", "at most 140"),
    ({"title_ar": "x" * 141}, "title_ar", "at most 140"),
    ({"date_edtf": "03/05/2024"}, "date_edtf", "either number may be the month"),
    ({"date_edtf": "in spring"}, "date_edtf", "This form of date is not in use"),
    ({"date_edtf": "2024-02-30"}, "date_edtf", "no such day"),
    (
        {"claims-0-source_name": "S", "claims-0-source_kind": ""},
        "claims-0-source_kind",
        "what kind of source",
    ),
    ({"claims-0-casualties-0-min": "3"}, "claims-0-source", "Choose who published it"),
    ({"claims-0-casualties-0-min": "-1"}, "claims-0-casualties-0-min", "“Fewest” is 0 or more"),
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


def test_all_that_is_wrong_is_told_at_once(sound):
    """Also what the rules of a record say, while a field cannot be read and a claim lacks its publisher."""
    sound.type(title_en="Shelling \u202eof a market", date_edtf="2024-02-30", timezone="Moon/Crater")
    sound.type("locations-0", precision="town", name="Harran", lat="x")
    sound.type("weapons-0", weapon="mortar_bomb", model="A\u2066B")
    for name, number in (("", "3"), ("child_unspecified", "5")):
        sound.fields[f"claims-0-cell-killed-civilian{f'--{name}' if name else ''}"] = [number]
    sound.type("claims-0", verbatim="Five children")
    summary = sound.save().text.partition('id="error-summary-title"')[2].partition("</ul>")[0]

    fields = ("title_en", "date_edtf", "timezone", "locations-0-lat", "claims-0-source", "weapons-0-model")
    for field in fields:
        assert f'href="#id_{field}"' in summary, field
    assert "add up to 5, more than the 3" in summary
    assert "needs a point" not in summary
