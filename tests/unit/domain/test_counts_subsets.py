# SPDX-License-Identifier: Apache-2.0
import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.domain.counts import Range, check_subsets, reconcile, unspecified
from registry.domain.counts.subsets import apart, inside
from registry.domain.errors import InvalidRange
from tests.unit.domain.claim_rows import says

CHILDREN, WOMEN, MEN = (
    {"age": "child_unspecified"},
    {"sex": "female", "age": "adult_unspecified"},
    {"sex": "male", "age": "adult_unspecified"},
)
GIRLS, BOYS = {"sex": "female", "age": "child_unspecified"}, {"sex": "male", "age": "child_unspecified"}
WOMEN_AND_CHILDREN = {"age": "women_and_children"}


def rows(*groups):
    return [says(number, **group) for number, group in groups]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (CHILDREN, WOMEN, True),
        (GIRLS, BOYS, True),
        (GIRLS, CHILDREN, False),
        ({"sex": "female"}, CHILDREN, False),
        ({"sex": "female"}, {"sex": "male"}, True),
        ({"sex": "female"}, {"sex": "unknown"}, False),
        ({"age": "0_4"}, {"age": "5_11"}, True),
        ({"age": "0_4"}, CHILDREN, False),
        ({"age": "18_59"}, {"age": "60_plus"}, True),
        ({"age": "older_unspecified"}, {"age": "18_59"}, False),
        (WOMEN_AND_CHILDREN, MEN, True),
        (WOMEN_AND_CHILDREN, WOMEN, False),
        (WOMEN_AND_CHILDREN, CHILDREN, False),
        (WOMEN_AND_CHILDREN, {"sex": "male"}, False),
        ({"role": "journalist"}, {"role": "teacher"}, False),
        ({"status": "civilian"}, {"status": "police_security"}, True),
        ({"status": "civilian"}, {"status": "unknown"}, False),
        ({"status": "civilian"}, {"status": "all"}, False),
    ],
)
def test_rows_may_be_added_only_when_nobody_can_be_in_both(one, other, expected):
    assert apart(says(1, **one), says(1, **other)) is expected
    assert apart(says(1, **other), says(1, **one)) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (GIRLS, CHILDREN, True),
        (CHILDREN, GIRLS, False),
        (GIRLS, WOMEN_AND_CHILDREN, True),
        (MEN, WOMEN_AND_CHILDREN, False),
        ({"role": "teacher"}, {}, True),
        ({}, {"role": "teacher"}, False),
        ({"status": "civilian"}, {}, True),
        ({}, {"status": "civilian"}, False),
    ],
)
def test_a_row_lies_inside_another_when_everybody_in_it_does(one, other, expected):
    assert inside(says(1, **one), says(1, **other)) is expected


@pytest.mark.parametrize(
    "parts",
    [
        rows((9, CHILDREN), (6, WOMEN)),
        rows((9, CHILDREN), (6, WOMEN), (5, MEN)),
        rows((9, CHILDREN), (4, GIRLS), (5, BOYS), (6, WOMEN)),
        rows((15, WOMEN_AND_CHILDREN), (9, CHILDREN), (6, WOMEN), (5, MEN)),
        rows((18, {"role": "displaced_person"}), (12, {"role": "farmer_herder"})),
        rows((20, {"sex": "unknown"}), (20, {"age": "unknown"})),
        [says(0, None, **CHILDREN), says(0, 20, **WOMEN)],
    ],
)
def test_parts_that_fit_the_whole_are_accepted(parts):
    check_subsets(says(20), parts)


@pytest.mark.parametrize(
    ("parts", "named"),
    [
        (
            rows((9, CHILDREN), (6, WOMEN), (6, MEN)),
            ["9", "child_unspecified", "female adult_unspecified", "21"],
        ),
        (rows((21, {"role": "teacher"})), ["teacher", "21"]),
        (rows((12, {"sex": "female"}), (9, {"sex": "male"})), ["female", "male"]),
        (rows((18, WOMEN_AND_CHILDREN), (3, MEN)), ["women_and_children"]),
        (rows((12, {"status": "civilian"}), (9, {"status": "civilian_contested"})), ["civilian_contested"]),
        (rows((10, GIRLS), (11, BOYS)), ["female child_unspecified"]),
        (rows((9, CHILDREN), (13, {"sex": "female"}), (8, {"sex": "male"})), ["male", "21"]),
    ],
)
def test_parts_that_are_more_than_the_whole_are_refused_by_name(parts, named):
    with pytest.raises(InvalidRange) as refusal:
        check_subsets(says(20), parts)

    assert all(word in refusal.value.message for word in named)


def test_a_whole_without_an_upper_bound_holds_any_part():
    check_subsets(says(20, None), rows((90, CHILDREN)))
    check_subsets(reconcile([says(20), says(5, None)]), rows((90, CHILDREN)))


@pytest.mark.parametrize(
    ("whole", "parts", "expected"),
    [
        (says(20), rows((9, CHILDREN), (6, WOMEN)), Range(5, 5)),
        (says(20), [], Range(20, 20)),
        (says(3, 5), [says(1, 2, **CHILDREN)], Range(1, 4)),
        (says(20), [says(9, None, **CHILDREN)], Range(0, 11)),
        (says(20, None), rows((9, CHILDREN)), Range(11, None)),
        (says(20), rows((9, CHILDREN), (4, GIRLS)), Range(11, 11)),
        (reconcile([says(10), says(20, None)]), rows((9, CHILDREN)), Range(1, 11, open_above=True)),
    ],
)
def test_what_no_part_describes_is_shown_and_never_shared_out(whole, parts, expected):
    assert unspecified(whole, parts) == expected


@given(
    st.integers(0, 30),
    st.lists(st.tuples(st.integers(0, 30), st.sampled_from([CHILDREN, WOMEN, MEN])), max_size=3),
)
def test_parts_and_remainder_make_up_the_whole(number, groups):
    parts = [
        says(count, **group)
        for group, count in {tuple(g.items()): c for c, g in groups}.items()
        for group in [dict(group)]
    ]
    stated = sum(part.min for part in parts)
    if stated > number:
        with pytest.raises(InvalidRange):
            check_subsets(says(number), parts)
    else:
        check_subsets(says(number), parts)
        assert unspecified(says(number), parts) == Range(number - stated, number - stated)
