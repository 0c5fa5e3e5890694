# SPDX-License-Identifier: Apache-2.0
import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.domain.counts import VAGUE_FLOORS, Range, from_words, stated_range
from registry.domain.errors import InvalidRange, Refusal, UnknownCode


@pytest.mark.parametrize(
    ("qualifier", "number", "upper", "expected"),
    [
        ("exact", 20, None, Range(20, 20)),
        ("exact", 3, 5, Range(3, 5)),
        ("at_least", 5, None, Range(5, None)),
        ("more_than", 16, None, Range(17, None)),
        ("more_than", 70_000, None, Range(70_000, None)),
        ("about", 20, None, Range(20, 20)),
        ("about", 20, 30, Range(20, 30)),
        ("up_to", 5, None, Range(0, 5)),
        ("vague", 2000, None, Range(2000, None)),
        ("exact", 0, None, Range(0, 0)),
    ],
)
def test_a_qualifier_says_what_the_words_guarantee_and_support(qualifier, number, upper, expected):
    assert stated_range(qualifier, number, upper) == expected


def test_every_number_word_has_its_number():
    words = [
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
    ]

    assert [from_words(word).range.min for word in words] == list(range(1, 13))
    assert [from_words(word).range for word in ("no", "none")] == [Range(0, 0)] * 2


def test_more_than_a_rounded_number_promises_no_one_more():
    assert stated_range("more_than", 999).min == stated_range("more_than", 1000).min == 1000
    assert stated_range("more_than", 70_000, one_by_one=True).min == 70_001
    assert stated_range("more_than", 200, one_by_one=False).min == 200


@pytest.mark.parametrize(
    ("text", "expected", "qualifier"),
    [
        ("some", Range(3, None), "vague"),
        ("several", Range(3, None), "vague"),
        ("dozens", Range(24, None), "vague"),
        ("scores", Range(40, None), "vague"),
        ("Hundreds", Range(200, None), "vague"),
        ("thousands", Range(2000, None), "vague"),
        ("a", Range(1, 1), "exact"),
        ("an", Range(1, 1), "exact"),
        ("a  dozen", Range(12, 12), "exact"),
        ("none", Range(0, 0), "exact"),
        ("seven", Range(7, 7), "exact"),
        ("20", Range(20, 20), "exact"),
        ("3-5", Range(3, 5), "exact"),
        ("3 – 5", Range(3, 5), "exact"),
        ("3 to 5", Range(3, 5), "exact"),
        ("between 5 and 7", Range(5, 7), "exact"),
        ("at least 5", Range(5, None), "at_least"),
        ("no fewer than 5", Range(5, None), "at_least"),
        ("more than 16", Range(17, None), "more_than"),
        ("over 70,000", Range(70_000, None), "more_than"),
        ("up to 5", Range(0, 5), "up_to"),
        ("about 20", Range(20, 20), "about"),
        ("some 20", Range(20, 20), "about"),
        ("around 20-30", Range(20, 30), "about"),
    ],
)
def test_words_become_a_range_and_a_qualifier(text, expected, qualifier):
    stated = from_words(text)

    assert (stated.range, stated.qualifier) == (expected, qualifier)


def test_an_opening_may_stand_beside_its_number():
    assert from_words("at least", number=5) == from_words("at least 5")


@pytest.mark.parametrize(
    "text", ["", "many", "tens of thousands", "5-3", "1.5", "-4", "٥", "at least", "1,00", "9" * 40]
)
def test_words_outside_the_tables_are_left_to_a_person(text):
    with pytest.raises(InvalidRange):
        from_words(text)


def test_an_upper_number_needs_a_qualifier_that_leaves_room_for_one():
    with pytest.raises(InvalidRange):
        stated_range("at_least", 3, 5)
    with pytest.raises(InvalidRange):
        stated_range("exact", 5, 3)
    with pytest.raises(UnknownCode):
        stated_range("roughly", 3)


@given(
    st.text(max_size=30)
    | st.from_regex(r"(at least|about|some)? ?[0-9,]{1,12}( ?- ?[0-9]{1,6})?", fullmatch=True)
)
def test_any_text_gives_a_range_or_a_refusal(text):
    try:
        stated = from_words(text)
    except Refusal:
        return
    assert stated.range.min >= 0


@pytest.mark.parametrize("word", VAGUE_FLOORS)
def test_a_vague_plural_never_sets_an_upper_bound(word):
    assert from_words(word).range == Range(VAGUE_FLOORS[word], None)
