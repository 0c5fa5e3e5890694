# SPDX-License-Identifier: Apache-2.0
"""What a typed date means, in words and days."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from registry.domain import timespan
from registry.domain.errors import InvalidDate
from registry.ui.wording.days import in_words


@dataclass(frozen=True, slots=True)
class Window:
    """The days between which it happened; or, in `problem`, why the text is no date."""

    words: str = ""
    earliest: date | None = None
    latest: date | None = None
    problem: str = ""
    one_day: bool = True


def window(text: str, margin: str = "") -> Window | None:
    """Return what the text means; None while it is empty."""
    if not text.strip():
        return None
    days = int(margin) if margin.isascii() and margin.isdigit() else 1
    try:
        span = timespan.parse(text, margin_days=min(days, 366))
    except InvalidDate as refusal:
        return Window(problem=_(refusal.message))
    return Window(in_words(span.edtf), span.earliest, span.latest, one_day=timespan.lasts_one_day(span))
