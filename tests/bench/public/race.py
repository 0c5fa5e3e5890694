# SPDX-License-Identifier: Apache-2.0
"""One work done by several contestants in turn: round after round, the first round discarded, the median kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median

from registry.embedded import say
from tests.bench.public.contestants import Contestant
from tests.bench.public.load import rate


@dataclass(frozen=True, slots=True)
class Entry:
    """A contestant in one work. `as_`: the name under which its rate is kept."""

    name: str
    contestant: Contestant
    paths: Sequence[str]
    headers: Mapping[str, str] = field(default_factory=dict)


def race(work: str, entries: Sequence[Entry], *, rounds: int, seconds: float) -> dict[str, float]:
    """Return answers a second by name."""
    rates: dict[str, list[float]] = {entry.name: [] for entry in entries}
    for turn in range(rounds + 1):
        for entry in entries:
            found = rate(entry.contestant.port, rotated(entry.paths, turn), seconds, entry.headers)
            if turn:
                rates[entry.name].append(found)
    medians = {name: median(found) for name, found in rates.items()}
    say.line(f"  {work}: " + ", ".join(f"{name} {found:,.1f}/s" for name, found in medians.items()))
    return medians


def rotated(paths: Sequence[str], turn: int) -> Sequence[str]:
    """Begin each round elsewhere, so that a short run does not meet the same addresses again."""
    begin = turn * len(paths) // 7 % len(paths)
    return [*paths[begin:], *paths[:begin]]
