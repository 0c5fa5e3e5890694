# SPDX-License-Identifier: Apache-2.0
"""What this registry is called in each language."""

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext


def registry_name(language: str = "") -> str:
    """Return the name that is set for the language, the reader's unless given; else the one name, or its translation."""
    language = language or translation.get_language() or "en"
    if language == "en":
        return str(settings.REGISTRY_NAME)
    with translation.override(language):
        return settings.REGISTRY_NAMES.get(language) or gettext(settings.REGISTRY_NAME)
