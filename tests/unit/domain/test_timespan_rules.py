# SPDX-License-Identifier: Apache-2.0
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.domain.errors import InvalidDate
from registry.domain.timespan import (
    from_ucdp,
    is_placeholder,
    lasts_one_day,
    parse,
    refuse_future,
)

TODAY = date(2024, 11, 27)


@pytest.mark.parametrize(
    "text",
    [
        "2024-11-28",
        "2024-11-26/2024-11-28",
        "[2024-11-27,2024-11-28]",
        "2024-12",
        "2025-XX-XX",
        "2024-11-28/..",
    ],
)
def test_a_day_in_the_future_is_refused(text):
    with pytest.raises(InvalidDate, match="future"):
        refuse_future(parse(text), today=TODAY)


def test_the_refusal_of_a_future_day_names_that_day():
    with pytest.raises(InvalidDate, match="2024-11-29 lies in the future; today is 2024-11-27"):
        refuse_future(parse("2024-11-26/2024-11-29"), today=TODAY)


@pytest.mark.parametrize(
    "text", ["2024-11-27", "2024-11-27~", "2024-11", "2024-XX-XX", "../2024-11-27~", "2024-11-26/.."]
)
def test_a_margin_or_an_unfinished_month_may_reach_past_today(text):
    refuse_future(parse(text), today=TODAY)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1970-01-01", True),
        ("1970-01-01/1970-01-02", True),
        ("1900-01-01", True),
        ("1970-01-02", False),
        ("1970-01", False),
    ],
)
def test_placeholder_days_of_exports_are_known(text, expected):
    assert is_placeholder(parse(text)) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-11-27", True),
        ("2024-11-27~", True),
        ("2024-11-27/2024-11-28", True),
        ("2024-11-30?/2024-12-01?", True),
        ("2024-11-27~/2024-11-28~", True),
        ("2024-11-27/2024-11-27", True),
        ("2024-11-27/2024-11-29", False),
        ("[2024-11-01,2024-11-29]", True),
        ("2024-11", True),
        ("../2024-11-27", False),
        ("2024-11-27/..", False),
    ],
)
def test_an_incident_lasts_one_day_or_night_however_uncertain_which(text, expected):
    assert lasts_one_day(parse(text)) is expected


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        (("2013-01-03", "2013-01-03", 1), ("2013-01-03", "day", True)),
        (("2013-01-03 00:00:00.000", "2013-01-03 00:00:00.000", 1), ("2013-01-03", "day", True)),
        (("2013-01-03", "2013-01-06", 1), ("2013-01-03/2013-01-06", "day", False)),
        (("2013-01-03", "2013-01-04", 2), ("[2013-01-03..2013-01-04]", "2_6_days", True)),
        (("2013-01-03", "2013-01-07", 2), ("[2013-01-03..2013-01-07]", "2_6_days", True)),
        (("2013-01-03", "2013-01-09", 3), ("[2013-01-03..2013-01-09]", "week", True)),
        (("2013-01-01", "2013-01-31", 4), ("[2013-01-01..2013-01-31]", "month", True)),
        (("2013-01-01", "2013-12-31", 5), ("[2013-01-01..2013-12-31]", "year", True)),
    ],
)
def test_a_ucdp_window_keeps_its_days_and_its_precision(columns, expected):
    span = from_ucdp(*columns)

    assert (span.edtf, span.precision, lasts_one_day(span)) == expected


@pytest.mark.parametrize(
    ("start", "end", "prec", "column"),
    [
        ("", "2013-01-03", 1, "date_start"),
        ("2013-01-03", "03/01/2013", 1, "date_end"),
        ("2013-01-03", "2013-01-02", 2, "date_end"),
        ("2013-01-03", "2013-01-03", 0, "date_prec"),
        ("2013-01-03", "2013-01-03", 6, "date_prec"),
    ],
)
def test_a_broken_ucdp_date_names_its_column(start, end, prec, column):
    with pytest.raises(InvalidDate) as refusal:
        from_ucdp(start, end, prec)

    assert refusal.value.field == column


@given(
    st.dates(date(1946, 1, 1), date(2100, 1, 1)),
    st.dates(date(1946, 1, 1), date(2100, 1, 1)),
    st.integers(1, 5),
)
def test_a_ucdp_window_reads_back_as_the_same_days(one, other, prec):
    span = from_ucdp(str(min(one, other)), str(max(one, other)), prec)

    assert (parse(span.edtf).earliest, parse(span.edtf).latest) == (span.earliest, span.latest)
