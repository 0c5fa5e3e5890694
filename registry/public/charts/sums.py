# SPDX-License-Identifier: Apache-2.0
"""The numbers that charts are drawn of: those of `/api/v1/statistics` under the same filter."""

from dataclasses import dataclass
from typing import Any

from registry.published.filters import Filter
from registry.published.sources import Source
from registry.published.statistics.asked import Statistic
from registry.published.statistics.sums import shown
from registry.published.statistics.tallies import Tallies, tally
from registry.ui.wording.numbers import phrase, short


@dataclass(frozen=True, slots=True)
class Amount:
    """People, over the incidents that state a number. `low`: None where none does; `high`: None where none sets a limit."""

    low: int | None
    high: int | None
    open_above: bool
    stated: int

    @property
    def cell(self) -> str:
        return short(self.low, self.high, open_above=self.open_above)

    @property
    def words(self) -> str:
        """Return the range as it stands in a sentence; empty where nobody states a number."""
        return "" if self.low is None else phrase(self.low, self.high, open_above=self.open_above)


@dataclass(frozen=True, slots=True)
class Group:
    """Incidents with the same codes. `codes`: in the order of the dimensions; None: not known."""

    codes: tuple[str | None, ...]
    incidents: int
    killed: Amount
    injured: Amount

    @property
    def code(self) -> str | None:
        return self.codes[0]


class Counts:
    """The statistics of one selection at one state; each is counted once, however many charts show it."""

    def __init__(self, wanted: Filter, now: Source) -> None:
        self.wanted, self.now = wanted, now
        self._known: dict[tuple[str, ...], Tallies] = {}

    def by(self, *dimensions: str) -> Tallies:
        """Return the statistic of the incidents. Raises: InvalidFilter where it has more rows than anybody reads."""
        if dimensions not in self._known:
            self._known[dimensions] = tally(Statistic(dimensions, self.wanted), self.now)
        return self._known[dimensions]

    def groups(self, *dimensions: str) -> list[Group]:
        rows = self.by(*dimensions).rows.select(*dimensions, *shown()).to_dicts()
        return [group(row, tuple(row[name] for name in dimensions)) for row in rows]

    def by_code(self, dimension: str) -> dict[str | None, Group]:
        """Return the group of each code; None: of incidents that have none."""
        return {each.code: each for each in self.groups(dimension)}

    def whole(self) -> Tallies:
        """Return a statistic for its total and for what it leaves out, which all of them have in common."""
        return next(iter(self._known.values()), None) or self.by()


def total(found: Tallies) -> Group:
    return group(found.total.select(shown()).to_dicts()[0], ())


def group(row: dict[str, Any], codes: tuple[str | None, ...]) -> Group:
    return Group(codes, row["incidents"], amount(row["killed"]), amount(row["injured"]))


def amount(figure: dict[str, Any]) -> Amount:
    return Amount(figure["min"], figure["max"], figure["open_above"], figure["stated"])
