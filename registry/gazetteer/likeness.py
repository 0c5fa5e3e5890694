# SPDX-License-Identifier: Apache-2.0
"""Whether a name that shares letter groups with a text can be the name that was meant, misspelt."""

from collections.abc import Iterator
from difflib import SequenceMatcher

CLEARLY = 0.55
"""A likeness by groups of three letters from which nothing else is asked."""

SAME_ORDER = 0.7
"""Share of letters that stand in both in the same order: “Idlib” and “Idleb” have 0.8, “Saltmere” and “dere” 0.5."""


def meant(texts: list[str], name: str, score: float) -> bool:
    """Whether one of the texts, as compared, can mean the name. `score`: their likeness by groups of letters.

    Groups of letters know no order: “Saltmere” and “Dere-Salyn” share many.
    """
    words = set(name.split())
    return score >= CLEARLY or any(
        words <= set(text.split()) or any(in_order(text, part) >= SAME_ORDER for part in parts(name, text))
        for text in filter(None, texts)
    )


def parts(name: str, text: str) -> Iterator[str]:
    """Yield the name, and each run of its words that is as long as the text."""
    words, length = name.split(), len(text.split())
    yield name
    for start in range(len(words) - length + 1):
        yield " ".join(words[start : start + length])


def in_order(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
