# SPDX-License-Identifier: Apache-2.0
"""What people say when they hold, merge or split a record, or name the moment before which it does not leave."""

from datetime import UTC, datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from registry.desk.forms.fields import Form, day, line
from registry.evidence.models import Source

REASON = forms.Textarea(attrs={"rows": 3})
MOST_SOURCES = 50


def reason() -> forms.CharField:
    return forms.CharField(
        label=_("Reason"),
        widget=REASON,
        help_text=_("Colleagues read it. Never public."),
        error_messages={"required": _("Write the reason.")},
    )


class ReasonForm(Form):
    reason = reason()


class TargetForm(Form):
    """What to look at before a hold is set: one of three."""

    record = line(_("Record: its reference"), max_length=20)
    source = forms.CharField(
        label=_("Source: its name"),
        required=False,
        help_text=_("As the claims name it; part of it is enough."),
    )
    area = line(_("Country (three letters) or area (P-code)"), max_length=20)
    first = day(_("From day"), help_text=_("For an area. Empty: from the beginning."))
    last = day(_("To day"), help_text=_("Empty: without end."))

    def clean_area(self) -> str:
        return str(self.cleaned_data["area"]).strip().upper()


def sources_called(name: str) -> list[Source]:
    """Return the sources whose name holds these words: with the id, for two people may bear one name."""
    words = name.strip()
    return (
        list(Source.objects.filter(name__icontains=words).order_by("name", "id")[:MOST_SOURCES])
        if words
        else []
    )


class MergeForm(Form):
    into = line(_("The record that stays: its reference"), max_length=20, required=True)
    reason = reason()


class SplitForm(Form):
    """`claims` and `locations`: what becomes a record of its own; offered by the view."""

    claims = forms.MultipleChoiceField(
        label=_("Claims that go"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose some of the claims; at least one goes and one stays.")},
    )
    locations = forms.MultipleChoiceField(
        label=_("Places that go"), required=False, widget=forms.CheckboxSelectMultiple
    )
    reason = reason()

    def __init__(self, *args: Any, claims: list[Any], locations: list[Any], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["claims"].choices = claims  # type: ignore[attr-defined]
        self.fields["locations"].choices = locations  # type: ignore[attr-defined]


class EmbargoForm(Form):
    """Day and time in UTC, as two fields that every browser has."""

    on = day(_("Not public before this day"), help_text=_("Empty: no embargo any more."))
    at = forms.TimeField(
        label=_("and this time (UTC)"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )
    reason = reason()

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("at") and not cleaned.get("on") and "on" not in self.errors:
            self.add_error("on", _("Name the day as well."))
        return cleaned

    def moment(self) -> datetime | None:
        on, at = self.cleaned_data["on"], self.cleaned_data["at"]
        if on is None:
            return None
        return datetime.combine(on, at or datetime.min.time(), UTC)
