# SPDX-License-Identifier: Apache-2.0
"""All names that typed words may stand for, laid out so that a search looks at few of them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from registry.domain.spelling import likeness
from registry.published.meant.name import Spelling

Spelt = Mapping[str, Sequence[Spelling]]


@dataclass(frozen=True, slots=True)
class Index:
    """`proper`, `things`: spellings by all their letters. `areas`: those of areas below a country by their first letter.

    `words`: those of things.
    """

    spellings: tuple[Spelling, ...]
    proper: Spelt
    things: Spelt
    areas: Spelt
    words: frozenset[str]

    def resembling(self, joined: str) -> Iterator[Spelling]:
        """Yield areas that may be meant by another spelling. Countries are not: “Russian” names no place."""
        alike = likeness(joined)
        return (each for each in self.areas.get(joined[:1], ()) if alike(each.joined))


def indexed(spellings: Iterable[Spelling]) -> Index:
    found = tuple(spellings)
    proper: dict[str, list[Spelling]] = defaultdict(list)
    things: dict[str, list[Spelling]] = defaultdict(list)
    areas: dict[str, list[Spelling]] = defaultdict(list)
    for each in found:
        (proper if each.name.proper else things)[each.joined].append(each)
        if each.name.parameter == "area" and each.name.within:
            areas[each.joined[0]].append(each)
    words = frozenset(word for each in found if not each.name.proper for word in each.words)
    return Index(found, proper, things, areas, words)
