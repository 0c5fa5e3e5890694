# SPDX-License-Identifier: Apache-2.0
"""Everything that was measured on one number of rows."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from statistics import mean
from typing import Any

Spread = Mapping[str, float]


@dataclass(slots=True)
class Figures:
    """`rates`: answers a second, `work`: milliseconds of the processors an answer, by work and contestant. Times in milliseconds by name of the work, delays in seconds.

    `multiplied`: what was measured in process over several times the rows.
    """

    rows: int
    rates: dict[str, dict[str, float]] = field(default_factory=dict)
    work: dict[str, dict[str, float]] = field(default_factory=dict)
    filters: dict[str, Any] = field(default_factory=dict)
    tiles: dict[str, Any] = field(default_factory=dict)
    statistics: dict[str, Any] = field(default_factory=dict)
    publish: dict[str, float] = field(default_factory=dict)
    delay: dict[str, float] = field(default_factory=dict)
    snapshot_mb: float | None = None
    worker_mb: float | None = None
    multiplied: "Figures | None" = None

    def rate(self, work: str, name: str) -> float | None:
        return self.rates.get(work, {}).get(name)

    def ratio(self, work: str, name: str, to: str) -> float | None:
        """Return how many times faster one was than the other in this work."""
        ours, theirs = self.rate(work, name), self.rate(work, to)
        return ours / theirs if ours and theirs else None

    def over_best(self, work: str, name: str, peers: tuple[str, ...]) -> float | None:
        """Return how many times faster one was than the fastest of the peers that took part."""
        found = [ratio for peer in peers if (ratio := self.ratio(work, name, peer))]
        return min(found) if found else None

    def plain(self) -> dict[str, Any]:
        return asdict(self)


def per_million(megabytes: float | None, rows: int) -> float | None:
    return megabytes * 1_000_000 / rows if megabytes is not None else None


def middle(values: Mapping[str, Spread], part: str = "p50") -> float | None:
    """Return the mean over all works of their medians."""
    return mean(found[part] for found in values.values()) if values else None
