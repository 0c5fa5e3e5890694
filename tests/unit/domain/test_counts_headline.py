# SPDX-License-Identifier: Apache-2.0
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.domain.counts import ALL_STATUSES, Range, counted, totals
from tests.unit.domain.claim_rows import says, statements

KILLED = ("killed", "persons")


def killed(*rows):
    return totals(rows)[KILLED]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([says(3, status="civilian"), says(5, status="combatant")], Range(3, 3)),
        ([says(3, status="civilian"), says(2, status="police_security")], Range(5, 5)),
        ([says(3, status="civilian"), says(1, status="civilian_contested"), says(0, 2)], Range(4, 6)),
        ([says(5)], Range(5, 5)),
        ([says(10, row_id="r"), says(4, status="combatant", row_id="s", of_which="r")], Range(6, 6)),
        ([says(8, 10, row_id="r"), says(4, 5, status="combatant", of_which="r")], Range(3, 6)),
        ([says(10, row_id="r"), says(4, None, status="combatant", of_which="r")], Range(0, 6)),
        ([says(3, 8, row_id="r"), says(5, status="combatant", of_which="r")], Range(0, 3)),
        (
            [
                says(10, row_id="r"),
                says(4, None, status="combatant", of_which="r"),
                says(3, status="civilian", of_which="r"),
            ],
            Range(3, 6),
        ),
        ([says(10, row_id="r"), says(3, status="civilian", of_which="r")], Range(10, 10)),
        ([says(10, status=ALL_STATUSES), says(3, status="civilian"), says(0, 2)], Range(3, 5)),
        (
            [
                says(10, status=ALL_STATUSES, row_id="r"),
                says(3, status="civilian", of_which="r"),
                says(0, 2, of_which="r"),
                says(5, status="combatant", of_which="r"),
            ],
            Range(3, 5),
        ),
        ([says(3, status="civilian"), says(2, None, status="police_security")], Range(5, None)),
    ],
)
def test_one_claims_total_is_of_people_not_reported_as_combatants(rows, expected):
    assert killed(*rows).total.range == expected


@pytest.mark.parametrize("rows", [[says(5, status="combatant")], [says(10, status=ALL_STATUSES)], []])
def test_a_claim_on_combatants_alone_makes_no_total(rows):
    assert totals(rows) == {}


def test_combatants_stand_beside_the_total_and_in_no_sum():
    headline = killed(says(3, status="civilian"), says(5, status="combatant"))

    assert headline.combatants.range == Range(5, 5)
    assert "combatant" not in {figure.status for figure in headline.breakdown}


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([says(1, age="child_unspecified", status="civilian")], Range(1, 1)),
        ([says(4, sex="female", age="adult_unspecified"), says(3, age="child_unspecified")], Range(7, 7)),
        ([says(3, age="child_unspecified"), says(1, sex="female", age="child_unspecified")], Range(3, 3)),
        (
            [
                says(4, sex="female", age="adult_unspecified"),
                says(3, age="child_unspecified"),
                says(1, sex="female", age="child_unspecified"),
            ],
            Range(7, 7),
        ),
        ([says(7, age="women_and_children")], Range(7, 7)),
        ([says(7, age="women_and_children"), says(4, sex="female", age="adult_unspecified")], Range(7, 7)),
        ([says(2, role="journalist")], Range(2, 2)),
        ([says(2, role="journalist"), says(3, role="teacher")], Range(3, None)),
        ([says(5, sex="female"), says(3, age="child_unspecified")], Range(5, None)),
        ([says(3, age="child_unspecified", scope="part")], Range(3, None)),
        ([says(5, status="combatant"), says(3, age="child_unspecified")], Range(3, 3)),
        ([says(9), says(4, age="child_unspecified")], Range(9, 9)),
    ],
)
def test_a_claim_that_names_only_groups_states_their_sum_where_they_share_nobody(rows, expected):
    assert killed(*rows).total.range == expected


def test_two_claims_give_a_range_and_are_not_added():
    headline = killed(says(3, claim_id="a", status="civilian"), says(5, claim_id="b"))

    assert headline.total.range == Range(3, 5)
    assert [(figure.status, figure.range) for figure in headline.by_status] == [
        ("civilian", Range(3, 3)),
        ("unknown", Range(5, 5)),
    ]
    assert headline.total.claim_ids == ("a", "b")


def test_a_row_that_is_split_by_status_is_no_row_of_the_split():
    headline = killed(says(10, row_id="r"), says(3, status="civilian", of_which="r"))

    assert [(figure.status, figure.min) for figure in headline.by_status] == [("civilian", 3)]


