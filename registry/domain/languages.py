# SPDX-License-Identifier: Apache-2.0
"""The languages the registry speaks, each by its own name. One line here and a catalogue add another.

How to: docs/howto/add-a-language.md.
"""

NATIVE_NAMES = {"en": "English", "ar": "العربية"}
LANGUAGES = tuple(NATIVE_NAMES)
