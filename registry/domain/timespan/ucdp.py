# SPDX-License-Identifier: Apache-2.0
"""Windows of the UCDP Georeferenced Event Dataset: two days and a precision from 1 to 5."""

from datetime import date

from registry.domain.errors import InvalidDate
from registry.domain.timespan.span import Timespan

PRECISIONS = {1: "day", 2: "2_6_days", 3: "week", 4: "month", 5: "year"}


def from_ucdp(date_start: str, date_end: str, date_prec: int) -> Timespan:
    """Return the window of one event. The texts begin with an ISO day; a time of day after it is dropped.

    Raises: InvalidDate for no day, a precision outside 1 to 5, or an end before the start; `field` is the
    column.
    Source: docs/explanation/dates.md, rule D9.
    """
    if date_prec not in PRECISIONS:
        raise InvalidDate("date_prec is 1 to 5, not %(date_prec)s.", field="date_prec", date_prec=date_prec)
    start, end = _day(date_start, "date_start"), _day(date_end, "date_end")
    if end < start:
        raise InvalidDate(
            "date_end (%(end)s) lies before date_start (%(start)s).", field="date_end", end=end, start=start
        )
    return Timespan(_text(start, end, date_prec), start, end, PRECISIONS[date_prec])


def _text(start: date, end: date, date_prec: int) -> str:
    """Exact days far apart are a duration; with any lower precision one of them is meant."""
    if start == end:
        return start.isoformat()
    return f"{start}/{end}" if date_prec == 1 else f"[{start}..{end}]"


def _day(text: str, field: str) -> date:
    try:
        return date.fromisoformat(text[:10])
    except ValueError as error:
        raise InvalidDate(
            "%(named)s is not a day; it should read for example 2024-11-27.", field=field, named=field
        ) from error
