# SPDX-License-Identifier: Apache-2.0
"""The tables of phrases: every line of the design's two tables, and the kinds of "no number" told apart."""

import pytest
from babel.numbers import format_decimal
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from registry.ui.wording import days, numbers, people, places, terms, units
from registry.vocabularies import read

CHILDREN = {"by": "sex_age", "sex": {"code": "unknown"}, "age": {"code": "child_unspecified"}}


def figure(low, high, *, open_above=None, qualifier="exact"):
    return {
        "min": low,
        "max": high,
        "open_above": high is None if open_above is None else open_above,
        "qualifier": {"code": qualifier},
        "unspecified_min": None,
        "unspecified_max": None,
    }


@pytest.mark.parametrize(
    ("given", "words", "cell"),
    [
        (figure(3, 3), "3 killed", "3"),
        (figure(3, 5), "3–5 killed", "3–5"),
        (figure(3, None), "3 or more killed", "3+"),
        (figure(0, 5), "up to 5 killed", "0–5"),
        (figure(0, 0), "none reported killed", "0"),
        (None, "number killed not stated", "–"),
        (figure(10, 20, open_above=True), "10–20 or more killed", "10–20+"),
        (figure(4, 4, open_above=True), "4 or more killed", "4+"),
        (figure(2000, None), "2,000 or more killed", "2,000+"),
        (figure(24, None, qualifier="vague"), "24 or more killed (no exact number given)", "24+"),
    ],
)
def test_ranges(given, words, cell):
    assert (people.people(given, "killed"), people.cell(given)) == (words, cell)


def by_status(*codes):
    return [{"by": "status", "status": {"code": code}} for code in codes]


@pytest.mark.parametrize(
    ("given", "statuses", "words", "cell"),
    [
        (figure(3, 5), ["unknown"], "3–5 killed (status not stated)", "3–5 *"),
        (figure(3, 5), ["civilian", "unknown"], "3–5 killed", "3–5"),
        (figure(3, 5), ["civilian"], "3–5 killed", "3–5"),
        (figure(0, 0), ["unknown"], "none reported killed", "0"),
        (
            figure(24, None, qualifier="vague"),
            ["unknown"],
            "24 or more killed (status not stated; no exact number given)",
            "24+ *",
        ),
    ],
)
def test_people_of_whom_nobody_says_if_they_were_civilians(given, statuses, words, cell):
    told = given | {"breakdown": [*by_status(*statuses), {"by": "sex_age", "status": None}]}

    assert (people.people(told, "killed"), people.cell(told)) == (words, cell)


@pytest.mark.parametrize(
    ("age", "sex", "low", "high", "words"),
    [
        ("child_unspecified", "unknown", 1, 1, "1 child"),
        ("child_unspecified", "unknown", 1, 2, "1–2 children"),
        ("0_4", "unknown", 2, 2, "2 children (0–4 years)"),
        ("5_11", "female", 2, 2, "2 girls (5–11 years)"),
        ("adult_unspecified", "female", 6, 6, "6 women"),
        ("18_59", "male", 2, 3, "2–3 men (18–59 years)"),
        ("60_plus", "male", 1, 1, "1 older man (60 years and over)"),
        ("older_unspecified", "female", 1, 2, "1–2 older women"),
        ("older_unspecified", "unknown", 1, 1, "1 older person"),
        ("women_and_children", "unknown", 3, 3, "3 of women and children"),
        ("unknown", "unknown", 4, 4, "4 people"),
    ],
)
def test_parts(age, sex, low, high, words):
    share = {"age": {"code": age}, "sex": {"code": sex}, "min": low, "max": high, "open_above": False}

    assert people.part(share) == words


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_age_in_years_is_called_as_in_the_vocabulary(catalogues, language):
    ages = read.scheme("age").by_code
    with translation.override(language):
        assert {code: str(words) for code, words in people.BANDS.items()} == {
            code: ages[code].label[language] for code in ages if code[0].isdigit()
        }


def test_people_whose_sex_and_age_nobody_states_are_never_called_men():
    assert people.unspecified(figure(0, 0) | {"unspecified_min": 5, "unspecified_max": 5}) == (
        "5 people whose age and sex are not stated"
    )
    assert people.unspecified(figure(0, 0) | {"unspecified_min": 0, "unspecified_max": 0}) == ""


def test_displaced_families_stay_families():
    row = {"unit": {"code": "families"}, "min": 2000, "max": None, "open_above": True, "cumulative": False}

    assert units.displaced(row | {"qualifier": {"code": "vague"}}) == (
        "2,000 or more families displaced (no exact number given)"
    )


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2024-11-27", "27 Nov 2024"),
        ("2024-11-27~", "on or about 27 Nov 2024"),
        ("2024-11-27?", "27 Nov 2024 (date uncertain)"),
        ("2024-11-27%", "on or about 27 Nov 2024 (date uncertain)"),
        ("2024-11-27/2024-11-28", "27–28 Nov 2024"),
        ("2024-11-27?/2024-11-28?", "27–28 Nov 2024 (date uncertain)"),
        ("2024-11-30/2024-12-01", "30 Nov – 1 Dec 2024"),
        ("2024-12-31/2025-01-01", "31 Dec 2024 – 1 Jan 2025"),
        ("[2024-11-27,2024-11-28]", "27 or 28 Nov 2024"),
        ("[2024-11-03..2024-11-09]", "between 3 Nov 2024 and 9 Nov 2024 (day not known)"),
        ("[2024-11-27,2024-12-01]", "27 Nov 2024 or 1 Dec 2024"),
        ("2024-11", "Nov 2024 (day not known)"),
        ("2024-11-XX", "Nov 2024 (day not known)"),
        ("2024-XX-XX", "2024 (month not known)"),
        ("../2024-11-27", "on or before 27 Nov 2024"),
        ("../2024-11-27~", "on or before about 27 Nov 2024"),
        ("2024-11-27/..", "on or after 27 Nov 2024"),
    ],
)
def test_days(edtf, words):
    assert days.in_words(edtf) == words


def test_part_of_day_is_local_time():
    assert days.in_words("2024-11-27", "evening") == "27 Nov 2024, evening (local time)"


@pytest.mark.parametrize(
    ("metres", "words"), [(25, "25 m"), (999, "999 m"), (1000, "1 km"), (1500, "1.5 km"), (25_000, "25 km")]
)
def test_distances(metres, words):
    assert places.distance(metres) == words


@pytest.mark.parametrize("language", ["en", "ar"])
def test_digits_are_latin_in_every_language(language):
    with translation.override(language):
        assert numbers.whole(1234).isascii()
        assert numbers.short(3, 5, open_above=False) == "3–5"


@pytest.mark.parametrize("language", ["en", "ar", "uk", "fa", "fr", "de", "ckb", "hi"])
@given(number=st.integers(-(10**12), 10**12))
def test_whole_numbers_are_written_as_babel_writes_them(language, number):
    """Hindi does not group by threes."""
    assert numbers.spelled(number, language) == format_decimal(
        number, locale=language, numbering_system="latn"
    )


@pytest.mark.parametrize(
    ("tag", "words"),
    [("ar", "Arabic"), ("ckb", "Central Kurdish"), ("fa-AF", "Dari"), ("uk-UA", "Ukrainian"), ("qqz", "qqz")],
)
def test_languages_are_called_by_name(tag, words):
    assert terms.language_named(tag) == words
