# SPDX-License-Identifier: Apache-2.0
"""The few numbers over a selection: people, records that state none, and what is in no sum (counting.md, C12)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from registry.published.filters import Filter
from registry.published.snapshot.tallies import HARMS
from registry.published.sources import Source
from registry.published.statistics.asked import Statistic
from registry.published.statistics.tallies import Tallies, tally
from registry.ui.wording.numbers import phrase


@dataclass(frozen=True, slots=True)
class Sum:
    """`people`: the range in words, empty where no record states a figure. `silent`: how many records state none."""

    harm: str
    people: str
    silent: int


@dataclass(frozen=True, slots=True)
class Figures:
    """`counted`: incidents in the sums; `discounted`, `under_assessment`: those that are not, by grade.

    `reports`: over areas or periods, never added.
    """

    counted: int
    sums: tuple[Sum, ...]
    discounted: int
    under_assessment: int
    reports: int

    @property
    def left_out(self) -> int:
        return self.discounted + self.under_assessment


def figures(wanted: Filter, now: Source) -> Figures:
    found = tally(Statistic((), wanted), now)
    excluded = found.excluded
    return Figures(
        counted=found.distinct,
        sums=tuple(sums(found)),
        discounted=excluded["discounted"],
        under_assessment=excluded["under_assessment"],
        reports=excluded["aggregate_reports"],
    )


def sums(found: Tallies) -> Iterator[Sum]:
    total = found.total.row(0, named=True)
    for harm in HARMS:
        yield Sum(harm, people(total, harm), found.distinct - total[f"{harm}_stated"])


def people(total: dict[str, Any], harm: str) -> str:
    if not total[f"{harm}_stated"]:
        return ""
    most = total[f"{harm}_max"] if total[f"{harm}_bounded"] else None
    return phrase(total[f"{harm}_min"], most, open_above=total[f"{harm}_open"])
