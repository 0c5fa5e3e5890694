# SPDX-License-Identifier: Apache-2.0
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.domain.errors import InvalidDate
from registry.domain.timespan import FORMS, parse, precision_of
from registry.domain.timespan.forms import bounds_of_grammar

NOV = {day: date(2024, 11, day) for day in range(1, 31)}


@pytest.mark.parametrize(
    ("text", "window", "precision", "marks"),
    [
        ("2024-11-27", (NOV[27], NOV[27]), "day", ""),
        ("2024-11-27?", (NOV[27], NOV[27]), "day", "?"),
        ("2024-11-27~", (NOV[26], NOV[28]), "2_6_days", "~"),
        ("2024-11-27%", (NOV[26], NOV[28]), "2_6_days", "%"),
        ("2024-11-27/2024-11-28", (NOV[27], NOV[28]), "2_6_days", ""),
        ("2024-11-27?/2024-11-28?", (NOV[27], NOV[28]), "2_6_days", "?"),
        ("2024-11-20~/2024-11-28", (NOV[19], NOV[28]), "month", "~"),
        ("2024-11-20/2024-11-28%", (NOV[20], NOV[29]), "month", "%"),
        ("2024-11-20/2024-11-26", (NOV[20], NOV[26]), "week", ""),
        ("../2024-11-27", (None, NOV[27]), "unknown", ""),
        ("../2024-11-27~", (None, NOV[28]), "unknown", "~"),
        ("2024-11-27~/..", (NOV[26], None), "unknown", "~"),
        ("[2024-11-27,2024-11-28]", (NOV[27], NOV[28]), "2_6_days", ""),
        ("[2024-11-01,2024-11-15,2024-11-30]", (NOV[1], NOV[30]), "month", ""),
        ("[2024-11-27..2024-11-28]", (NOV[27], NOV[28]), "2_6_days", ""),
        ("2024-11", (NOV[1], NOV[30]), "month", ""),
        ("2024-11-XX", (NOV[1], NOV[30]), "month", ""),
        ("2024-02", (date(2024, 2, 1), date(2024, 2, 29)), "month", ""),
        ("2024-XX-XX", (date(2024, 1, 1), date(2024, 12, 31)), "year", ""),
    ],
)
def test_a_form_on_the_list_has_our_bounds(text, window, precision, marks):
    span = parse(text)

    assert (span.edtf, (span.earliest, span.latest), span.precision) == (text, window, precision)
    assert (span.approximate, span.uncertain) == (marks in ("~", "%"), marks in ("?", "%"))


def test_every_example_of_the_list_is_on_the_list():
    for _, _, examples in FORMS:
        for example in examples.replace(" or ", ", ").split(", "):
            assert parse(example).edtf == example


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            " ",
            "2024",
            "2024-11~",
            "2024~",
            "202X",
            "2024-XX",
            "2024-21",
            "2024-13",
            "2024-00",
            "24-11-27",
        ),
        *(
            "2024-11-27T10:00",
            "2024-11-27T10:00:00Z",
            "Y12024",
            "-2024-11-27",
            "2024-11-27Z",
            "27-11-2024",
            "27.11.2024",
        ),
        *(
            "../..",
            "/2024-11-27",
            "2024-11-27/",
            "2024-11/2024-12",
            "2024-11-XX/2024-12-XX",
            "2024-11-27/2024-12",
        ),
        *(
            "{2024-11-27,2024-11-28}",
            "[2024-11-27..]",
            "[..2024-11-27]",
            "[2024-11-27]",
            "[2024-11,2024-12]",
            "[..2024-11-27]",
        ),
        *(
            "?2024-11-27",
            "2024-?11-27",
            "2024-11-27?~",
            "2024-11-27??",
            "2024-1-7",
            "2024 - 11 - 27",
            "2024-11-27\n/..",
        ),
        *(
            "٢٠٢٤-١١-٢٧",
            "２０２４-11-27",
            "2024\u201111\u201127",
            "2024-11-27 or so",
            "yesterday",
            "unknown",
            "[" + "2024-11-27," * 50 + "2024-11-28]",
        ),
    ],
)
def test_every_other_form_is_refused_with_an_example(text):
    with pytest.raises(InvalidDate, match="2024-11-27") as refusal:
        parse(text)

    assert refusal.value.field == "date_edtf"


