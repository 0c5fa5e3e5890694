# SPDX-License-Identifier: Apache-2.0
"""The form in which a typed name is compared with the names that there are: one word for singular and plural.

Looser than `normalise`, for what is offered to a person and never for what selects records.
"""

from difflib import SequenceMatcher
from functools import lru_cache

from registry.domain.normalise import normalise

Form = tuple[str, ...]
"""The words of a name, each without its plural and its article."""

SHORTEST = 3
"""Letters that are left of a word at least."""
PLURALS = (
    ("ies", "y"),
    ("ss", "ss"),
    ("us", "us"),
    ("is", "is"),
    ("s", ""),
    ("ات", ""),
    ("ه", ""),
    ("ا", ""),
)
"""The end of a word, and what stands for it; the first that fits. Arabic: plural, taa marbuta, final alef."""
ARTICLE = "ال"
ALIKE_FROM = 4
ALIKE = 0.8
"""Share of letters that stand in both in the same order: “Idlib” and “Idleb” have 0.8, “Iran” and “Iraq” 0.75."""
KEPT = 2**14


@lru_cache(maxsize=KEPT)
def form(text: str) -> Form:
    return tuple(map(stem, normalise(text).split()))


def stem(word: str) -> str:
    """Return a normalised word without what tells one from many, and without the Arabic article."""
    bare = word.removeprefix(ARTICLE)
    word = bare if len(bare) >= SHORTEST else word
    for end, instead in PLURALS:
        if word.endswith(end):
            left = word.removesuffix(end) + instead
            return left if len(left) >= SHORTEST else word
    return word


def alike(one: str, other: str) -> bool:
    """Return whether the one may be the other, misspelt or written in another way. The first letter is the same."""
    shorter, both = min(len(one), len(other)), len(one) + len(other)
    if one[:1] != other[:1] or shorter < ALIKE_FROM or 2 * shorter < ALIKE * both:
        return False
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE
