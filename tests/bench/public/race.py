# SPDX-License-Identifier: Apache-2.0
"""One work done by several contestants in turn: round after round, the first round discarded, the median kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median

from registry.embedded import say
from tests.bench.public import work
from tests.bench.public.contestants import Contestant
from tests.bench.public.load import rate


@dataclass(frozen=True, slots=True)
class Entry:
    """A contestant in one work, under the name by which its figures are kept."""

    name: str
    contestant: Contestant
    paths: Sequence[str]
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Outcome:
    """By name: answers a second, and milliseconds of the processors an answer, of server and database together."""

    rates: dict[str, float]
    work: dict[str, float]


def race(title: str, entries: Sequence[Entry], database: int, *, rounds: int, seconds: float) -> Outcome:
    """`database`: the process number of PostgreSQL."""
    found: dict[str, list[tuple[float, float]]] = {entry.name: [] for entry in entries}
    for turn in range(rounds + 1):
        for entry in entries:
            roots = {database, entry.contestant.process}
            before = work.seconds(roots)
            answers, taken = rate(
                entry.contestant.port, part(entry.paths, turn, rounds + 1), seconds, entry.headers
            )
            if turn:
                found[entry.name].append((answers / taken, (work.seconds(roots) - before) / answers * 1000))
    outcome = Outcome(
        *({name: median(each[at] for each in runs) for name, runs in found.items()} for at in (0, 1))
    )
    told = (f"{name} {outcome.rates[name]:,.1f}/s {outcome.work[name]:.2f} ms" for name in found)
    say.line(f"  {title}: " + ", ".join(told))
    return outcome


def part(paths: Sequence[str], turn: int, turns: int) -> Sequence[str]:
    """Begin each round elsewhere, so that it does not meet what an earlier one has left in memory."""
    begin = turn * len(paths) // turns
    return [*paths[begin:], *paths[:begin]]