@pytest.mark.parametrize("mark", ["", "?", "~", "%"])
@pytest.mark.parametrize(
    "form", ["{0}{2}", "{0}{2}/{1}", "{0}/{1}{2}", "{0}{2}/{0}{2}", "../{0}{2}", "{0}{2}/..", "[{0}..{1}]"]
)
@pytest.mark.parametrize("days", [("2024-02-29", "2024-03-01"), ("1999-12-31", "2000-01-01")])
def test_bounds_are_those_of_the_grammar(form, days, mark):
    text = form.format(*days, mark)

    read = parse(text, margin_days=0)
    assert (read.earliest, read.latest) == bounds_of_grammar(text)


@pytest.mark.parametrize(
    "text", ["2023-02-29", "2024-02-30", "2024-04-31", "2024-11-00", "2024-11-32", "2024-11-27/2024-11-31"]
)
def test_a_day_outside_the_calendar_is_refused(text):
    with pytest.raises(InvalidDate, match="calendar"):
        parse(text)


@pytest.mark.parametrize(
    "text",
    [
        "2024-11-28/2024-11-27",
        "[2024-11-28,2024-11-27]",
        "[2024-11-28..2024-11-27]",
        "2025-01-01?/2024-12-31?",
    ],
)
def test_the_later_day_first_is_refused(text):
    with pytest.raises(InvalidDate, match="first"):
        parse(text)


@pytest.mark.parametrize(
    "text", ["0001-01-01~", "0204-11-27", "1899-12-31", "9999-12-31~", "2200-01", "../1800-01-01"]
)
def test_a_year_out_of_reason_is_refused(text):
    with pytest.raises(InvalidDate):
        parse(text)


def test_the_margin_of_an_about_date_is_explicit():
    assert parse("2024-11-27~", margin_days=0).earliest == NOV[27]
    assert parse("2024-11-27~", margin_days=3).latest == NOV[30]
    assert parse("2024-11-27", margin_days=3).latest == NOV[27]
    for margin in (-1, 367):
        with pytest.raises(InvalidDate) as refusal:
            parse("2024-11-27~", margin_days=margin)
        assert refusal.value.field == "date_margin_days"


def test_a_set_of_days_has_an_end():
    days = [f"2024-{month:02}-{day:02}" for month in (10, 11) for day in range(1, 29)]

    assert parse(f"[{','.join(days[:36])}]").latest == NOV[8]
    with pytest.raises(InvalidDate):
        parse(f"[{','.join(days[:37])}]")


def test_spaces_around_and_after_a_comma_are_forgiven():
    assert parse(" [2024-11-27, 2024-11-28] ").edtf == "[2024-11-27,2024-11-28]"


days = st.dates(date(1900, 1, 1), date(2199, 12, 31))
marks = st.sampled_from(["", "?", "~", "%"])


@given(days, marks, st.integers(0, 366))
def test_a_window_holds_its_day_and_is_as_wide_as_the_margin_says(day, mark, margin):
    span = parse(f"{day}{mark}", margin_days=margin)

    width = timedelta(days=margin if mark in ("~", "%") else 0)
    assert (span.earliest, span.latest) == (day - width, day + width)


@given(days, marks, days, marks)
def test_an_interval_is_read_or_refused_by_the_order_of_its_days(first, first_mark, last, last_mark):
    text = f"{first}{first_mark}/{last}{last_mark}"
    if last < first:
        with pytest.raises(InvalidDate):
            parse(text)
    else:
        assert parse(text, margin_days=0).earliest == first
        assert parse(text, margin_days=0).latest == last


@given(st.text(alphabet="0123456789-/.~?%X[], ", max_size=30) | st.text(max_size=30))
def test_any_text_gives_a_span_or_a_refusal(text):
    try:
        span = parse(text)
    except InvalidDate:
        return
    assert parse(span.edtf) == span


@pytest.mark.parametrize(
    ("days", "code"),
    [
        *((1, "day"), (2, "2_6_days"), (6, "2_6_days"), (7, "week"), (8, "month"), (31, "month")),
        *(
            (32, "season_or_quarter"),
            (92, "season_or_quarter"),
            (93, "year"),
            (366, "year"),
            (367, "unknown"),
        ),
    ],
)
def test_the_width_of_a_window_names_its_precision(days, code):
    assert precision_of(NOV[1], NOV[1] + timedelta(days=days - 1)) == code
