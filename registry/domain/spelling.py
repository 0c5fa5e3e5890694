# SPDX-License-Identifier: Apache-2.0
"""The forms in which typed words are compared with the names that there are: of things, and of places and parties.

Looser than `normalise`, for what is offered to a person and never for what selects records.
"""

from collections.abc import Callable
from difflib import SequenceMatcher

from registry.domain.normalise import normalise

Form = tuple[str, ...]

SHORTEST = 3
"""Letters that are left of a word at least."""
PLURALS = (
    ("ches", "ch"),
    ("shes", "sh"),
    ("xes", "x"),
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
IRREGULAR = {"children": "child", "women": "woman", "men": "man"}
ARTICLE = "ال"
ENDS_ALIKE = "اه"
"""Letters that end one name in two spellings of it: «سوريا», «سورية»."""
ALIKE_FROM = 5
ALIKE = 0.8
"""Share of letters that stand in both in the same order: “Idlib” and “Idleb” have 0.8."""


def bare(text: str) -> Form:
    """Return the words as they are compared, without the Arabic article."""
    return tuple(without_article(word) for word in normalise(text).split())


def form(text: str) -> Form:
    """Return the words of a thing: one form for one and for many."""
    return tuple(map(stem, bare(text)))


def own_form(text: str) -> Form:
    """Return the words of the name of a place or a party, of which no end is cut off: Hama is not Hamas."""
    return tuple(word[:-1] + ENDS_ALIKE[-1] if word[-1] in ENDS_ALIKE else word for word in bare(text))


def without_article(word: str) -> str:
    rest = word.removeprefix(ARTICLE)
    return rest if len(rest) >= SHORTEST else word


def stem(word: str) -> str:
    """Return a word without what tells one from many."""
    for end, instead in PLURALS:
        if word.endswith(end):
            left = word.removesuffix(end) + instead
            return left if len(left) >= SHORTEST else word
    return IRREGULAR.get(word, word)


def likeness(typed: str) -> Callable[[str], bool]:
    """Return a test for names that `typed` may be, misspelt or written in another way. The first letter is the same."""
    matcher = SequenceMatcher(None, "", typed, autojunk=False)

    def alike(name: str) -> bool:
        shorter, both = min(len(typed), len(name)), len(typed) + len(name)
        if typed[:1] != name[:1] or shorter < ALIKE_FROM or 2 * shorter < ALIKE * both:
            return False
        matcher.set_seq1(name)
        return matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE

    return alike
