# SPDX-License-Identifier: Apache-2.0
"""Why an earlier version comes back."""

from django import forms
from django.utils.translation import gettext_lazy as _

from registry.desk.forms.fields import Form


class RestoreForm(Form):
    """`row_version`: of the record as it was shown."""

    reason = forms.CharField(
        label=_("Reason"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Colleagues read it. Never public."),
    )
    row_version = forms.IntegerField(widget=forms.HiddenInput)
