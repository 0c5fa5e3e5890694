# SPDX-License-Identifier: Apache-2.0
"""Which records the list shows."""

from django import forms
from django.utils.translation import gettext_lazy as _

from registry.desk.forms.fields import Form
from registry.desk.words import STATES

SHOWS = ("mine", "review", "approved", "all")


class ListForm(Form):
    show = forms.ChoiceField(
        choices=[(show, show) for show in SHOWS], required=False, widget=forms.HiddenInput
    )
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[("", _("any")), *((s.value, words) for s, words in STATES.items())],
    )
