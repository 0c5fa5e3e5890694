# SPDX-License-Identifier: Apache-2.0
"""The best figure for one harm, and why."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from registry.casework.models import CasualtyAssessment
from registry.desk.forms.fields import Form, number

LONG = forms.Textarea(attrs={"rows": 3})


class BestForm(Form):
    harm = forms.ChoiceField(label=_("Harm"))
    best = number(_("Best figure (persons)"))
    method = forms.ChoiceField(label=_("How it was found"), choices=CasualtyAssessment.Method.choices)
    reason_en = forms.CharField(label=_("Why, in English"), widget=LONG, help_text=_("Public."))
    reason_ar = forms.CharField(
        label=_("Why, in Arabic"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "lang": "ar", "dir": "rtl"}),
    )

    def __init__(self, *args: Any, harms: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["harm"].choices = harms  # type: ignore[attr-defined]
        self.fields["best"].required = True
