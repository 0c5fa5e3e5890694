# SPDX-License-Identifier: Apache-2.0
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.domain.counts import ALL_STATUSES, Reason, counted
from tests.unit.domain.claim_rows import says, statements

MONDAY, TUESDAY = date(2024, 11, 25), date(2024, 11, 26)


def reasons(*rows):
    return [decision.reason for decision in counted(rows)]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (says(3), Reason.COUNTED),
        (says(3, reliability="F", credibility="6"), Reason.COUNTED),
        (says(3, reliability="D", credibility="4"), Reason.COUNTED),
        (says(3, reliability="E"), Reason.SET_ASIDE),
        (says(3, credibility="5"), Reason.SET_ASIDE),
        (says(3, retracted=True), Reason.RETRACTED),
        (says(3, excluded_reason="counts soldiers"), Reason.EXCLUDED),
        (says(None, None, position="denies"), Reason.DENIAL),
        (says(None, None), Reason.NO_NUMBER),
        (says(3, superseded_by="c9"), Reason.OLDER),
        (says(0), Reason.COUNTED),
    ],
)
def test_a_statement_is_first_judged_in_itself(row, reason):
    assert reasons(row) == [reason]


def test_the_letters_of_a_source_cannot_be_read_from_its_public_reason():
    unreliable, improbable = counted([says(3, reliability="E"), says(3, credibility="5", claim_id="c2")])

    assert (unreliable.reason, unreliable.sentence) == (improbable.reason, improbable.sentence)


def test_the_reviewers_public_reason_is_handed_on():
    assert counted([says(3, excluded_reason="counts soldiers")])[0].detail == "counts soldiers"


def test_a_relay_counts_only_where_the_statement_of_its_origin_is_not_held():
    relay = says(5, claim_id="relay", origin_group="rescuers", is_origin=False, stated_at=TUESDAY)
    origin = says(4, claim_id="origin", origin_group="rescuers", stated_at=MONDAY)

    assert reasons(relay) == [Reason.COUNTED]
    assert reasons(relay, origin) == [Reason.RELAY, Reason.COUNTED]


@pytest.mark.parametrize("flaw", [{"retracted": True}, {"credibility": "5"}, {"excluded_reason": "a slip"}])
def test_a_relay_does_not_bring_back_what_its_origin_took_back_or_a_reviewer_left_out(flaw):
    relay = says(5, claim_id="relay", origin_group="g", is_origin=False)

    assert reasons(relay, says(5, claim_id="origin", origin_group="g", **flaw))[0] is Reason.RELAY


def test_a_denial_by_the_origin_outweighs_a_relay_of_it():
    relay = says(5, claim_id="relay", origin_group="g", is_origin=False)
    denial = says(None, None, claim_id="origin", origin_group="g", position="denies")

    assert reasons(relay, denial) == [Reason.RELAY, Reason.DENIAL]


def test_the_newest_statement_of_an_origin_replaces_its_older_ones():
    older = says(4, claim_id="old", origin_group="g", stated_at=MONDAY)
    newer = says(7, claim_id="new", origin_group="g", stated_at=TUESDAY)
    undated = says(2, claim_id="undated", origin_group="g")

    assert reasons(older, newer, undated) == [Reason.OLDER, Reason.COUNTED, Reason.OLDER]


def test_two_statements_of_one_day_both_count_because_neither_is_known_to_be_newer():
    morning = says(4, claim_id="am", origin_group="g", stated_at=MONDAY)
    evening = says(7, claim_id="pm", origin_group="g", stated_at=MONDAY)

    assert reasons(morning, evening) == [Reason.COUNTED, Reason.COUNTED]


def test_a_newer_statement_that_was_left_out_gives_the_older_one_back():
    older = says(4, claim_id="old", origin_group="g", stated_at=MONDAY)
    slip = says(400, claim_id="new", origin_group="g", stated_at=TUESDAY, excluded_reason="a slip of the pen")

    assert reasons(older, slip) == [Reason.COUNTED, Reason.EXCLUDED]


def test_a_newer_statement_replaces_the_older_one_whatever_status_each_gives():
    older = says(7, claim_id="old", origin_group="g", stated_at=MONDAY)
    newer = says(9, claim_id="new", origin_group="g", stated_at=TUESDAY, status="civilian")

    assert reasons(older, newer) == [Reason.OLDER, Reason.COUNTED]


@pytest.mark.parametrize("status", ["combatant", ALL_STATUSES])
def test_a_newer_statement_on_combatants_leaves_the_one_on_civilians_standing(status):
    older = says(3, claim_id="old", origin_group="g", stated_at=MONDAY, status="civilian")
    newer = says(9, claim_id="new", origin_group="g", stated_at=TUESDAY, status=status)

    assert reasons(older, newer) == [Reason.COUNTED, Reason.COUNTED]


@pytest.mark.parametrize(
    "other", [{"harm": "injured"}, {"unit": "families"}, {"age": "child_unspecified"}, {"scope": "part"}]
)
def test_a_newer_statement_of_another_figure_replaces_nothing(other):
    older = says(4, claim_id="old", origin_group="g", stated_at=MONDAY)
    newer = says(2, **({"claim_id": "new", "origin_group": "g", "stated_at": TUESDAY} | other))

    assert reasons(older, newer) == [Reason.COUNTED, Reason.COUNTED]


def test_claims_without_an_origin_group_stand_alone():
    assert reasons(says(4, claim_id="a", stated_at=MONDAY), says(7, claim_id="b", stated_at=TUESDAY)) == [
        Reason.COUNTED,
        Reason.COUNTED,
    ]


@given(st.lists(statements(), max_size=12), st.randoms(use_true_random=False))
def test_the_order_of_claims_decides_nothing(rows, random):
    shuffled = random.sample(rows, len(rows))

    assert sorted(map(repr, counted(rows))) == sorted(map(repr, counted(shuffled)))


@given(st.lists(statements(), min_size=1, max_size=12))
def test_every_statement_gets_one_decision_and_one_sentence(rows):
    decisions = counted(rows)

    assert [decision.statement for decision in decisions] == rows
    assert all(
        decision.sentence and decision.counted is (decision.reason is Reason.COUNTED)
        for decision in decisions
    )
