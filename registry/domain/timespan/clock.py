# SPDX-License-Identifier: Apache-2.0
"""What a stated hour or part of the day adds to a day or a night."""

from dataclasses import replace
from datetime import time, timedelta

from registry.domain.timespan.span import Timespan

ONE_NIGHT = timedelta(days=1)


def with_clock(span: Timespan, *, at: time | None, part_of_day: str) -> Timespan:
    """Return the span with the precision its time of day gives it; wider than a night, the time adds nothing.

    `at`: local time as reported, to the minute. `part_of_day`: vocabulary code; empty when not stated.
    Source: docs/explanation/dates.md, rule D5.
    """
    if span.earliest is None or span.latest is None or span.latest - span.earliest > ONE_NIGHT:
        return span
    if span.approximate or not (at or part_of_day):
        return span
    return replace(span, precision="minute" if at else "part_of_day")
