# SPDX-License-Identifier: Apache-2.0
"""The record's own fields: what, when, how sure, how it is handled."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from registry.casework.actions.check.record import LONGEST_NOTE
from registry.desk.forms.fields import Choices, Form, concept, line, number, yes
from registry.desk.window import window

LONG = forms.Textarea(attrs={"rows": 4})


class RecordForm(Form):
    """What incidents and aggregate reports share."""

    title_en = line(
        _("Title in English"),
        max_length=500,
        help_text=_(
            "Place, date, what was reported. No names. At most 140 characters. A draft may have the Arabic title alone; "
            "before a review it needs both or this one."
        ),
        widget=forms.TextInput(attrs={"lang": "en", "dir": "ltr"}),
    )
    title_ar = line(
        _("Title in Arabic"),
        max_length=500,
        help_text=_("At most 140 characters."),
        widget=forms.TextInput(attrs={"lang": "ar", "dir": "rtl"}),
    )
    summary_en = forms.CharField(
        label=_("Summary in English"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "lang": "en", "dir": "ltr"}),
    )
    summary_ar = forms.CharField(
        label=_("Summary in Arabic"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "lang": "ar", "dir": "rtl"}),
    )
    date_edtf = line(
        _("Date"),
        required=True,
        max_length=60,
        help_text=_(
            "2024-11-27, about: 2024-11-27~, uncertain: 2024-11-27?, one night: 2024-11-27/2024-11-28, month: 2024-11."
        ),
        widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off"}),
    )
    date_margin_days = number(_("“About” may be off by (days)"), initial=1, max_value=366)
    date_basis = concept("date_basis", initial="stated", label=_("The date is"))
    harm_grade = concept(
        "harm_grade", initial="under_assessment", label=_("How well the harm is established")
    )
    grade_reason = forms.CharField(label=_("Why this grade"), required=False, widget=LONG)
    sensitivity = concept(
        "sensitivity",
        initial="restricted",
        label=_("Sensitivity"),
        help_text=_("Only public and generalised records can leave the desk."),
    )
    event_group = forms.ChoiceField(label=_("Part of a wave or campaign"), required=False)
    event_group_name = line(_("or a new one"), help_text=_("Where and from when, in English."))
    notes = forms.CharField(
        label=_("Notes"),
        required=False,
        max_length=LONGEST_NOTE,
        widget=LONG,
        help_text=_("For the desk alone, in any language. Never public."),
    )
    row_version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, groups: Choices = (), **options: Any) -> None:  # type: ignore[assignment]
        super().__init__(*args, **options)
        self.fields["event_group"].choices = [("", _("none")), *groups]  # type: ignore[attr-defined]

    def clean_date_edtf(self) -> str:
        """Return the date as EDTF. Raises: ValidationError, saying why the text is no date."""
        meant = window(self.cleaned_data["date_edtf"])
        if meant and meant.problem:
            raise forms.ValidationError(meant.problem)
        return meant.edtf if meant else ""

    def clean_date_margin_days(self) -> int:
        days = self.cleaned_data["date_margin_days"]
        return 1 if days is None else int(days)


class IncidentForm(RecordForm):
    kind = "incident"
    incident_type = concept("incident_type", initial="unknown", label=_("Type of incident"))
    time_part = concept("part_of_day", blank=_("not stated"), label=_("Part of the day"))
    time_local = forms.TimeField(
        label=_("Local time"), required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    timezone = line(
        _("Time zone"), max_length=60, help_text=_("For example Asia/Damascus. Empty if not known.")
    )
    populated_area = concept("tri_state", initial="unknown", label=_("In a populated area"))
    repeat_strike = concept("tri_state", initial="unknown", label=_("Repeated strike on the same place"))
    warning_reported = concept("tri_state", initial="unknown", label=_("A warning was reported"))
    erw_left = concept("tri_state", initial="unknown", label=_("Explosive remnants were left"))


class ReportForm(RecordForm):
    kind = "aggregate_report"
    cumulative = yes(_("The figures add up over the whole period"))
    places_min = number(_("Fewest number of places meant"))
    places_qualifier = concept("qualifier", blank=_("not stated"), label=_("How that number is stated"))


FORMS: dict[str, type[RecordForm]] = {form.kind: form for form in (IncidentForm, ReportForm)}
