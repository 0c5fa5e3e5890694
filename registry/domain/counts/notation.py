# SPDX-License-Identifier: Apache-2.0
"""A stated number in a few signs, as it stands in a cell of the claims matrix: `3`, `3-5`, `10+`, `~20`, `"dozens"`.

The signs, with examples: docs/howto/editor.md. Reading what was written gives the same figure again.
"""

import re
from dataclasses import dataclass

from registry.domain.counts.ranges import Range
from registry.domain.counts.wording import ROUNDED_FROM, VAGUE_FLOORS, from_words, stated_range
from registry.domain.errors import InvalidRange
from registry.domain.numerals import western

MOST_SIGNS = 160
DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−﹣－"), "-")
SIGNS = {ord("≥"): ">=", ord("≤"): "<=", ord("٬"): ",", ord("’"): "'", ord("\u00a0"): " ", ord("\u202f"): " "}
QUOTES = dict.fromkeys(map(ord, "“”„«»"), '"')
NOTHING = frozenset({"", "?", "-", "؟"})
GROUPED = re.compile(r"(?<=\d)[, '](?=\d{3}(?!\d))", re.ASCII)
LOOSE = re.compile(r"(?<!\d)\s+|\s+(?!\d)", re.ASCII)

_N = r"(\d{1,9})"
_FORMS = (
    (re.compile(_N, re.ASCII), "exact"),
    (re.compile(rf"{_N}(?:-|\.\.){_N}", re.ASCII), "exact"),
    (re.compile(rf"~{_N}(?:-{_N})?", re.ASCII), "about"),
    (re.compile(rf"<={_N}", re.ASCII), "up_to"),
    (re.compile(rf"{_N}-<={_N}", re.ASCII), "from_up_to"),
    (re.compile(rf"<{_N}", re.ASCII), "fewer_than"),
    (re.compile(rf"(?:>={_N}|{_N}\+)", re.ASCII), "at_least"),
    (re.compile(rf">{_N}", re.ASCII), "more_than"),
    (re.compile(rf"{_N}\+>", re.ASCII), "worded_more_than"),
    (re.compile(rf"{_N}\+~", re.ASCII), "worded_vaguely"),
)
_QUOTED = re.compile(r'"(?P<words>[^"]{1,120})"(?P<rest>.*)', re.DOTALL)

UNREAD = (
    "“%(text)s” is no number here. Write 3, 3-5, 10+ (at least), >10 (more than), ~20 (about), <=5 (up to), "
    "or “dozens” in quotation marks; ? or nothing where the source says nothing."
)
OTHER_WORDS = (
    "“%(text)s”: of words, only English ones are read as a number. Put words of another language in quotation marks and "
    'the number that they support beside them, as in "عشرات" 20+ (at least) or "عشرون" 20.'
)


@dataclass(frozen=True, slots=True)
class Written:
    """One stated number. `words`: those of the source, where the cell quotes them."""

    min: int
    max: int | None
    qualifier: str
    words: str = ""


def read_cell(text: str) -> Written | None:
    """Return the number a cell states; None where it says nothing.

    Raises: InvalidRange for signs that mean nothing here, or bounds out of order.
    """
    typed = text.translate(DASHES | QUOTES).strip()[: MOST_SIGNS + 1]
    if typed in NOTHING:
        return None
    if quoted := _QUOTED.fullmatch(typed):
        words, rest = quoted["words"].strip(), quoted["rest"].strip()
        found = read_signs(rest) if rest else read_words(words)
        return Written(found.min, found.max, found.qualifier, words)
    return read_signs(typed, otherwise=True)


def write_cell(figure: Written) -> str:
    """Return the signs that say this figure. The words of the source stand elsewhere, but for a vague plural."""
    low, high = figure.min, figure.max
    if figure.qualifier == "vague":
        plural = " ".join(figure.words.lower().split())
        return f'"{plural}"' if VAGUE_FLOORS.get(plural) == low else f"{low}+~"
    if figure.qualifier == "at_least" or (high is None and figure.qualifier != "more_than"):
        return f"{low}+"
    if high is None:
        return more_than(low)
    if figure.qualifier == "up_to":
        return f"{low}-<={high}" if low else f"<={high}"
    about = "~" if figure.qualifier == "about" else ""
    return f"{about}{low}" if low == high else f"{about}{low}-{high}"


def more_than(low: int) -> str:
    """Below a thousand, more than 16 is 17 at least."""
    if low == 0:
        return "0+>"
    return f">{low}" if low >= ROUNDED_FROM else f">{low - 1}"


def read_signs(text: str, *, otherwise: bool = False) -> Written:
    """`otherwise`: what is no sign may be English words, which are then kept as the words of the source."""
    signs = western(text).translate(SIGNS).strip()
    closed = LOOSE.sub("", GROUPED.sub("", signs))
    for form, meaning in _FORMS:
        if found := form.fullmatch(closed):
            return meant(meaning, [int(number) for number in found.groups() if number])
    if otherwise and not set(signs) <= set("0123456789-+~<>=.,' "):
        found_words = read_words(signs, shown=text)
        return Written(found_words.min, found_words.max, found_words.qualifier, " ".join(signs.split())[:120])
    raise InvalidRange(UNREAD, field="cell", text=text[:40])


def read_words(words: str, *, shown: str = "") -> Written:
    try:
        stated = from_words(western(words))
    except InvalidRange as refusal:
        if refusal.field == "max":
            raise
        rule = UNREAD if words.isascii() else OTHER_WORDS
        raise InvalidRange(rule, field="cell", text=(shown or words)[:40]) from refusal
    return Written(stated.range.min, stated.range.max, stated.qualifier)


def meant(meaning: str, numbers: list[int]) -> Written:
    """Return what a form of signs says with these numbers."""
    first, last = numbers[0], numbers[-1]
    upper = last if len(numbers) > 1 else None
    if meaning == "from_up_to":
        return of(Range(first, last), "up_to")
    if meaning == "fewer_than":
        if first == 0:
            raise InvalidRange("Fewer than 0 is no number of people.", field="cell")
        return of(stated_range("up_to", first - 1), "up_to")
    if meaning == "worded_more_than":
        return of(Range(first, None), "more_than")
    if meaning == "worded_vaguely":
        return of(stated_range("vague", first), "vague")
    return of(stated_range(meaning, first, upper), meaning)


def of(stated: Range, qualifier: str) -> Written:
    return Written(stated.min, stated.max, qualifier)
