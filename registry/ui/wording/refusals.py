# SPDX-License-Identifier: Apache-2.0
"""A refusal in the reader's language; where nobody has translated it, in English and marked so."""

from django.utils.safestring import SafeString
from django.utils.translation import gettext

from registry.domain.errors import Refusal
from registry.ui.wording.terms import english, isolated


def sentence(refusal: Refusal) -> str:
    """Return the sentence with its values in place; what somebody typed stays as it was typed."""
    translated = gettext(refusal.template)
    values = {
        name: isolated(value) if isinstance(value, str) else value for name, value in refusal.values.items()
    }
    return translated % values if values else translated


def told(refusal: Refusal) -> str | SafeString:
    """Return the sentence for a page of one language: English words in it are marked as English."""
    if gettext(refusal.template) == refusal.template:
        return english(refusal.message)
    return sentence(refusal)
