# SPDX-License-Identifier: Apache-2.0
import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.domain.counts import Range, add, reconcile
from registry.domain.errors import InvalidRange, UnknownCode
from tests.unit.domain.claim_rows import plain, says

several = st.lists(plain, min_size=1, max_size=8)
ranges = st.builds(
    lambda low, more, is_open: Range(low, None if more is None else low + more, is_open),
    st.integers(0, 10_000),
    st.none() | st.integers(0, 500),
    st.booleans(),
)


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ([says(3)], Range(3, 3)),
        ([says(3), says(5)], Range(3, 5)),
        ([says(3, 5), says(4, 9)], Range(3, 9)),
        ([says(2000, None)], Range(2000, None)),
        ([says(2000, None), says(3000, None)], Range(2000, None)),
        ([says(10), says(20, None)], Range(10, 20, open_above=True)),
        ([says(30), says(20, None)], Range(20, 30, open_above=True)),
        ([says(0), says(4)], Range(0, 4)),
        ([says(0, 5)], Range(0, 5)),
    ],
)
def test_a_figure_runs_from_the_lowest_number_to_the_highest_any_claim_states(claims, expected):
    assert reconcile(claims).range == expected


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ([says(3, 9), says(5, scope="part")], Range(5, 9)),
        ([says(10), says(3, scope="part")], Range(10, 10)),
        ([says(3, scope="part"), says(4, scope="part")], Range(4, None)),
        ([says(3), says(5), says(7, scope="part")], Range(5, 5, open_above=True)),
        ([says(20, None), says(25, scope="part")], Range(25, None)),
        ([says(10, None), says(12), says(12, scope="part")], Range(12, 12, open_above=True)),
    ],
)
def test_a_part_raises_the_smallest_number_and_never_sets_the_largest(claims, expected):
    assert reconcile(claims).range == expected


def test_best_stays_empty_even_where_a_claim_has_one():
    assert reconcile([says(3, 5, best=4)]).best is None


def test_a_qualifier_is_kept_only_where_all_claims_share_it():
    dozens = says(24, None, qualifier="vague")

    assert reconcile([dozens]).qualifier == "vague"
    assert reconcile([dozens, says(30, claim_id="c2")]).qualifier == ""


def test_a_figure_names_the_claims_behind_it():
    assert reconcile([says(3, claim_id="b"), says(5, claim_id="a")]).claim_ids == ("a", "b")


@pytest.mark.parametrize("claims", [[], [says(None, None)]])
def test_what_nobody_counts_has_no_range(claims):
    with pytest.raises(ValueError, match="no statement"):
        reconcile(claims)


@given(several)
def test_every_whole_statement_lies_in_the_range_or_above_it(claims):
    figure = reconcile(claims)

    assert figure.max is None or figure.min <= figure.max
    assert figure.open_above or figure.max is not None
    for claim in claims:
        if claim.scope == "whole" and claim.max is not None:
            assert claim.max <= figure.max
        if claim.scope == "whole" and claim.max is None:
            assert figure.open_above


@given(several)
def test_the_order_of_claims_changes_no_figure(claims):
    assert reconcile(claims).range == reconcile(claims[::-1]).range


@given(several)
def test_saying_the_same_thing_twice_changes_nothing(claims):
    assert reconcile(claims + claims).range == reconcile(claims).range


@given(several, st.integers(0, 90))
def test_a_part_can_only_raise_the_smallest_number_and_open_the_range(claims, floor):
    wholes = [says(1, 60), *claims]
    before, after = reconcile(wholes), reconcile([*wholes, says(floor, scope="part")])

    assert after.min >= before.min
    assert after.max == before.max
    assert after.open_above >= before.open_above


@given(several, plain)
def test_one_more_whole_statement_never_narrows_the_range_of_wholes(claims, more):
    wholes = [says(claim.min, claim.max) for claim in claims]
    before, after = reconcile(wholes), reconcile([*wholes, says(more.min, more.max)])

    assert after.min <= before.min
    assert after.open_above >= before.open_above
    assert before.max is None or after.max >= before.max


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([], Range(0, 0)),
        ([Range(3, 5), Range(1, 1)], Range(4, 6)),
        ([Range(3, 5), Range(2000, None)], Range(2003, 2005, open_above=True)),
        ([Range(10, 20, open_above=True), Range(1, 1)], Range(11, 21, open_above=True)),
        ([Range(2000, None), Range(3, None)], Range(2003, None)),
    ],
)
def test_sums_over_incidents_add_smallest_and_largest_apart_and_stay_open(parts, expected):
    assert add(parts) == expected


@given(st.lists(ranges, max_size=6), st.lists(ranges, max_size=6))
def test_sums_do_not_depend_on_how_incidents_are_bundled(some, others):
    whole = add([*some, *others])
    bundled = add([add(some), add(others)])

    assert (whole.min, whole.open_above) == (bundled.min, bundled.open_above)
    assert whole.open_above == any(part.open_above for part in [*some, *others])


@pytest.mark.parametrize(("low", "high"), [(-1, 3), (-1, None), (4, 3)])
def test_bounds_out_of_order_are_refused(low, high):
    with pytest.raises(InvalidRange):
        Range(low, high)
    with pytest.raises(InvalidRange):
        says(low, high)


def test_a_denial_with_a_number_and_unknown_words_are_refused():
    with pytest.raises(InvalidRange):
        says(3, position="denies")
    with pytest.raises(InvalidRange):
        says(None, 3)
    with pytest.raises(UnknownCode):
        says(3, scope="half")
    with pytest.raises(UnknownCode):
        says(3, position="maybe")


def test_an_imported_total_over_all_statuses_is_kept_as_it_came():
    assert says(9, 4, status="all").max == 4
