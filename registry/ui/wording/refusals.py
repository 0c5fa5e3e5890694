# SPDX-License-Identifier: Apache-2.0
"""A refusal in the reader's language; where nobody has translated it, in English and marked so."""

from django.utils.safestring import SafeString
from django.utils.translation import gettext

from registry.domain.errors import Refusal
from registry.ui.wording.terms import english


def sentence(refusal: Refusal) -> str:
    """Return the sentence with its values in place, words among them in the reader's language too."""
    values = {
        name: gettext(value) if value and isinstance(value, str) else value
        for name, value in refusal.values.items()
    }
    translated = gettext(refusal.template)
    return translated % values if values else translated


def told(refusal: Refusal) -> str | SafeString:
    """Return the sentence for a page of one language: English words in it are marked as English."""
    if gettext(refusal.template) == refusal.template:
        return english(refusal.message)
    return sentence(refusal)
