# SPDX-License-Identifier: Apache-2.0
"""The signs of a cell: each form means one figure, and writing a figure gives signs that mean it again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.domain.counts.notation import Written, read_cell, write_cell
from registry.domain.errors import InvalidRange

NUMBERS = st.integers(0, 99_999_999)


@st.composite
def figures(draw) -> Written:
    """Every figure that the record takes: bounded or open above, as it is worded."""
    low, further = draw(NUMBERS), draw(st.integers(0, 1_000))
    qualifier = draw(st.sampled_from(("exact", "about", "up_to", "at_least", "more_than", "vague")))
    high = low + further if qualifier in ("exact", "about", "up_to") else None
    return Written(low, high, qualifier)


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("3", (3, 3, "exact")),
        ("0", (0, 0, "exact")),
        ("3-5", (3, 5, "exact")),
        ("3 – 5", (3, 5, "exact")),
        ("3—5", (3, 5, "exact")),
        ("3−5", (3, 5, "exact")),
        ("3..5", (3, 5, "exact")),
        ("٣-٥", (3, 5, "exact")),
        ("۱۲", (12, 12, "exact")),
        ("10+", (10, None, "at_least")),
        (">=10", (10, None, "at_least")),
        ("≥ ١٠", (10, None, "at_least")),
        (">16", (17, None, "more_than")),
        (">70,000", (70_000, None, "more_than")),
        ("2٬000+", (2_000, None, "at_least")),
        ("1 250", (1_250, 1_250, "exact")),
        ("~20", (20, 20, "about")),
        ("~15-20", (15, 20, "about")),
        ("<=5", (0, 5, "up_to")),
        ("≤5", (0, 5, "up_to")),
        ("<5", (0, 4, "up_to")),
        ("2-<=5", (2, 5, "up_to")),
        ("24+~", (24, None, "vague")),
        ("dozens", (24, None, "vague")),
        ('"dozens"', (24, None, "vague")),
        ("“hundreds”", (200, None, "vague")),
        ("a dozen", (12, 12, "exact")),
        ("at least 5", (5, None, "at_least")),
        ("between 3 and 5", (3, 5, "exact")),
        ('"عشرات" 20+', (20, None, "at_least")),
    ],
)
def test_signs_mean_one_figure(text, means):
    found = read_cell(text)

    assert found is not None
    assert (found.min, found.max, found.qualifier) == means


@pytest.mark.parametrize("text", ["عشرات", '"عشرات"', "около десяти"])
def test_words_of_another_language_are_told_how_they_are_written(text):
    with pytest.raises(InvalidRange, match="number that they support beside them"):
        read_cell(text)


@pytest.mark.parametrize("text", ["", " ", "?", "-", "–", "؟"])
def test_cell_may_say_nothing(text):
    assert read_cell(text) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('"dozens"', "dozens"),
        ("dozens", "dozens"),
        ('"عشرات" 20+', "عشرات"),
        ("a dozen", "a dozen"),
        ("3", ""),
    ],
)
def test_words_of_the_source_are_kept(text, words):
    found = read_cell(text)

    assert found is not None
    assert found.words == words


@pytest.mark.parametrize(
    "text",
    [
        "5-3",
        "3x",
        "many",
        "1-2-3",
        "-3",
        "2.5",
        "2,5",
        "2.000",
        "1e9",
        "<0",
        "++",
        '"عشرات"',
        "3 5",
        "9999999999",
    ],
)
def test_signs_that_mean_nothing_are_refused_in_words(text):
    with pytest.raises(InvalidRange):
        read_cell(text)


@given(figures())
def test_written_figure_reads_back_as_itself(figure):
    assert read_cell(write_cell(figure)) == figure


@given(figures(), st.sampled_from(("dozens", "several", "thousands")))
def test_vague_plural_is_written_in_its_words_only_where_they_give_its_number(figure, words):
    vague = Written(figure.min, None, "vague", words)
    again = read_cell(write_cell(vague))

    assert again is not None
    assert (again.min, again.max, again.qualifier) == (vague.min, None, "vague")


@given(st.text(alphabet="0123456789٣٥۷+-~<>=,.–\"' ?dozens", max_size=12))
def test_whatever_is_read_is_stable_from_then_on(text):
    try:
        found = read_cell(text)
    except InvalidRange:
        return
    if found is not None:
        once = write_cell(found)
        again = read_cell(once)
        assert again is not None
        assert write_cell(again) == once
        assert (again.min, again.max, again.qualifier) == (found.min, found.max, found.qualifier)
