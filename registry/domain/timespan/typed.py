# SPDX-License-Identifier: Apache-2.0
"""A date as people write it, told as EDTF: 3 May 2024, May 2024, 2024/05/03, 25/05/2024."""

import re

from registry.domain.errors import InvalidDate
from registry.domain.numerals import western
from registry.domain.timespan.told import MONTHS

# In the Levant and Iraq, and from Egypt to the Gulf. Source: CLDR, months of ar-SY and ar-EG.
ARABIC_MONTHS = (
    ("كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني",
     "كانون الأول"),
    ("يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"),
)  # fmt: skip
LEAST_LETTERS = 3
TWO_WAYS = (
    "“%(typed)s” can be read in two ways: either number may be the month. Write %(first)s or %(second)s."
)

_ORDINAL = r"(\d{1,2})(?:st|nd|rd|th)?"
_NAME = r"([^\W\d_]+(?: [^\W\d_]+)?)\.?"
YEAR_FIRST = re.compile(r"(\d{4})([/.-])(\d{1,2})\2(\d{1,2})", re.ASCII)
YEAR_LAST = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})", re.ASCII)
DAY_MONTH = re.compile(rf"{_ORDINAL} (?:of )?{_NAME},? (\d{{4}})")
MONTH_DAY = re.compile(rf"{_NAME} {_ORDINAL},? (\d{{4}})")
MONTH_ALONE = re.compile(rf"{_NAME},? (\d{{4}})")


def typed(text: str) -> str:
    """Return the EDTF of a date that can be read in one way; any other text comes back as it is, in digits 0-9.

    Whether it is a date that can be is for `parse` to say. What is EDTF already stays letter for letter.
    Raises: InvalidDate for numbers of which either may be the month.
    Source: docs/explanation/dates.md, rule D11.
    """
    text = western(text)
    said = " ".join(text.lower().split())
    if found := YEAR_FIRST.fullmatch(said):
        return written(found[1], found[3], found[4])
    if found := YEAR_LAST.fullmatch(said):
        return year_last(said, int(found[1]), int(found[3]), found[4])
    if (found := DAY_MONTH.fullmatch(said)) and (month := month_of(found[2])):
        return written(found[3], month, found[1])
    if (found := MONTH_DAY.fullmatch(said)) and (month := month_of(found[1])):
        return written(found[3], month, found[2])
    if (found := MONTH_ALONE.fullmatch(said)) and (month := month_of(found[1])):
        return f"{found[2]}-{month:02}"
    return text


def year_last(said: str, one: int, two: int, year: str) -> str:
    """Return the date; a number past 12 is the day."""
    day_first, month_first = written(year, two, one), written(year, one, two)
    if one != two and min(one, two) >= 1 and max(one, two) <= len(MONTHS):
        raise InvalidDate(TWO_WAYS, field="date_edtf", typed=said, first=day_first, second=month_first)
    return month_first if two > len(MONTHS) >= one else day_first


def written(year: str, month: str | int, day: str | int) -> str:
    return f"{year}-{int(month):02}-{int(day):02}"


def month_of(name: str) -> int:
    """Return the number of the month of this name, in English also cut short; 0 for none."""
    for names in ARABIC_MONTHS:
        if name in names:
            return names.index(name) + 1
    found = [month for month in MONTHS if len(name) >= LEAST_LETTERS and month.startswith(name)]
    return MONTHS.index(found[0]) + 1 if len(found) == 1 else 0
