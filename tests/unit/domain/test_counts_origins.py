# SPDX-License-Identifier: Apache-2.0
"""What one origin says in several claims, for all and for groups."""

from datetime import date

import pytest

from registry.domain.counts import Range, totals
from tests.unit.domain.claim_rows import says

MONDAY = {"claim_id": "a", "origin_group": "g", "stated_at": date(2024, 11, 25)}
TUESDAY = {"claim_id": "b", "origin_group": "g", "stated_at": date(2024, 11, 26)}
RELAYED = {"claim_id": "b", "origin_group": "g", "is_origin": False}
CHILD = {"age": "child_unspecified"}
WOMAN = {"sex": "female", "age": "adult_unspecified"}


def killed(*rows):
    return totals(rows).get(("killed", "persons"))


@pytest.mark.parametrize(
    "rows",
    [
        [says(3, **CHILD, **MONDAY), says(9, **TUESDAY)],
        [says(9, **MONDAY), says(3, **CHILD, **TUESDAY)],
        [says(9, **MONDAY), says(3, **CHILD, **RELAYED)],
    ],
    ids=["older", "newer", "relayed"],
)
def test_beside_a_number_of_their_origin_for_all_groups_serve_the_breakdown_only(rows):
    headline = killed(*rows)

    assert headline.total.range == Range(9, 9)
    assert [row.range for row in headline.by_sex_age] == [Range(3, 3)]


def test_groups_of_another_origin_are_a_number_of_their_own():
    assert killed(says(9, **MONDAY), says(3, claim_id="c", **CHILD)).total.range == Range(3, 9)


def test_a_relay_of_groups_does_not_bring_back_a_number_that_was_left_out():
    own = says(9, excluded_reason="a slip", **MONDAY)

    assert killed(own, says(3, **CHILD, **RELAYED)) is None
    assert killed(says(3, **CHILD, **RELAYED)).total.range == Range(3, 3)


def test_groups_that_an_origin_names_on_different_days_are_each_a_part():
    headline = killed(says(4, **WOMAN, **MONDAY), says(3, **CHILD, **TUESDAY))

    assert headline.total.range == Range(4, None)


def test_what_is_left_of_an_older_statement_of_groups_is_no_whole():
    older = [says(4, **WOMAN, **MONDAY), says(3, **CHILD, **MONDAY)]

    assert killed(*older, says(5, **CHILD, **TUESDAY)).total.range == Range(5, None)
    assert killed(*older, says(5, **CHILD, **TUESDAY), says(4, **WOMAN, **TUESDAY)).total.range == Range(9, 9)


def test_groups_beside_a_part_of_their_origin_are_a_part():
    inside = says(5, scope="part", **MONDAY)

    assert killed(inside, says(3, **CHILD, **TUESDAY)).total.range == Range(5, None)


def test_one_person_of_two_roles_is_one_person():
    rows = [says(3, role=role, row_id="r") for role in ("journalist", "teacher")]

    assert killed(*rows).total.range == Range(3, 3)


def by_status(*rows):
    return [(row.status, row.range) for row in killed(*rows).by_status]


@pytest.mark.parametrize(
    ("whole", "part", "expected"),
    [
        ("civilian", {"status": "civilian"}, [("civilian", Range(10, 10))]),
        ("civilian", {"status": "unknown"}, [("civilian", Range(10, 10))]),
        ("civilian", {"status": "civilian", **WOMAN}, [("civilian", Range(10, 10))]),
        ("unknown", {"status": "civilian"}, [("civilian", Range(4, 4))]),
        ("unknown", {"status": "civilian", **WOMAN}, [("civilian", Range(4, None))]),
        ("unknown", {"status": "unknown"}, [("unknown", Range(10, 10))]),
    ],
)
def test_a_whole_leaves_the_split_by_status_only_where_a_part_states_another(whole, part, expected):
    assert by_status(says(10, status=whole, row_id="r"), says(4, of_which="r", **part)) == expected


def test_a_whole_in_the_split_by_status_is_no_fewer_than_its_parts():
    assert by_status(says(0, 3, row_id="r"), says(3, of_which="r")) == [("unknown", Range(3, 3))]
