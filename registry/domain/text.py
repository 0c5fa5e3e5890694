# SPDX-License-Identifier: Apache-2.0
"""Text that shows what it says: no character that hides, or turns the reading of what stands after it."""

import unicodedata

from registry.domain.errors import InvalidInput

LINE_BREAKS = frozenset("\t\n\r")
# Format characters that scripts need: joiners, marks of direction that turn nothing, signs before Arabic numbers.
NEEDED = frozenset(
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u061c\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u08e2"
)
HIDDEN_AFTER = (
    "The text holds a hidden character (%(code)s) after “%(before)s”: it can turn or hide words. Delete it."
)
HIDDEN_FIRST = "The text begins with a hidden character (%(code)s): it can turn or hide words. Delete it."
HIDING = frozenset(("Cc", "Cf", "Cn", "Co", "Cs"))
# Control characters, halves of surrogate pairs, separators of lines and paragraphs.
BREAKING = frozenset(("Cc", "Cs", "Zl", "Zp"))
SHOWN_BEFORE = 20


def plain_text(text: str, *, field: str = "") -> str:
    """Return the text in its composed form (NFC).

    Raises: InvalidInput for a control character, an embedding or override of direction, an isolate, an unassigned or
    private character or half a surrogate pair; the sentence says which, and after which words.
    Source: docs/explanation/security.md, hidden characters.
    """
    for position, character in enumerate(text):
        if hides(character):
            before = text[max(0, position - SHOWN_BEFORE) : position].strip()
            raise InvalidInput(
                HIDDEN_AFTER if before else HIDDEN_FIRST,
                field=field,
                code=f"U+{ord(character):04X}",
                before=before,
            )
    return unicodedata.normalize("NFC", text)


def hides(character: str) -> bool:
    if character in LINE_BREAKS or character in NEEDED:
        return False
    return unicodedata.category(character) in HIDING


def breaks_line(character: str) -> bool:
    """Whether it can stand in no words of one line, such as a name or a setting."""
    return unicodedata.category(character) in BREAKING
