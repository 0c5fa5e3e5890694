# SPDX-License-Identifier: Apache-2.0
"""Latitude and longitude as typed."""

from typing import Any

from django import forms

from registry.domain.errors import InvalidPlace
from registry.domain.numerals import degrees
from registry.ui.wording.refusals import sentence

DEGREES = {"inputmode": "decimal", "class": "short", "autocomplete": "off", "dir": "ltr"}


class Degrees(forms.FloatField):
    """An angle in degrees that may be left out, in any digits and with either decimal mark."""

    def __init__(self, label: Any) -> None:
        super().__init__(label=label, required=False, widget=forms.TextInput(attrs=DEGREES))

    def to_python(self, value: Any) -> float | None:  # type: ignore[override]  # the stubs know whole numbers alone
        """Raises: ValidationError in the registry's words."""
        typed = str(value or "").strip()
        if not typed:
            return None
        try:
            return degrees(typed)
        except InvalidPlace as refusal:
            raise forms.ValidationError(sentence(refusal), code="invalid") from refusal
