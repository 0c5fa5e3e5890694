# SPDX-License-Identifier: Apache-2.0
"""A date told step by step: how, which days, in which words. What is chosen here writes the date, and is no part of it."""

from datetime import date

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from registry.desk.forms.fields import Form, day, line
from registry.desk.forms.rows import total
from registry.domain import timespan
from registry.domain.errors import InvalidDate
from registry.domain.numerals import western
from registry.domain.timespan.told import Told, tell

WAYS = (
    ("on", _("on a day")),
    ("about", _("on or about a day")),
    ("night", _("from one day into the next, as one night")),
    ("one_of", _("on one of the days between two")),
    ("before", _("on or before a day")),
    ("month", _("in a month, the day is not known")),
    ("relative", _("in words that count from the day of publication")),
)

# What may be typed in the field itself, beside the forms above.
WRITTEN = (
    ("2024-11-27", _("that day")),
    ("2024-11-27~", _("about that day")),
    ("2024-11-27?", _("probably that day")),
    ("2024-11-27/2024-11-28", _("from the one day to the other, as one night")),
    ("[2024-11-27,2024-11-29]", _("one of these days")),
    ("[2024-11-03..2024-11-09]", _("one day of this window")),
    ("2024-11", _("a day in that month")),
    ("2024-XX-XX", _("a day in that year")),
    ("../2024-11-27", _("on or before that day")),
    ("2024-11-27/..", _("on or after that day")),
)


class WhenForm(Form):
    written = WRITTEN
    when_way = forms.ChoiceField(
        label=_("It happened"), choices=WAYS, required=False, widget=forms.RadioSelect
    )
    when_first = day(_("Day, or day of publication"))
    when_second = day(_("Second day"))
    when_words = line(
        _("The words"), max_length=60, help_text=_("For example Wednesday, yesterday, last month.")
    )


def told_by(typed: QueryDict) -> Told:
    """Return the date that was told step by step. Raises: InvalidDate, in a sentence that says what is missing."""
    way = str(typed.get("when_way", ""))
    first = read_day(typed, "when_first") or (published(typed) if way == "relative" else None)
    second = read_day(typed, "when_second")
    return tell(way, first=first, second=second, words=str(typed.get("when_words", ""))[:60])


def read_day(typed: QueryDict, name: str) -> date | None:
    text = western(str(typed.get(name, ""))).strip()
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise InvalidDate(
            "This is no day of the calendar; write for example 2024-11-27.", field=name
        ) from error


def published(typed: QueryDict) -> date | None:
    """Return the day of the first document of the page that is dated to the day."""
    texts = (str(typed.get(f"claims-{at}-published_edtf", "")) for at in range(total(typed, "claims")))
    return next((found for text in texts if (found := exact(text))), None)


def exact(text: str) -> date | None:
    """Return the one day that a date is, as typed; None for any other."""
    try:
        day = timespan.typed(text).strip()
        return date.fromisoformat(day) if len(day) == len("2024-11-27") else None
    except (InvalidDate, ValueError):
        return None
