# SPDX-License-Identifier: Apache-2.0
"""Dates told step by step, or in words that count from a day of publication."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.domain import timespan
from registry.domain.errors import InvalidDate
from registry.domain.timespan.told import WEEKDAYS, tell

FIRST, SECOND = date(2024, 11, 27), date(2024, 11, 28)
DAYS = st.dates(date(1950, 1, 1), date(2150, 1, 1))


@pytest.mark.parametrize(
    ("way", "edtf"),
    [
        ("on", "2024-11-27"),
        ("about", "2024-11-27~"),
        ("night", "2024-11-27/2024-11-28"),
        ("one_of", "[2024-11-27..2024-11-28]"),
        ("before", "../2024-11-27"),
        ("month", "2024-11"),
    ],
)
def test_each_way_writes_its_form(way, edtf):
    told = tell(way, first=FIRST, second=SECOND)

    assert (told.edtf, told.basis) == (edtf, "stated")


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("Wednesday", "2024-11-27"),
        ("on Wednesday", "2024-11-27"),
        ("last Wednesday", "2024-11-27"),
        ("Friday", "2024-11-29"),
        ("الأربعاء", "2024-11-27"),
        ("يوم الأربعاء", "2024-11-27"),
        ("today", "2024-11-29"),
        ("أمس", "2024-11-28"),
        ("yesterday", "2024-11-28"),
        ("overnight", "2024-11-28/2024-11-29"),
        ("3 days ago", "2024-11-26"),
        ("٣ days ago", "2024-11-26"),
        ("two days ago", "2024-11-27"),
        ("last week", "[2024-11-18..2024-11-24]"),
        ("recent weeks", "[2024-11-08..2024-11-29]"),
        ("last month", "2024-10"),
        ("November", "2024-11"),
        ("December", "2023-12"),
        ("early November", "[2024-11-01..2024-11-10]"),
        ("mid-October", "[2024-10-11..2024-10-20]"),
        ("late February", "[2024-02-21..2024-02-29]"),
    ],
)
def test_words_count_from_the_day_of_publication(words, edtf):
    told = tell("relative", first=date(2024, 11, 29), words=words)

    assert (told.edtf, told.basis) == (edtf, "derived_relative")


@pytest.mark.parametrize(
    ("way", "given_"),
    [
        ("on", {}),
        ("night", {"first": FIRST}),
        ("one_of", {"first": SECOND, "second": FIRST}),
        ("relative", {"words": "Wednesday"}),
        ("relative", {"words": "some time ago", "first": FIRST}),
        ("relative", {"words": "99 days ago", "first": FIRST}),
        ("relative", {"words": "", "first": FIRST}),
        ("never", {"first": FIRST}),
    ],
)
def test_what_is_missing_or_not_read_is_refused(way, given_):
    with pytest.raises(InvalidDate):
        tell(way, **given_)


@given(DAYS, st.sampled_from(WEEKDAYS))
def test_day_of_the_week_is_that_day_within_the_last_seven(published, name):
    day = date.fromisoformat(tell("relative", first=published, words=name).edtf)

    assert day.weekday() == WEEKDAYS.index(name)
    assert timedelta(0) <= published - day < timedelta(days=7)


@given(DAYS, st.integers(0, 300), st.sampled_from(("on", "about", "night", "one_of", "before", "month")))
def test_whatever_is_told_is_a_date_in_use_that_holds_its_day(first, days, way):
    span = timespan.parse(tell(way, first=first, second=first + timedelta(days=days)).edtf)

    assert span.earliest is None or span.earliest <= first
    assert span.latest is None or span.latest >= first
