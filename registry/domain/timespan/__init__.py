# SPDX-License-Identifier: Apache-2.0
"""Dates as sources give them, in local civil days of the place. The rules: docs/explanation/dates.md."""

from registry.domain.timespan.clock import with_clock
from registry.domain.timespan.forms import FORMS, parse
from registry.domain.timespan.span import (
    Timespan,
    is_placeholder,
    lasts_one_day,
    precision_of,
    refuse_future,
    stated_days,
)
from registry.domain.timespan.typed import typed
from registry.domain.timespan.ucdp import from_ucdp

__all__ = [
    "FORMS",
    "Timespan",
    "from_ucdp",
    "is_placeholder",
    "lasts_one_day",
    "parse",
    "precision_of",
    "refuse_future",
    "stated_days",
    "typed",
    "with_clock",
]
