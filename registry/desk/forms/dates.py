# SPDX-License-Identifier: Apache-2.0
"""Dates as typed."""

from django import forms

from registry.domain import timespan
from registry.domain.errors import InvalidDate
from registry.ui.wording.refusals import sentence


def check_edtf(text: str) -> str:
    """Return the date as EDTF, or nothing where nothing is typed.

    Raises: ValidationError in the registry's words.
    """
    if not text:
        return ""
    try:
        return timespan.parse(timespan.typed(text)).edtf
    except InvalidDate as refusal:
        raise forms.ValidationError(sentence(refusal)) from refusal
