# SPDX-License-Identifier: Apache-2.0
"""Numbers of a statistic as pages show them: the total with what is left out, and rows by the codes of one dimension."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from registry.published.filters import Filter
from registry.published.sources import Source
from registry.published.statistics.asked import Statistic
from registry.published.statistics.sums import shown
from registry.published.statistics.tallies import Tallies, tally

Row = dict[str, Any]
"""`incidents`, and `killed` and `injured` as figures: min, max, open_above, stated."""


class Figures(NamedTuple):
    """`killed`, `injured`: None where no incident states a number. `excluded`: how many are in no figure, by reason."""

    incidents: int
    killed: Row | None
    injured: Row | None
    excluded: Mapping[str, int]

    @property
    def harms(self) -> tuple[tuple[str, Row | None], ...]:
        return ("killed", self.killed), ("injured", self.injured)

    @property
    def not_counted(self) -> int:
        """Return how many incidents are in the lists and in none of these figures."""
        return self.excluded["discounted"] + self.excluded["under_assessment"]

    @property
    def reports(self) -> int:
        return self.excluded["aggregate_reports"]

    @property
    def anything(self) -> int:
        """Return how many records there are, counted or not."""
        return self.incidents + self.not_counted + self.reports


def figures(wanted: Filter, now: Source) -> Figures:
    found = tally(Statistic((), wanted), now)
    row = found.total.select(shown()).row(0, named=True)
    killed, injured = (row[harm] if row[harm]["stated"] else None for harm in ("killed", "injured"))
    return Figures(row["incidents"], killed, injured, found.excluded)


def rows_by(dimension: str, wanted: Filter, now: Source) -> tuple[dict[str, Row], int]:
    """Return the row of each code, and how many incidents have none. Rows of several codes may add up to more."""
    found = tally(Statistic((dimension,), wanted), now)
    return rows_of(found, dimension), found.not_known[dimension]


def rows_of(found: Tallies, dimension: str) -> dict[str, Row]:
    rows = found.rows.select(dimension, *shown()).to_dicts()
    return {code: row for row in rows if (code := row[dimension]) is not None}
