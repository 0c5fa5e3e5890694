# SPDX-License-Identifier: Apache-2.0
"""Numbers typed into the matrix become figures of the claims, parts of the whole that holds them."""

import pytest

from registry.casework.models import Claim, Record
from tests.factories import records

CHILDREN, WOMEN = "killed---child_unspecified", "killed--female-adult_unspecified"


def cell(page, claim: int = 0, **cells: str):
    return page.type(f"claims-{claim}", **{f"cell-{key}": text for key, text in cells.items()})


@pytest.fixture
def sourced(sound):
    return sound.type("claims-0", source_name="Harbour Courier", source_kind="local_media")


def figures() -> dict[str, tuple]:
    rows = Claim.objects.get().casualties.all()
    return {f"{row.harm} {row.sex} {row.age}": (row.min, row.max, row.qualifier) for row in rows}


def test_numbers_typed_into_cells_are_saved_as_figures_of_the_claim(sourced):
    cell(sourced, **{"killed": "3-5", "injured": "10+", "missing": "?", "displacement-persons": '"hundreds"'})

    assert sourced.save().status_code == 302

    claim = Claim.objects.get()
    assert figures() == {
        "killed unknown unknown": (3, 5, "exact"),
        "injured unknown unknown": (10, None, "at_least"),
    }
    left = claim.displacements.get()
    assert (left.min, left.max, left.verbatim_quantity) == (200, None, "hundreds")


def test_group_typed_before_its_whole_becomes_part_of_it(sourced):
    cell(sourced, **{CHILDREN: "2"}).button(add="claims")
    cell(sourced, **{"killed": "5", WOMEN: "1"})

    assert sourced.save().status_code == 302

    whole = Claim.objects.get().casualties.get(sex="unknown", age="unknown")
    assert set(whole.subsets.values_list("min", flat=True)) == {1, 2}


def test_emptied_cell_takes_its_figure_away_and_lets_go_of_its_parts(writer, sourced):
    cell(sourced, **{"killed": "5", CHILDREN: "2"}).save()
    page = writer.entry(f"/records/{Record.objects.get().reference}/edit")

    assert cell(page, killed="").save().status_code == 302

    assert Claim.objects.get().casualties.get().of_which is None
    assert figures() == {"killed unknown child_unspecified": (2, 2, "exact")}


def test_cell_that_is_not_touched_changes_nothing_of_its_figure(writer, amal):
    record = records.logged(amal)
    figure = record.claims.get().casualties.get()

    assert writer.entry(f"/records/{record.reference}/edit").save().status_code == 302

    again = record.claims.get().casualties.get()
    assert (again.pk, again.min, again.max, again.status) == (figure.pk, 3, 3, "civilian")


def test_what_is_no_number_stays_in_its_cell_and_is_told_in_words(sourced):
    answer = cell(sourced, killed="3 or so").save()

    assert answer.status_code == 422
    assert "“3 or so” is no number here." in answer.text
    assert 'href="#id_claims-0-cell-killed"' in answer.text
    assert 'value="3 or so"' in answer.text
    assert Record.objects.count() == 0


def test_groups_that_are_more_than_their_whole_are_refused_with_the_numbers(sourced):
    answer = cell(sourced, **{"killed": "5", CHILDREN: "4", WOMEN: "2"}).save()

    assert answer.status_code == 422
    assert "Harbour Courier: children (4), women (2) add up to 6, more than the 5 killed." in answer.text
    assert Record.objects.count() == 0


def test_people_whom_no_group_describes_are_told_as_unspecified(writer, sourced):
    cell(sourced, **{"killed": "20", CHILDREN: "9", WOMEN: "6"})

    live = writer.send("/assist/range/incident", sourced.fields).text

    assert "Killed: 5 unspecified" in live


def test_two_figures_of_one_column_are_typed_in_the_claim_itself(writer, amal):
    claim = records.claim(3)
    twice = type(claim)(source_item=claim.source_item, origin_group="o", casualties=claim.casualties * 2)
    record = records.logged(amal, claims=(twice,))

    page = writer.entry(f"/records/{record.reference}/edit")

    assert 'name="claims-0-cell-killed-civilian"' not in page.html
    assert page.save().status_code == 302
    assert record.claims.get().casualties.count() == 2


def test_range_says_which_claims_set_its_limits(writer, sourced):
    cell(sourced, killed="3").button(add="claims")
    sourced.type("claims-1", source_name="Civil defence", source_kind="civil_defence")
    cell(sourced, claim=1, killed="5")

    live = writer.send("/assist/range/incident", sourced.fields).text

    assert "3–5" in live
    assert "3 is the lowest number stated: Harbour Courier." in live
    assert "5 is the highest: Civil defence." in live
    assert 'data-limits="claims-0-cell-killed claims-1-cell-killed"' in live


def test_open_figure_is_not_said_to_have_a_highest(writer, sourced):
    cell(sourced, killed="3+")
    alone = writer.send("/assist/range/incident", sourced.fields).text

    assert "3 is the lowest number stated: Harbour Courier. No source that counts states a highest." in alone
    assert "is the highest" not in alone

    sourced.button(add="claims").type("claims-1", source_name="Civil defence", source_kind="civil_defence")
    cell(sourced, claim=1, killed="3")
    beside = writer.send("/assist/range/incident", sourced.fields).text

    assert "3 is the highest: Civil defence. Open above" in beside


def test_letter_of_a_source_comes_with_its_words(sourced):
    assert "Reliability: Cannot be judged (F) · undated" in cell(sourced, killed="3").button(stay="1").html


def test_column_is_added_and_its_numbers_are_kept(sourced):
    sourced.fields |= {"column_harm": ["killed"], "column_role": ["journalist"]}
    sourced.button(add_column="1")
    cell(sourced, **{"killed": "5", "killed----journalist": "1"})

    assert sourced.save().status_code == 302

    part = Claim.objects.get().casualties.get(roles=["journalist"])
    assert (part.min, part.of_which.min) == (1, 5)


@pytest.mark.parametrize("key", ["killed-x", "users", "killed--female-adult_unspecified-president", "k" * 80])
def test_column_of_no_vocabulary_is_no_column(sourced, key):
    sourced.fields["columns"] = ["killed", key]
    sourced.button(stay="1")

    assert f'value="{key}"' not in sourced.html
