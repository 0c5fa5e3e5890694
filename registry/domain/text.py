# SPDX-License-Identifier: Apache-2.0
"""Text that shows what it says: no character that hides, or turns the reading of what stands after it."""

import unicodedata
from collections.abc import Iterator

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
MOST_MARKS = 30
"""In a row. Composing a text sorts each such row, which takes the square of its length; no script needs ten."""
PILED = "A letter carries more than %(number)s marks: no writing needs so many. Delete them."
HALF_WIDTH_MARKS = frozenset("\uff9e\uff9f")
"""Letters by their category that become combining marks where compatible characters are brought together."""


def plain_text(text: str, *, field: str = "") -> str:
    """Return the text in its composed form (NFC).

    Raises: InvalidInput for a control character, an embedding or override of direction, an isolate, an unassigned or
    private character or half a surrogate pair; the sentence says which, and after which words. And for piled marks.
    Source: docs/explanation/security.md, hidden characters.
    """
    refuse_piled(text, field=field)
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


def refuse_piled(text: str, *, field: str = "") -> None:
    """Raises: InvalidInput for more than `MOST_MARKS` combining marks in a row."""
    if unpiled(text) != text:
        raise InvalidInput(PILED, field=field, number=MOST_MARKS)


def unpiled(text: str) -> str:
    """Return the text with at most `MOST_MARKS` combining marks in a row, for comparing where nothing is refused."""
    if len(text) <= MOST_MARKS or text.isascii():
        return text
    return "".join(character for character, row in zip(text, rows(text), strict=True) if row <= MOST_MARKS)


def rows(text: str) -> Iterator[int]:
    """Yield of each character how many combining marks stand in a row up to it."""
    row = 0
    for character in text:
        row = row + 1 if combines(character) else 0
        yield row


def combines(character: str) -> bool:
    return unicodedata.category(character).startswith("M") or character in HALF_WIDTH_MARKS


def hides(character: str) -> bool:
    if character in LINE_BREAKS or character in NEEDED:
        return False
    return unicodedata.category(character) in HIDING


def breaks_line(character: str) -> bool:
    """Whether it can stand in no words of one line, such as a name or a setting."""
    return unicodedata.category(character) in BREAKING
