# SPDX-License-Identifier: Apache-2.0
"""Reads a date text: our allow-list of forms of Extended Date/Time Format, and our own bounds."""

import re
import warnings
from datetime import date, timedelta
from functools import lru_cache
from time import struct_time

from registry.domain.errors import InvalidDate
from registry.domain.timespan.span import Timespan, days_in, precision_of

with warnings.catch_warnings():
    # Building the grammar of edtf 5.0.2 trips a diagnostic of pyparsing 3.3; parsing is not affected.
    warnings.simplefilter("ignore")
    from edtf import EDTFParseException, parse_edtf

# Outside these years a date is a slip of the pen.
FIRST_YEAR, LAST_YEAR = 1900, 2199
LONGEST_TEXT = 400
LARGEST_MARGIN = 366
NOT_IN_USE = (
    "This form of date is not in use. Write for example 2024-11-27, about 2024-11-27~, one night "
    "2024-11-27/2024-11-28, or the month 2024-11."
)

NO_SUCH_DAY = "There is no such day or month in the calendar; write for example 2024-11-27."
EARLIER_FIRST = "The earlier day stands first, as in 2024-11-27/2024-11-28."
OUT_OF_YEARS = "The year lies between %(first)s and %(last)s, as in 2024-11-27."

_DAY = r"\d{4}-\d{2}-\d{2}"
_MARK = r"[?~%]?"
# Name, pattern, example. Whatever matches none of them is refused (rule D1).
FORMS = (
    ("one day", rf"{_DAY}{_MARK}", "2024-11-27, 2024-11-27?, 2024-11-27~ or 2024-11-27%"),
    ("from a day to a day", rf"{_DAY}{_MARK}/{_DAY}{_MARK}", "2024-11-27/2024-11-28"),
    ("on or before a day", rf"\.\./{_DAY}{_MARK}", "../2024-11-27"),
    ("on or after a day", rf"{_DAY}{_MARK}/\.\.", "2024-11-27/.."),
    ("one of several days", rf"\[{_DAY}(?:,{_DAY})+\]", "[2024-11-27,2024-11-28]"),
    ("one of the days in a window", rf"\[{_DAY}\.\.{_DAY}\]", "[2024-11-03..2024-11-09]"),
    ("a month", r"\d{4}-(?:0[1-9]|1[0-2])(?:-XX)?", "2024-11 or 2024-11-XX"),
    ("a year", r"\d{4}-XX-XX", "2024-XX-XX"),
)
_PLAIN = re.compile(rf"{_DAY}{_MARK}(?:/{_DAY}{_MARK})?", re.ASCII)
_ALLOWED = re.compile("|".join(pattern for _, pattern, _ in FORMS), re.ASCII)


def parse(text: str, *, margin_days: int = 1) -> Timespan:
    """Read one date text. "?" keeps the day; "~" and "%" widen their end by `margin_days`.

    Raises: InvalidDate naming the rule, with an example.
    Source: docs/explanation/dates.md, rules D1 to D5.
    """
    if not 0 <= margin_days <= LARGEST_MARGIN:
        raise InvalidDate(
            "The margin of an “about” date is 0 to %(largest_margin)s days.",
            field="date_margin_days",
            largest_margin=LARGEST_MARGIN,
        )
    edtf = re.sub(", +", ",", text[: LONGEST_TEXT + 1].strip())
    if len(edtf) > LONGEST_TEXT or not _ALLOWED.fullmatch(edtf):
        raise InvalidDate(NOT_IN_USE, field="date_edtf")
    earliest, latest = _strict_bounds(edtf)
    start, _, end = edtf.partition("/")
    margin = timedelta(days=margin_days)
    if earliest and start[-1] in "~%":
        earliest -= margin
    if latest and (end or start)[-1] in "~%":
        latest += margin
    return Timespan(
        edtf,
        earliest,
        latest,
        precision=precision_of(earliest, latest),
        approximate="~" in edtf or "%" in edtf,
        uncertain="?" in edtf or "%" in edtf,
    )


@lru_cache(maxsize=4096)
def _strict_bounds(edtf: str) -> tuple[date | None, date | None]:
    """Return the bounds without any padding: the library's fuzzy bounds pad a day by more than a year."""
    try:
        days = days_in(edtf)
        # Nearly every date is one day or from a day to a day, which the grammar takes a twentieth of a second to see.
        earliest, latest = (days[0], days[-1]) if _PLAIN.fullmatch(edtf) else bounds_of_grammar(edtf)
    except (EDTFParseException, ValueError) as error:
        raise InvalidDate(NO_SUCH_DAY, field="date_edtf") from error
    if days != sorted(days):
        raise InvalidDate(EARLIER_FIRST, field="date_edtf")
    if any(bound is not None and not FIRST_YEAR <= bound.year <= LAST_YEAR for bound in (earliest, latest)):
        raise InvalidDate(OUT_OF_YEARS, field="date_edtf", first=FIRST_YEAR, last=LAST_YEAR)
    return earliest, latest


def bounds_of_grammar(edtf: str) -> tuple[date | None, date | None]:
    """Return the bounds as the library's grammar reads them. Raises: ValueError, EDTFParseException."""
    parsed = parse_edtf(edtf)
    return _day(parsed.lower_strict()), _day(parsed.upper_strict())


def _day(moment: struct_time | float) -> date | None:
    return None if isinstance(moment, float) else date(moment.tm_year, moment.tm_mon, moment.tm_mday)
