# SPDX-License-Identifier: Apache-2.0
"""Dates as typed."""

from django import forms
from django.utils.translation import gettext

from registry.domain import timespan
from registry.domain.errors import InvalidDate
from registry.domain.numerals import western


def check_edtf(text: str) -> str:
    """Return the text, in digits 0-9, when it is a date in use, or empty.

    Raises: ValidationError in the registry's words.
    """
    text = western(text)
    if text:
        try:
            timespan.parse(text)
        except InvalidDate as refusal:
            raise forms.ValidationError(gettext(refusal.message)) from refusal
    return text
