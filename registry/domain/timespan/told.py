# SPDX-License-Identifier: Apache-2.0
"""A date as it is told, written as EDTF: chosen step by step, or in words that count from a day of publication."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from registry.domain.errors import InvalidDate
from registry.domain.numerals import western
from registry.domain.timespan.forms import parse

WAYS = ("on", "about", "night", "one_of", "before", "month", "relative")
STATED, RELATIVE = "stated", "derived_relative"
MOST_DAYS_AGO = 60
DAY = timedelta(days=1)

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
ARABIC_WEEKDAYS = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")
MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
SAME = {
    "اليوم": "today",
    "أمس": "yesterday",
    "امس": "yesterday",
    "الليلة الماضية": "last night",
    "الأسبوع الماضي": "last week",
    "الشهر الماضي": "last month",
    "overnight": "last night",
    "this morning": "today",
    "this evening": "today",
}
PARTS_OF_MONTH = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}
AGO = re.compile(r"(\d{1,2}|a|one|two|three|four|five|six|seven) days? ago", re.ASCII)
COUNT = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}

NEEDS_DAY = "Choose the day."
NEEDS_SECOND = "Choose the second day; it is not before the first."
NEEDS_PUBLISHED = (
    "Choose the day of publication from which the words count; a document's date has to be one day."
)
UNREAD = (
    "These words are not read by themselves. Write a day of the week, today, yesterday, last night, 3 days ago, last "
    "week, recent weeks, last month, or early, mid or late with a month."
)


@dataclass(frozen=True, slots=True)
class Told:
    """`edtf`: the date. `basis`: what it rests on, as a code of date_basis."""

    edtf: str
    basis: str = STATED


def tell(way: str, *, first: date | None = None, second: date | None = None, words: str = "") -> Told:
    """Return the date that was told in this way. `first` is the day of publication for relative words.

    Raises: InvalidDate for a way, a day or words that are missing, and for words that are not read.
    Source: docs/explanation/dates.md.
    """
    if way == "relative":
        return from_words(words, published=first)
    if way not in WAYS or first is None:
        raise InvalidDate(NEEDS_DAY, field="when_first")
    if way in ("night", "one_of") and (second is None or second < first):
        raise InvalidDate(NEEDS_SECOND, field="when_second")
    forms = {
        "on": f"{first}",
        "about": f"{first}~",
        "night": f"{first}/{second}",
        "one_of": f"[{first}..{second}]",
        "before": f"../{first}",
        "month": f"{first:%Y-%m}",
    }
    same = way in ("night", "one_of") and first == second
    return Told(parse(f"{first}" if same else forms[way]).edtf)


def from_words(words: str, *, published: date | None) -> Told:
    """Return the date that words mean in a text of this day.

    A day of the week is the latest one up to the day of publication; weeks run from Monday to Sunday.
    """
    if published is None:
        raise InvalidDate(NEEDS_PUBLISHED, field="when_first")
    said = " ".join(western(words).lower().replace("-", " ").split()).removeprefix("on ")
    said = SAME.get(said, said)
    if said.removeprefix("last ") in WEEKDAYS:
        said = said.removeprefix("last ")
    found = day_of(said, published) or window_of(said, published)
    if not found:
        raise InvalidDate(UNREAD, field="when_words")
    return Told(parse(found).edtf, RELATIVE)


def day_of(said: str, published: date) -> str:
    bare = said.removeprefix("يوم ").strip()
    for names in (WEEKDAYS, ARABIC_WEEKDAYS):
        if bare in names:
            return str(published - DAY * ((published.weekday() - names.index(bare)) % 7))
    if ago := AGO.fullmatch(said):
        days = COUNT.get(ago[1]) or int(ago[1])
        return str(published - DAY * days) if days <= MOST_DAYS_AGO else ""
    return {
        "today": f"{published}",
        "yesterday": f"{published - DAY}",
        "the day before yesterday": f"{published - 2 * DAY}",
        "last night": f"{published - DAY}/{published}",
    }.get(said, "")


def window_of(said: str, published: date) -> str:
    if said == "last week":
        monday = published - DAY * (published.weekday() + 7)
        return f"[{monday}..{monday + 6 * DAY}]"
    if said == "recent weeks":
        return f"[{published - 21 * DAY}..{published}]"
    if said == "last month":
        return f"{published.replace(day=1) - DAY:%Y-%m}"
    part, _, month = said.rpartition(" ")
    if month not in MONTHS or (part and part not in PARTS_OF_MONTH):
        return ""
    number = MONTHS.index(month) + 1
    year = published.year - (number > published.month)
    if not part:
        return f"{year}-{number:02}"
    first, last = PARTS_OF_MONTH[part]
    last = min(last, monthrange(year, number)[1])
    return f"[{date(year, number, first)}..{date(year, number, last)}]"
