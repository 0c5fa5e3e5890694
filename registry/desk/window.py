# SPDX-License-Identifier: Apache-2.0
"""What a typed date means, in words and days."""

import re
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from registry.domain import timespan
from registry.domain.errors import InvalidDate
from registry.ui.wording.days import in_words
from registry.ui.wording.refusals import sentence

MONTH = re.compile(r"(?<!\d)\d{4}-(\d{2})(?!\d)")


@dataclass(frozen=True, slots=True)
class Window:
    """The days between which it happened; or, in `problem`, why the text is no date."""

    words: str = ""
    earliest: date | None = None
    latest: date | None = None
    problem: str = ""
    edtf: str = ""
    one_day: bool = True


def window(text: str, margin: str = "") -> Window | None:
    """Return what the text means; None while it is empty."""
    if not text.strip():
        return None
    days = int(margin) if margin.isascii() and margin.isdigit() else 1
    try:
        text = timespan.typed(text)
        span = timespan.parse(text, margin_days=min(days, 366))
    except InvalidDate as refusal:
        return Window(problem=told(text, refusal))
    return Window(
        in_words(span.edtf), span.earliest, span.latest, edtf=span.edtf, one_day=timespan.lasts_one_day(span)
    )


def told(text: str, refusal: InvalidDate) -> str:
    """Return why the text is no date: a month that no year has, rather than the list of all forms in use."""
    wrong = next((month for month in MONTH.findall(text) if not 1 <= int(month) <= 12), None)
    if wrong is None:
        return sentence(refusal)
    return _("There is no month %(month)s. Months run from 01 to 12, as in 2024-11.") % {"month": wrong}
