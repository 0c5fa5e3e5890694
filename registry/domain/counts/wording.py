# SPDX-License-Identifier: Apache-2.0
"""From the words of a source to a range: the least that the words guarantee, the most that they support."""

import re
from dataclasses import dataclass

from registry.domain.counts.qualifier import QUALIFIERS
from registry.domain.counts.ranges import Range
from registry.domain.errors import InvalidRange, UnknownCode

# The registry's own floors for plurals that name no number. A change here changes published meaning.
VAGUE_FLOORS = {"some": 3, "several": 3, "dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000}

NUMBER_WORDS = {
    "no": 0,
    "none": 0,
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "a dozen": 12,
}

OPENINGS = {
    "at least": "at_least",
    "no fewer than": "at_least",
    "more than": "more_than",
    "over": "more_than",
    "up to": "up_to",
    "about": "about",
    "around": "about",
    "some": "about",
}

# From here on a number is read as rounded, so "more than" it does not promise one more.
ROUNDED_FROM = 1000

_OPENING = "|".join(OPENINGS)
_NUMBER = r"\d{1,9}|\d{1,3}(?:,\d{3}){1,2}"
_BETWEEN = re.compile(rf"between ({_NUMBER}) and ({_NUMBER})", re.ASCII)
_PHRASE = re.compile(
    rf"(?:(?P<opening>{_OPENING}) )?(?P<number>{_NUMBER})(?: ?(?:-|–|to) ?(?P<upper>{_NUMBER}))?", re.ASCII
)


@dataclass(frozen=True, slots=True)
class Stated:
    """A range, and the qualifier (code) under which the source stated it."""

    range: Range
    qualifier: str


def stated_range(
    qualifier: str, number: int, upper: int | None = None, *, one_by_one: bool | None = None
) -> Range:
    """Return what a statement supports. `number` of a vague plural is its floor.

    `one_by_one`: whether the things were counted singly; by default numbers below 1,000 are taken to be.
    Raises: UnknownCode for another qualifier; InvalidRange for bounds out of order or an upper number with a
    qualifier that leaves no room for one.
    Source: docs/explanation/counting.md, rule C1.
    """
    if qualifier not in QUALIFIERS:
        raise UnknownCode(
            "“%(qualifier)s” is no qualifier; use one of %(allowed)s.",
            field="qualifier",
            qualifier=qualifier,
            allowed=", ".join(QUALIFIERS),
        )
    if upper is not None and qualifier not in ("exact", "about"):
        raise InvalidRange(
            "A number with “%(qualifier)s” takes no upper number.", field="max", qualifier=qualifier
        )
    if qualifier == "up_to":
        return Range(0, number)
    if qualifier in ("at_least", "vague"):
        return Range(number, None)
    if qualifier == "more_than":
        counted_singly = number < ROUNDED_FROM if one_by_one is None else one_by_one
        return Range(number + 1 if counted_singly else number, None)
    return Range(number, number if upper is None else upper)


def from_words(text: str, *, number: int | None = None) -> Stated:
    """Read an English quantity: “dozens”, “a dozen”, “at least 5”, “3–5”; or an opening beside its `number`.

    Raises: InvalidRange when the words are not in the tables; they are then entered by a person.
    Source: docs/explanation/counting.md, rules C1 and C2.
    """
    words = " ".join(text.lower().split())
    if number is not None:
        words = f"{words} {number}".strip()
    if words in VAGUE_FLOORS:
        return Stated(stated_range("vague", VAGUE_FLOORS[words]), "vague")
    if words in NUMBER_WORDS:
        return Stated(stated_range("exact", NUMBER_WORDS[words]), "exact")
    phrase = _PHRASE.fullmatch(_BETWEEN.sub(r"\1-\2", words))
    if phrase is None:
        raise InvalidRange(
            "These words are kept as they are, but only English ones are read by themselves. "
            "Write the numbers beside them, or “at least 5”, “3-5”, or one of: %(allowed)s.",
            field="verbatim_quantity",
            allowed=", ".join(VAGUE_FLOORS),
        )
    qualifier = OPENINGS.get(phrase["opening"] or "", "exact")
    upper = None if phrase["upper"] is None else _integer(phrase["upper"])
    return Stated(stated_range(qualifier, _integer(phrase["number"]), upper), qualifier)


def _integer(digits: str) -> int:
    return int(digits.replace(",", ""))
