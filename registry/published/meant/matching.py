# SPDX-License-Identifier: Apache-2.0
"""Which names typed words may stand for: all the words together, else the names that stand among them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import IntEnum
from typing import NamedTuple

from registry.domain.sought import words_present
from registry.domain.spelling import Form, alike, stem
from registry.published.meant.names import Name, Spelling

BEGUN_FROM = 3
"""Letters from which a name need not be written out."""
LONGEST = 5
"""Words of a name that is looked for among others."""


Spelt = Mapping[str, Sequence[Spelling]]


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


def matches(typed: str, spellings: Sequence[Spelling], language: str) -> list[Match]:
    """Return what the words may mean, the best first: each code once, and no class beside its family.

    `typed`: as in `q`; what must not be there names nothing. `language`: the reader's.
    """
    words = tuple(map(stem, words_present(typed)))
    whole = of_all(words, spellings, language)
    if len(words) < 2 or near(whole):
        return whole
    known = {each.names for each in whole}
    among = [each for each in of_some(words, spellings, language) if each.names not in known]
    return [*whole, *together(among), *among]


def near(found: list[Match]) -> bool:
    return any(each.close.rank <= Rank.BEGINS for each in found)


def of_all(words: Form, spellings: Sequence[Spelling], language: str) -> list[Match]:
    """Return the names that all the words stand for; areas in another spelling where nothing is called so."""
    joined = "".join(words)
    found = closest(((each, rank_of(words, joined, each)) for each in spellings), language)
    return found if near(found) else [*found, *closest(resembling(joined, spellings), language)]


def rank_of(words: Form, joined: str, spelling: Spelling) -> Rank | None:
    if spelling.joined == joined:
        return Rank.EXACT
    if len(joined) < BEGUN_FROM:
        return None
    if spelling.joined.startswith(joined):
        return Rank.BEGINS
    return Rank.WITHIN if all(word in spelling.words for word in words) else None


def resembling(joined: str, spellings: Sequence[Spelling]) -> Iterator[tuple[Spelling, Rank]]:
    for each in spellings:
        if each.name.parameter == "area" and alike(joined, each.joined):
            yield each, Rank.ALIKE


def of_some(words: Form, spellings: Sequence[Spelling], language: str) -> Iterator[Match]:
    """Yield the names that stand among the words, each word in one of them, the longest first."""
    called, begun = grouped(spellings)
    left = set(range(len(words)))
    for start, end in stretches(len(words)):
        stretch = words[start:end]
        if not left.issuperset(range(start, end)):
            continue
        joined = "".join(stretch)
        named = called.get(joined, ())
        if not named and len(stretch) == 1:
            named = [each for each, _ in resembling(joined, begun.get(joined[0], ()))]
        if named:
            left.difference_update(range(start, end))
            yield from closest(((each, Rank.AMONG) for each in named), language)


def grouped(spellings: Sequence[Spelling]) -> tuple[Spelt, Spelt]:
    """Return the spellings by all their letters, and by the first one, which another spelling shares."""
    called, begun = defaultdict(list), defaultdict(list)
    for each in spellings:
        called[each.joined].append(each)
        begun[each.joined[0]].append(each)
    return called, begun


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
