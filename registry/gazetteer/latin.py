# SPDX-License-Identifier: Apache-2.0
"""Names in Latin letters, for places whose name in another script the gazetteer does not have."""

import re

from anyascii import anyascii

from registry.domain.normalise import normalise

VOWELS_UNWRITTEN = re.compile("[\u0590-\u08ff]")
"""Hebrew, Arabic, Syriac: letter by letter, سرمين becomes srmyn, which resembles no written name."""


def in_latin(text: str) -> str:
    """Return a normalised text in Latin letters; empty where it is so already or its vowels are not written."""
    if text.isascii() or VOWELS_UNWRITTEN.search(text):
        return ""
    return normalise(anyascii(text))
