# SPDX-License-Identifier: Apache-2.0
"""The citation of a version in a sentence, in the language of the title that is cited."""

from django.utils import translation
from django.utils.translation import gettext

from registry.published.citing import Citation
from registry.ui.wording.days import in_words


def plain(cited: Citation) -> str:
    """Return the sentence; in English it is `cite_as` of the document, letter by letter."""
    with translation.override(cited.language):
        return gettext("%(by)s: “%(title)s”, %(code)s, version %(version)s, %(day)s. %(address)s") % {
            "by": cited.by,
            "title": cited.title,
            "code": cited.code,
            "version": cited.version,
            "day": day(cited),
            "address": cited.address,
        }


def day(cited: Citation) -> str:
    """Return the day as digits in English, else in words: from right to left, digits with hyphens read backwards."""
    digits = cited.day.isoformat()
    return digits if cited.language == "en" else in_words(digits)
