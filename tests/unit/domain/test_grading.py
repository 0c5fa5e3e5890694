# SPDX-License-Identifier: Apache-2.0
import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.domain.counts import counted
from registry.domain.errors import InvalidInput, NeedsReason, UnknownCode
from registry.domain.grading import GRADES, Support, check_grade, stating_origins, suggest_grade
from tests.unit.domain.claim_rows import says

ONE, TWO = frozenset({"a"}), frozenset({"a", "b"})


@pytest.mark.parametrize(
    ("support", "code", "reason"),
    [
        (Support(), "under_assessment", "nothing_counted"),
        (Support(denying=ONE), "under_assessment", "nothing_counted"),
        (Support(stating=ONE), "single_source", "one_origin"),
        (Support(stating=TWO), "corroborated", "independent_origins"),
        (Support(stating=ONE, accepted=True), "confirmed", "accepted"),
        (Support(accepted=True), "confirmed", "accepted"),
        (Support(stating=ONE, verified=True), "confirmed", "verified"),
        (Support(stating=TWO, denying=frozenset({"c"})), "contested", "sources_conflict"),
        (Support(stating=TWO, denying=frozenset({"c"}), verified=True), "confirmed", "verified"),
        (Support(stating=TWO, no_civilian_harm=True), "discounted", "evidence_of_none"),
        (Support(stating=TWO, place_unresolved=True), "single_source", "place_unresolved"),
        (Support(stating=TWO, accepted=True, place_unresolved=True), "single_source", "place_unresolved"),
        (Support(stating=ONE, place_unresolved=True), "single_source", "one_origin"),
        (
            Support(stating=ONE, denying=frozenset({"c"}), place_unresolved=True),
            "contested",
            "sources_conflict",
        ),
        (Support(place_unresolved=True), "under_assessment", "nothing_counted"),
    ],
)
def test_a_grade_is_suggested_from_independent_origins(support, code, reason):
    grade = suggest_grade(support)

    assert (grade.code, grade.reason) == (code, reason)
    assert grade.sentence


@pytest.mark.parametrize(
    ("code", "support"),
    [
        ("confirmed", Support(stating=TWO)),
        ("confirmed", Support(accepted=True, place_unresolved=True)),
        ("corroborated", Support(stating=ONE)),
        ("corroborated", Support(stating=TWO, place_unresolved=True)),
        ("single_source", Support()),
    ],
)
def test_a_grade_stronger_than_its_support_is_refused(code, support):
    with pytest.raises(InvalidInput) as refusal:
        check_grade(code, reason="It was in the papers.", support=support)

    assert refusal.value.field == "harm_grade"


@pytest.mark.parametrize(
    ("code", "support"),
    [
        ("single_source", Support(stating=TWO)),
        ("contested", Support(stating=TWO)),
        ("discounted", Support(stating=TWO)),
        ("corroborated", Support(stating=ONE, verified=True)),
    ],
)
def test_a_weaker_grade_is_the_reviewers_right(code, support):
    check_grade(code, reason="The second report may repeat the first.", support=support)


def test_a_grade_needs_a_reason_and_a_word_of_the_vocabulary():
    with pytest.raises(NeedsReason):
        check_grade("single_source", reason="  ", support=Support(stating=ONE))
    with pytest.raises(UnknownCode):
        check_grade("certain", reason="sure", support=Support(stating=TWO))
    check_grade("under_assessment", reason="", support=Support())


def test_origins_are_counted_not_articles():
    claims = [
        says(3, claim_id="a", origin_group="rescuers"),
        says(3, claim_id="b", origin_group="rescuers", is_origin=False),
        says(4, claim_id="c"),
        says(4, claim_id="d", reliability="E"),
        says(0, claim_id="e"),
        says(9, claim_id="f", status="combatant"),
        says(None, None, claim_id="g", position="denies"),
    ]

    assert stating_origins(counted(claims)) == {"rescuers", "c"}


groups = st.frozensets(st.sampled_from("abc"))
supports = st.builds(
    Support,
    stating=groups,
    denying=groups,
    accepted=st.booleans(),
    verified=st.booleans(),
    no_civilian_harm=st.booleans(),
    place_unresolved=st.booleans(),
)


@given(supports)
def test_what_is_suggested_is_always_allowed(support):
    grade = suggest_grade(support)

    assert grade.code in GRADES
    check_grade(grade.code, reason=grade.sentence, support=support)
