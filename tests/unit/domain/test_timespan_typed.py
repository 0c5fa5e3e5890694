# SPDX-License-Identifier: Apache-2.0
"""Dates as people write them: what can be read in one way is, and what is EDTF already stays what it is."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.domain.errors import InvalidDate
from registry.domain.timespan import FORMS, parse, typed


@pytest.mark.parametrize(
    "text",
    [
        *("3 May 2024", "03 may 2024", "3rd of May 2024", "3 May, 2024", "May 3, 2024", "may 3rd 2024"),
        *("2024/05/03", "2024.5.3", "2024-5-3", "٣ أيار ٢٠٢٤", "3 مايو 2024", "  3  May  2024 "),
    ],
)
def test_day_is_read(text):
    assert typed(text) == "2024-05-03"


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("May 2024", "2024-05"),
        ("Sept. 2024", "2024-09"),
        ("كانون الثاني 2024", "2024-01"),
        ("25/05/2024", "2024-05-25"),
        ("05/25/2024", "2024-05-25"),
        ("25.05.2024", "2024-05-25"),
        ("05-05-2024", "2024-05-05"),
        ("31 April 2024", "2024-04-31"),
    ],
)
def test_what_can_be_read_in_one_way_is(text, edtf):
    assert typed(text) == edtf


@pytest.mark.parametrize("text", ["03/05/2024", "3.5.2024", "٠٣/٠٥/٢٠٢٤", "12-11-2024"])
def test_numbers_of_which_either_may_be_the_month_are_refused_with_both_readings(text):
    with pytest.raises(InvalidDate, match="two ways") as refusal:
        typed(text)

    assert all(parse(refusal.value.values[name]) for name in ("first", "second"))
    assert len(refusal.value.message) < 120


@pytest.mark.parametrize(
    "text", ["", "spring 2024", "3 Ma 2024", "Ju 2024", "3 May", "3 May 24", "5/2024", "2024", "31/31/24"]
)
def test_anything_else_comes_back_as_it_is(text):
    assert typed(text) == text


@given(st.dates(date(1900, 1, 1), date(2199, 12, 29)), st.sampled_from([shown for *_, shown in FORMS]))
def test_reading_never_changes_what_edtf_means(day, examples):
    for example in examples.replace(" or ", ", ").split(", "):
        text = example.replace("2024-11-27", str(day)).replace("2024", f"{day:%Y}")
        assert typed(text) == text
