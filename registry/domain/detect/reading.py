# SPDX-License-Identifier: Apache-2.0
"""The text as the detector reads it: one set of digits, one decimal mark, no marks that hide between two signs."""

import unicodedata

from registry.domain.numerals import western
from registry.domain.text import unpiled

SAME = {
    ord(sign): plain
    for plain, signs in {
        "'": "’‘′ʹ´`‛",
        '"': "”“″„‟",
        "-": "−–—‐‑‒",
        ".": "٫",
        ",": "،",
        ";": "؛",
        "°": "º˚",
    }.items()
    for sign in signs
}
UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200c\u200d\u2060\ufeff"))


def read(text: str) -> str:
    """Return the text in one spelling. Its length may differ from that of the original."""
    text = unpiled(text).translate(SAME)
    return western(unicodedata.normalize("NFKC", text)).translate(SAME | UNSEEN)
