# SPDX-License-Identifier: Apache-2.0
"""What of the claims of a record deserves a second look. Nothing here refuses anything: people decide.

Source: docs/explanation/checklist.md, “Look twice”.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby

from registry.domain.normalise import normalise


class Doubt(StrEnum):
    """Why one should look again."""

    UNDATED = "undated"  # the document says no day of publication
    BEFORE = "before"  # it was published before the event could have begun
    UNTRACED = "untraced"  # neither an address nor a file leads back to it
    UNGRADED = "ungraded"  # neither who speaks nor what is said was judged
    ALIKE = "alike"  # two origins differ in signs and spaces alone: they may be one


@dataclass(frozen=True, slots=True)
class Ground:
    """What one claim rests on. `reliability`, `credibility`: the codes of the two scales."""

    published_on: date | None
    traced: bool
    reliability: str
    credibility: str
    origin: str


def doubts(grounds: Sequence[Ground], *, earliest: date | None) -> Iterator[tuple[Doubt, tuple[int, ...]]]:
    """Yield each kind of doubt there is, with the claims that it is about, counted from 1.

    `earliest`: the first day on which the event may have begun.
    """
    tests: dict[Doubt, Callable[[Ground], bool]] = {
        Doubt.UNDATED: lambda each: each.published_on is None,
        Doubt.BEFORE: lambda each: bool(each.published_on and earliest and each.published_on < earliest),
        Doubt.UNTRACED: lambda each: not each.traced,
        Doubt.UNGRADED: lambda each: (each.reliability, each.credibility) == ("f", "6"),
    }
    for doubt, holds in tests.items():
        if found := tuple(number for number, each in enumerate(grounds, 1) if holds(each)):
            yield doubt, found
    for found in alike(grounds):
        yield Doubt.ALIKE, found


def alike(grounds: Sequence[Ground]) -> Iterator[tuple[int, ...]]:
    """Yield claims whose origins are written otherwise and read the same: `WireOne`, `Wire One.`"""
    read = sorted((bare(each.origin), number) for number, each in enumerate(grounds, 1))
    for _, members in groupby(read, key=lambda pair: pair[0]):
        numbers = tuple(number for _, number in members)
        if len({grounds[number - 1].origin for number in numbers}) > 1:
            yield numbers


def bare(origin: str) -> str:
    return normalise(origin).replace(" ", "")
