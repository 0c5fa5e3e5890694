# SPDX-License-Identifier: Apache-2.0
"""Dates as typed."""

from django import forms

from registry.domain import timespan
from registry.domain.errors import InvalidDate
from registry.domain.numerals import western
from registry.ui.wording.refusals import sentence


def check_edtf(text: str) -> str:
    """Return the text, in digits 0-9, when it is a date in use, or empty.

    Raises: ValidationError in the registry's words.
    """
    text = western(text)
    if text:
        try:
            timespan.parse(text)
        except InvalidDate as refusal:
            raise forms.ValidationError(sentence(refusal)) from refusal
    return text
