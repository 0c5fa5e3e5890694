# SPDX-License-Identifier: Apache-2.0
"""What a form says, also while some of it cannot be read."""

from typing import Any

from django import forms

from registry.desk.forms.fields import Form


def said(form: Form) -> dict[str, Any]:
    """Return what was read; a field that was refused says what it starts with, or nothing."""
    if not form.errors:
        return form.cleaned_data
    return {name: nothing(field) for name, field in form.fields.items()} | form.cleaned_data | form.unread


def nothing(field: forms.Field) -> Any:
    if field.initial is not None:
        return field.initial
    if isinstance(field, forms.TypedChoiceField):
        return field.empty_value
    if isinstance(field, forms.MultipleChoiceField):
        return []
    return "" if isinstance(field, forms.CharField | forms.ChoiceField) else None
