# SPDX-License-Identifier: Apache-2.0
"""The form in which names and words are compared; twin of the SQL function `registry_normalise`.

Spellings of one name differ in accents, hamza, taa marbuta, dots and apostrophes; none of these may hide it.
The result is for comparing only and is never shown.
"""

import unicodedata

from registry.domain.text import unpiled

MARKS = "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed"
"""Combining marks: accents, Hebrew points, Arabic vowel and Quranic signs; and the tatweel. All dropped."""

SILENT = (
    "'`\u00b4\u0621\u02b0-\u02c1\u02c6-\u02cf\u02ee\u2018\u2019\u201b\u2032"
    "\u200b-\u200f\u202a-\u202e\u2060-\u2069"
)
"""Apostrophes, the letters that romanisations use for hamza and ayn, bidirectional controls. All dropped."""

SEPARATORS = (
    "\u0001-\u0026\u0028-\u002f\u003a-\u0040\u005b-\u005f\u007b-\u00b3\u00b5-\u00bf\u060c\u061b\u061f"
    "\u2000-\u2017\u201a\u201c-\u2029\u2030\u2031\u2033-\u205f\u3000-\u303f"
)
"""Spaces and punctuation. A run of them is one space."""

FOLDED = {
    "ا": "ٱٲٳ", "ي": "ىیۍېے", "ه": "ةہھەۃ", "ك": "ک", "و": "ۆۇۋ",
    "l": "ł", "o": "ø", "d": "đð", "h": "ħ", "i": "ı", "e": "əǝ", "и": "і", "г": "ґ",
    "0": "٠۰", "1": "١۱", "2": "٢۲", "3": "٣۳", "4": "٤۴", "5": "٥۵",
    "6": "٦۶", "7": "٧۷", "8": "٨۸", "9": "٩۹",
}  # fmt: skip
"""Letter: the letters that are read as it."""

SPELT_OUT = {"ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"}


def members(ranges: str) -> str:
    """Return each character of what a regular expression would hold between brackets."""
    found, rest = "", ranges
    while rest:
        if rest[1:2] == "-":
            found += "".join(map(chr, range(ord(rest[0]), ord(rest[2]) + 1)))
            rest = rest[3:]
        else:
            found, rest = found + rest[0], rest[1:]
    return found


DROP = dict.fromkeys(map(ord, members(MARKS) + members(SILENT)))
FOLD: dict[int, str] = {
    **dict.fromkeys(map(ord, members(SEPARATORS)), " "),
    **{ord(letter): into for into, letters in FOLDED.items() for letter in letters},
    **{ord(letter): into for letter, into in SPELT_OUT.items()},
}


def normalise(text: str) -> str:
    """Return `text` without case, marks and punctuation, with letters folded that stand for each other."""
    bare = unicodedata.normalize("NFKD", unpiled(text)).translate(DROP)
    return " ".join(part for part in bare.lower().translate(FOLD).split(" ") if part)
