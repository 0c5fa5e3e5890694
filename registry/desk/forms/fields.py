# SPDX-License-Identifier: Apache-2.0
"""Fields that the forms of the desk share."""

from functools import partial
from typing import Any

from django import forms
from django.forms.utils import ErrorDict
from django.utils.translation import gettext_lazy as _

from registry.vocabularies.fields import offered

Choices = list[tuple[str, Any]]


class Form(forms.Form):
    """A form that can be shown again as typed without being judged: while rows are added and taken away."""

    quiet = False
    use_required_attribute = False

    @property
    def errors(self) -> ErrorDict:
        return ErrorDict() if self.quiet else super().errors

    def first_id(self) -> str:
        """Return the id of the first field that can be seen: where an error of the whole form leads."""
        return next((field.id_for_label for field in self.visible_fields() if field.id_for_label), "")


def concept(scheme: str, *, blank: str | None = None, **options: Any) -> forms.ChoiceField:
    """Return a choice among the codes of a vocabulary. `blank`: the words for choosing none, then allowed."""
    if blank is not None:
        options.setdefault("required", False)
        return forms.ChoiceField(choices=partial(with_blank, scheme, blank), **options)
    return forms.ChoiceField(choices=partial(offered, scheme), **options)


def with_blank(scheme: str, words: str) -> Choices:
    return [("", words), *offered(scheme)]


def line(label: Any, *, max_length: int = 200, required: bool = False, **options: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=max_length, required=required, **options)


def number(label: Any, **options: Any) -> forms.IntegerField:
    """Return a whole number that may be left out; typed as text so that no wheel or arrow changes it."""
    widget = forms.TextInput(attrs={"inputmode": "numeric", "class": "short", "autocomplete": "off"})
    options = {"min_value": 0, "max_value": 2_000_000_000, "required": False, "widget": widget} | options
    return forms.IntegerField(label=label, error_messages={"invalid": _("Write a whole number.")}, **options)


def yes(label: Any, **options: Any) -> forms.BooleanField:
    return forms.BooleanField(label=label, required=False, **options)
