# SPDX-License-Identifier: Apache-2.0
"""The languages the registry speaks, each by its own name. One line here and a catalogue add another.

How to: docs/howto/add-a-language.md.
"""

from collections.abc import Mapping

NATIVE_NAMES = {"en": "English", "ar": "العربية"}
LANGUAGES = tuple(NATIVE_NAMES)


def spoken(texts: Mapping[str, str], reader: str) -> tuple[str, str]:
    """Return the language and the words of a text that there is in several: the reader's, else English, else the first
    that it has; no words for none. `reader`: the language asked for.
    """
    language = next((tag for tag in (reader, "en", *texts) if texts.get(tag)), reader)
    return language, texts.get(language, "")
