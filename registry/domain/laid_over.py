# SPDX-License-Identifier: Apache-2.0
"""Two texts laid over one another, word by word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

WORDS = re.compile(r"\s+|\w+|[^\w\s]")
LINES = re.compile(r"[^\n]*\n|[^\n]+")
MANY = 4_000
"""Words beyond which texts are compared line by line: comparing takes the square of their number."""


class How(StrEnum):
    SAME = "same"
    GONE = "gone"
    NEW = "new"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that stands in both, in the earlier, or in the later."""

    how: How
    text: str


def laid_over(before: str, after: str) -> tuple[Piece, ...]:
    """Return the pieces of both texts in reading order: what went stands before what came in its place."""
    cut = LINES if max(len(before), len(after)) > MANY * 6 else WORDS
    old, new = cut.findall(before.replace("\r\n", "\n")), cut.findall(after.replace("\r\n", "\n"))
    return tuple(pieces(old, new))


def pieces(old: list[str], new: list[str]) -> Iterator[Piece]:
    for kind, old_from, old_to, new_from, new_to in SequenceMatcher(
        None, old, new, autojunk=False
    ).get_opcodes():
        if kind == "equal":
            yield Piece(How.SAME, "".join(old[old_from:old_to]))
            continue
        if old_to > old_from:
            yield Piece(How.GONE, "".join(old[old_from:old_to]))
        if new_to > new_from:
            yield Piece(How.NEW, "".join(new[new_from:new_to]))
