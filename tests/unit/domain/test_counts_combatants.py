# SPDX-License-Identifier: Apache-2.0
"""Combatants are in no number of people, wherever and however a claim names them."""

from datetime import date
from itertools import product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from registry.domain.counts import Range, Reason, counted, totals
from registry.domain.counts.subsets import apart
from tests.unit.domain.claim_rows import says

KILLED = ("killed", "persons")
TEN = {"row_id": "ten"}
OF_TEN = {"of_which": "ten"}
FIGHTERS = {"status": "combatant"}
MONDAY = {"claim_id": "a", "origin_group": "g", "stated_at": date(2024, 11, 25)}
TUESDAY = {"claim_id": "b", "origin_group": "g", "stated_at": date(2024, 11, 26)}
RELAYED = {"claim_id": "b", "origin_group": "g", "is_origin": False}


def told(*rows):
    headline = totals(rows)[KILLED]
    return headline.total.range, headline.combatants and headline.combatants.range


@pytest.mark.parametrize(
    ("rows", "people", "fighters"),
    [
        ([says(4, sex="male", **FIGHTERS, **OF_TEN)], Range(6, 6), Range(4, 4)),
        ([says(4, age="adult_unspecified", **FIGHTERS, **OF_TEN)], Range(6, 6), Range(4, 4)),
        ([says(4, role="teacher", **FIGHTERS, **OF_TEN)], Range(6, 6), Range(4, 4)),
        (
            [says(6, row_id="six", **OF_TEN), says(4, of_which="six", **FIGHTERS)],
            Range(6, 6),
            Range(4, 4),
        ),
        (
            [says(6, sex="male", row_id="men", **OF_TEN), says(4, of_which="men", **FIGHTERS)],
            Range(6, 6),
            Range(4, 4),
        ),
        (
            [says(3, sex="male", **FIGHTERS, **OF_TEN), says(1, sex="female", **FIGHTERS, **OF_TEN)],
            Range(6, 6),
            Range(4, 4),
        ),
        (
            [says(4, **FIGHTERS, **OF_TEN), says(3, sex="male", **FIGHTERS, **OF_TEN)],
            Range(6, 6),
            Range(4, 4),
        ),
        ([says(4, row_id="f", **FIGHTERS, **OF_TEN), says(2, of_which="f")], Range(6, 6), Range(4, 4)),
        ([says(4, **FIGHTERS, **OF_TEN), says(8, **OF_TEN)], Range(6, 6), Range(4, 4)),
        ([says(4, **FIGHTERS)], Range(10, 10), Range(4, 4)),
        ([says(4, harm="died_later", **FIGHTERS, **OF_TEN)], Range(6, 6), None),
    ],
)
def test_combatants_inside_a_number_come_out_of_it_at_any_depth_and_by_any_split(rows, people, fighters):
    assert told(says(10, **TEN), *rows) == (people, fighters)


def test_where_named_combatants_may_be_the_same_men_the_cautious_end_is_taken():
    men = says(4, sex="male", **FIGHTERS, **OF_TEN)
    adults = says(4, age="adult_unspecified", **FIGHTERS, **OF_TEN)

    assert told(says(10, **TEN), men, adults)[0] == Range(2, 6)


def test_one_person_of_two_roles_is_taken_out_once():
    drivers = [says(4, role=role, row_id="d", **FIGHTERS, **OF_TEN) for role in ("teacher", "journalist")]

    assert told(says(10, **TEN), *drivers) == (Range(6, 6), Range(4, 4))


def test_a_part_of_a_group_is_of_that_group():
    women, of_them = says(6, sex="female", row_id="w", **OF_TEN), says(2, of_which="w", status="civilian")

    headline = totals([says(10, **TEN), women, of_them])[KILLED]

    assert headline.total.range == Range(10, 10)
    assert [(row.sex, row.range) for row in headline.by_sex_age] == [("female", Range(6, 6))]


def test_the_combatants_of_a_group_are_in_no_row_of_the_breakdown():
    women, of_them = says(6, sex="female", row_id="w", **OF_TEN), says(2, of_which="w", **FIGHTERS)

    [row] = totals([says(10, **TEN), women, of_them])[KILLED].by_sex_age

    assert row.range == Range(4, 4)


def test_a_newer_number_of_combatants_leaves_the_older_subtraction_standing():
    rows = [says(10, **TEN, **MONDAY), says(4, **FIGHTERS, **OF_TEN, **MONDAY)]

    assert told(*rows, says(5, **FIGHTERS, **TUESDAY)) == (Range(6, 6), Range(5, 5))


def test_a_relay_is_less_its_own_combatants_also_where_the_origin_says_how_many():
    rows = [says(10, **TEN, **RELAYED), says(4, **FIGHTERS, **OF_TEN, **RELAYED)]

    assert told(says(5, **FIGHTERS, **MONDAY), *rows) == (Range(6, 6), Range(5, 5))


def test_combatants_fall_with_the_number_that_they_are_part_of():
    rows = [says(10, **TEN, **MONDAY), says(4, **FIGHTERS, **OF_TEN, **MONDAY), says(12, **TUESDAY)]

    assert told(*rows) == (Range(12, 12), None)
    assert [each.reason for each in counted(rows)] == [Reason.OLDER, Reason.OLDER, Reason.COUNTED]


def test_combatants_beside_an_older_number_stand():
    rows = [says(3, **MONDAY), says(5, **FIGHTERS, **MONDAY), says(12, **TUESDAY)]

    assert told(*rows) == (Range(12, 12), Range(5, 5))


CELLS = list(product(["female", "male", "other"], ["child_unspecified", "adult_unspecified"]))
NAMED = st.builds(
    lambda low, more, sex, age: says(low, low + more, sex=sex, age=age, **FIGHTERS, **OF_TEN),
    st.integers(0, 2),
    st.integers(0, 1),
    st.sampled_from(["", "female", "male"]),
    st.sampled_from(["", "child_unspecified", "adult_unspecified"]),
)


def possible(low, high, named):
    """Return every number of people that the words allow, by trying how many combatants there are of each kind.

    The rule itself: nobody is a combatant whom no row names, and each row counts all combatants of its kind.
    """
    covers = [[row.sex in ("", sex) and row.age in ("", age) for sex, age in CELLS] for row in named]
    cells = [range(4) if any(row[cell] for row in covers) else (0,) for cell in range(len(CELLS))]
    for world in product(*cells):
        told = [sum(n for n, inside in zip(world, row, strict=True) if inside) for row in covers]
        if all(row.min <= number <= row.max for row, number in zip(named, told, strict=True)):
            yield from (whole - sum(world) for whole in (low, high))


@given(st.integers(12, 15), st.integers(0, 3), st.lists(NAMED, min_size=1, max_size=3))
def test_the_total_holds_every_number_that_the_words_allow_and_no_other_where_rows_share_nobody(
    low, more, named
):
    numbers = set(possible(low, low + more, named))
    assume(numbers)

    total = totals([says(low, low + more, **TEN), *named])[KILLED].total

    assert total.min <= min(numbers) <= max(numbers) <= total.max
    if all(apart(one, other) for place, one in enumerate(named) for other in named[:place]):
        assert (total.min, total.max) == (min(numbers), max(numbers))
