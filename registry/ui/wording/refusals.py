# SPDX-License-Identifier: Apache-2.0
"""A refusal in the reader's language; where nobody has translated it, in English and marked so."""

from django.utils.safestring import SafeString
from django.utils.translation import gettext

from registry.domain.errors import Refusal
from registry.ui.wording.terms import english


def told(refusal: Refusal) -> str | SafeString:
    """Return the sentence, with its values in place."""
    translated = gettext(refusal.template)
    if translated == refusal.template:
        return english(refusal.message)
    return translated % refusal.values if refusal.values else translated
