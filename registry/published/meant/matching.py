# SPDX-License-Identifier: Apache-2.0
"""Which names typed words may stand for: all the words together, else the names that stand among them."""

from collections.abc import Iterable, Iterator
from enum import IntEnum
from typing import NamedTuple

from registry.domain.sought import words_present
from registry.domain.spelling import Form, bare, form, own_form
from registry.published.meant.index import Index
from registry.published.meant.name import Name, Spelling

BEGUN_FROM = 4
"""Letters from which a name need not be written out."""
LONGEST = 5
"""Words of a name that is looked for among others."""
MOST_ALIKE = 5
"""Words of a longer search that are looked for in another spelling."""


class Typed(NamedTuple):
    """What was typed, in the forms in which it is compared: as it stands, as a thing, as a place or a party."""

    bare: Form
    thing: Form
    own: Form

    def of(self, spelling: Spelling) -> Form:
        return self.own if spelling.name.proper else self.thing

    def part(self, start: int, end: int) -> "Typed":
        return Typed(*(each[start:end] for each in self))


class Rank(IntEnum):
    """How a name answers, the best first: ALIKE is an area in another spelling, AMONG a name beside other words."""

    EXACT = 0
    BEGINS = 1
    WITHIN = 2
    ALIKE = 3
    TOGETHER = 4
    AMONG = 5


class Closeness(NamedTuple):
    """What matches are ordered by. `foreign`: the name is not in the reader's language."""

    rank: Rank
    foreign: bool


class Match(NamedTuple):
    """Names to choose together, each of a parameter of its own; nearly always one."""

    names: tuple[Name, ...]
    close: Closeness


def matches(text: str, index: Index, language: str) -> list[Match]:
    """Return what the words may mean, the best first: each code once, and no class beside its family.

    `text`: as in `q`; what must not be there names nothing. `language`: the reader's.
    """
    words = " ".join(words_present(text))
    typed = Typed(bare(words), form(words), own_form(words))
    if not typed.bare:
        return []
    whole = of_all(typed, index, language)
    if len(typed.bare) < 2 or near(whole):
        return whole
    known = {each.names for each in whole}
    among = [each for each in of_some(typed, index, language) if each.names not in known]
    return [*whole, *together(among), *among]


def near(found: list[Match]) -> bool:
    return any(each.close.rank <= Rank.BEGINS for each in found)


def of_all(typed: Typed, index: Index, language: str) -> list[Match]:
    """Return the names that all the words stand for; areas in another spelling where nothing is called so."""
    found = closest(((each, rank_of(typed, each)) for each in index.spellings), language)
    if near(found):
        return found
    return [*found, *closest(((each, Rank.ALIKE) for each in index.resembling("".join(typed.own))), language)]


def rank_of(typed: Typed, spelling: Spelling) -> Rank | None:
    words, begun = typed.of(spelling), "".join(typed.bare)
    if spelling.joined == "".join(words):
        return Rank.EXACT
    if len(begun) < BEGUN_FROM:
        return None
    if spelling.joined.startswith(begun):
        return Rank.BEGINS
    return Rank.WITHIN if all(word in spelling.words for word in words) else None


def of_some(typed: Typed, index: Index, language: str) -> Iterator[Match]:
    """Yield the names that stand among the words, each word in one of them, the longest first."""
    left, tries = set(range(len(typed.bare))), MOST_ALIKE
    for start, end in stretches(len(typed.bare)):
        if not left.issuperset(range(start, end)):
            continue
        part = typed.part(start, end)
        named = called(part, index)
        if not named and end - start == 1 and tries and part.thing[0] not in index.words:
            named, tries = list(index.resembling(part.own[0])), tries - 1
        if named:
            left.difference_update(range(start, end))
            yield from closest(((each, Rank.AMONG) for each in named), language)


def called(typed: Typed, index: Index) -> list[Spelling]:
    """Return the names that are written so, no word more."""
    return [*index.proper.get("".join(typed.own), ()), *index.things.get("".join(typed.thing), ())]


def stretches(number: int) -> Iterator[tuple[int, int]]:
    """Yield where each run of some of so many words begins and ends, the longest first."""
    for length in range(min(LONGEST, number - 1), 0, -1):
        for start in range(number - length + 1):
            yield start, start + length


def together(among: list[Match]) -> Iterator[Match]:
    """Yield the first name of each parameter as one choice, where there is more than one."""
    first: dict[str, Match] = {}
    for each in among:
        first.setdefault(each.names[0].parameter, each)
    if len(first) > 1:
        foreign = any(each.close.foreign for each in first.values())
        names = tuple(each.names[0] for each in first.values())
        yield Match(names, Closeness(Rank.TOGETHER, foreign))


def closest(ranked: Iterable[tuple[Spelling, Rank | None]], language: str) -> list[Match]:
    """Return each name once by its best spelling, without those within a name that answers as well."""
    best: dict[tuple[str, str], Match] = {}
    for spelling, rank in ranked:
        if rank is not None:
            close, key = Closeness(rank, spelling.language != language), spelling.name.key
            if key not in best or close < best[key].close:
                best[key] = Match((spelling.name,), close)
    return sorted((each for each in best.values() if not covered(each, best)), key=lambda each: each.close)


def covered(match: Match, best: dict[tuple[str, str], Match]) -> bool:
    (name,) = match.names
    wider = best.get(name.within.key) if name.within else None
    return wider is not None and wider.close.rank <= match.close.rank
