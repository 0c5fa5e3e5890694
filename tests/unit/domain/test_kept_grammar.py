# SPDX-License-Identifier: Apache-2.0
"""What is told of the grammar is the grammar: no value that has an answer is outside the form of its parameter."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from registry.domain.errors import InvalidFilter
from registry.domain.filters.kept import Kept
from registry.domain.filters.parameters import parse_range
from registry.published.parameters import PARSERS

ALL = PARSERS
# What a form cannot say, in the words of the refusals.
BEYOND_A_FORM = re.compile(
    r"not in the calendar|earlier day first|southern edge|at most 200 codes|is a number, or two|at least one"
    r"|smaller number first|a moment in UTC|needs a letter or a digit|takes at most 20 words"
)
SIGNS = "0123456789-./:,+TZabz_SYR\n٣ "


def accepted(parser, value: str) -> bool:
    return not refusal_of(parser, value)


def refusal_of(parser, value: str) -> str:
    try:
        parser([value])
    except InvalidFilter as refusal:
        return refusal.message
    return ""


def within(parser: Kept, value: str) -> bool:
    form = dict(parser.keywords)
    if form["type"] == "integer":
        return bool(re.fullmatch("[0-9]{1,9}", value)) and Draft202012Validator(form).is_valid(int(value))
    if "pattern" in form:  # as ECMAScript reads it, where $ is the end and nothing else
        form["pattern"] = form["pattern"].removesuffix("$") + r"\Z"
    return Draft202012Validator(form).is_valid(value)


@pytest.mark.parametrize("name", ALL)
def test_every_parser_says_what_it_takes(name):
    assert isinstance(ALL[name], Kept)


@pytest.mark.parametrize("name", ALL)
@given(data=st.data())
def test_nothing_that_is_accepted_is_outside_the_form(name, data):
    value = data.draw(st.text(alphabet=SIGNS, max_size=24) | st.text(max_size=6))

    if accepted(ALL[name], value):
        assert within(ALL[name], value)


@pytest.mark.parametrize("name", [name for name in ALL if "pattern" in ALL[name].keywords])
@given(data=st.data())
def test_what_is_within_the_form_is_refused_only_for_what_no_form_can_say(name, data):
    pattern = ALL[name].keywords["pattern"]
    value = data.draw(st.from_regex(pattern.removesuffix("$") + r"\Z", fullmatch=False))

    assert BEYOND_A_FORM.search(refusal_of(ALL[name], value) or "not in the calendar")


@pytest.mark.parametrize("value", ["12345678", "..", "", "1..2..3", "3...4", "1..12345678"])
def test_a_number_of_persons_is_read_whole_or_refused(value):
    assert not accepted(parse_range("killed"), value)


@pytest.mark.parametrize(
    ("value", "range_"), [("3", (3, 3)), ("3..", (3, None)), ("..10", (None, 10)), ("3..5", (3, 5))]
)
def test_a_number_of_persons_may_be_open(value, range_):
    assert parse_range("killed")([value]) == {"killed": range_}