def test_breakdown_rows_keep_sex_age_and_role():
    headline = killed(
        says(9),
        says(2, sex="female", age="child_unspecified"),
        says(3, sex="male", age="child_unspecified"),
        says(1, role="journalist"),
    )

    assert [(row.sex, row.age, row.min) for row in headline.by_sex_age] == [
        ("female", "child_unspecified", 2),
        ("male", "child_unspecified", 3),
    ]
    assert [(row.role, row.min) for row in headline.by_role] == [("journalist", 1)]


def test_one_group_told_by_status_is_one_row():
    headline = killed(
        says(9),
        says(2, age="child_unspecified", status="civilian"),
        says(1, age="child_unspecified", status="police_security"),
        says(4, age="child_unspecified", status="combatant"),
    )

    assert [(row.age, row.range) for row in headline.by_sex_age] == [("child_unspecified", Range(3, 3))]


def test_died_later_is_of_which_killed_and_never_added():
    headline = killed(says(8), says(2, harm="died_later"))

    assert headline.total.range == Range(8, 8)
    assert [row.range for row in headline.of_which] == [Range(2, 2)]
    assert ("died_later", "persons") not in totals([says(8), says(2, harm="died_later")])


def test_died_later_alone_is_the_least_that_were_killed():
    assert killed(says(2, harm="died_later")).total.range == Range(2, None)
    assert killed(says(1, 5), says(2, harm="died_later", claim_id="b")).total.range == Range(2, 5)


def test_killed_or_injured_is_neither_split_nor_added():
    found = totals([says(20, harm="killed_or_injured"), says(3, claim_id="b")])

    assert found["killed_or_injured", "persons"].total.range == Range(20, 20)
    assert found[KILLED].total.range == Range(3, 3)
    assert ("injured", "persons") not in found


def test_families_and_persons_are_different_figures():
    found = totals(
        [says(2000, None, harm="displaced", unit="families"), says(90, harm="displaced", claim_id="b")]
    )

    assert found["displaced", "families"].total.range == Range(2000, None)
    assert found["displaced", "persons"].total.range == Range(90, 90)


def test_the_total_follows_the_newest_statement_of_an_origin():
    old = {"claim_id": "old", "origin_group": "g", "stated_at": date(2024, 11, 27)}
    new = {"claim_id": "new", "origin_group": "g", "stated_at": date(2024, 11, 28)}

    headline = killed(says(3, status="civilian", **old), says(5, status="combatant", **old), says(10, **new))

    assert headline.total.range == Range(10, 10)


def test_groups_of_an_older_statement_with_a_total_of_its_own_raise_nothing():
    old = {"claim_id": "old", "origin_group": "g", "stated_at": date(2024, 11, 27)}
    new = {"claim_id": "new", "origin_group": "g", "stated_at": date(2024, 11, 28)}

    assert killed(says(18, **old), says(9, age="0_4", **old), says(5, **new)).total.range == Range(5, 5)


def test_what_is_not_counted_changes_no_figure():
    sound = [says(3, claim_id="a"), says(5, claim_id="b")]
    left_out = [
        says(900, claim_id="c", reliability="E"),
        says(900, claim_id="d", retracted=True),
        says(900, claim_id="e", excluded_reason="counts soldiers"),
        says(None, None, claim_id="f", position="denies"),
    ]

    assert totals(sound) == totals(sound + left_out)


@given(st.lists(statements(), max_size=10))
def test_only_counted_claims_stand_behind_a_total(rows):
    counting = {decision.statement.claim_id for decision in counted(rows) if decision.counted}

    for headline in totals(rows).values():
        assert set(headline.total.claim_ids) <= counting


SPLIT = {
    "status": st.sampled_from(["civilian", "combatant", "police_security", "unknown", "all"]),
    "age": st.sampled_from(["", "", "child_unspecified", "adult_unspecified", "women_and_children"]),
    "harm": st.sampled_from(["killed", "died_later", "injured", "killed_or_injured"]),
}


@given(
    st.lists(st.fixed_dictionaries(SPLIT).flatmap(lambda fixed: statements(**fixed)), max_size=12),
    st.randoms(),
)
def test_totals_do_not_depend_on_the_order_of_claims(rows, random):
    found, shuffled = totals(rows), totals(random.sample(rows, len(rows)))

    assert {key: headline.total.range for key, headline in found.items()} == {
        key: headline.total.range for key, headline in shuffled.items()
    }


@given(st.lists(st.fixed_dictionaries(SPLIT).flatmap(lambda fixed: statements(**fixed)), max_size=12))
def test_combatants_alone_never_change_a_total(rows):
    without = totals([row for row in rows if row.status != "combatant"])

    for key, headline in totals(rows).items():
        assert headline.total.range == without[key].total.range
