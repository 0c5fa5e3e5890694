# SPDX-License-Identifier: Apache-2.0
"""When: the dataset's days, and whether they are a window around one moment or a time that it lasted."""

from datetime import UTC, datetime

from registry.domain.errors import InvalidDate
from registry.domain.timespan import Timespan, from_ucdp, is_placeholder, lasts_one_day, refuse_future
from registry.intake.errors import RowRefused
from registry.intake.row import Row


def window(row: Row) -> Timespan:
    """Return the days the event lies in. Raises: RowRefused (bad_date, bad_number)."""
    precision = row.whole("date_prec", least=1, most=5)
    try:
        span = from_ucdp(row.text("date_start"), row.text("date_end"), precision)
        refuse_future(span, today=datetime.now(UTC).date())
    except InvalidDate as refusal:
        column = refusal.field if refusal.field in row.cells else "date_end"
        raise RowRefused("bad_date", refusal.message, column=column, value=row.text(column)) from refusal
    if is_placeholder(span):
        sentence = "This day stands for “no date” in many exports. Find the date, or leave the row out."
        raise RowRefused("bad_date", sentence, column="date_start", value=row.text("date_start"))
    return span


def is_period(span: Timespan) -> bool:
    """Whether it is known to have lasted more than a day and a night.

    With date_prec 1 the days are exact, so two far apart are a duration. With 2 to 5 they are a window in
    which one moment lies (codebook, date_prec); a sum over such a window has event_clarity 2.
    """
    return not lasts_one_day(span)
