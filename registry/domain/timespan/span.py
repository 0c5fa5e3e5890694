# SPDX-License-Identifier: Apache-2.0
"""A span of days: what was stated, and the window it must lie in."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from registry.domain.errors import InvalidDate

_DAYS = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)

# Longest window in days, and the precision (vocabulary code) that it is called.
PRECISIONS = (
    (1, "day"),
    (6, "2_6_days"),
    (7, "week"),
    (31, "month"),
    (92, "season_or_quarter"),
    (366, "year"),
)

# Days that exports write where they know none.
PLACEHOLDERS = frozenset({date(1970, 1, 1), date(1900, 1, 1)})


@dataclass(frozen=True, slots=True)
class Timespan:
    """When it happened, as stated, and the days between which it must lie; None where that side is open.

    `precision`: vocabulary code for the width of the window. `approximate` and `uncertain` are the marks of
    the text.
    """

    edtf: str
    earliest: date | None
    latest: date | None
    precision: str
    approximate: bool = False
    uncertain: bool = False


def refuse_future(span: Timespan, *, today: date) -> None:
    """Refuse a span that names a day after `today` (local civil date of the place) or begins after it.

    A margin or an unfinished month may reach past today; a day that somebody wrote may not.
    Raises: InvalidDate. Source: docs/explanation/dates.md, rule D6.
    """
    named = stated_days(span) or [span.earliest or date.min]
    if max(named) > today:
        raise InvalidDate(
            "%(day)s lies in the future; today is %(today)s.",
            field="date_edtf",
            day=max(named).isoformat(),
            today=today.isoformat(),
        )


def is_placeholder(span: Timespan) -> bool:
    """Whether an import wrote a day that stands for "no date", such as 1970-01-01. A person may mean that
    day.
    """
    return any(day in PLACEHOLDERS for day in stated_days(span))


def lasts_one_day(span: Timespan) -> bool:
    """Whether it can be an incident: one day or one night, however uncertain which. Otherwise an aggregate
    report.

    Source: docs/explanation/dates.md, rule D7.
    """
    if "/" not in span.edtf:
        return True
    days = stated_days(span)
    return ".." not in span.edtf and max(days) - min(days) <= timedelta(days=1)


def precision_of(earliest: date | None, latest: date | None) -> str:
    """Return the vocabulary code for the width of a window; "unknown" when a side is open or it passes a
    year.
    """
    if earliest is None or latest is None:
        return "unknown"
    days = (latest - earliest).days + 1
    return next((code for longest, code in PRECISIONS if days <= longest), "unknown")


def stated_days(span: Timespan) -> list[date]:
    """Return the full days written in the text, in its order, without any margin."""
    return days_in(span.edtf)


def days_in(text: str) -> list[date]:
    """Raises: ValueError for a day that is not in the calendar."""
    return [date.fromisoformat(day) for day in _DAYS.findall(text)]
