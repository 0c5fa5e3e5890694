# SPDX-License-Identifier: Apache-2.0
"""One statistic counted: from the snapshot, or by SQL where none stands. Both give the same, and a test compares them."""

from dataclasses import dataclass
from typing import Protocol

import polars as pl

from registry.domain.errors import InvalidFilter
from registry.domain.words import gettext_noop
from registry.published.conditions import Invented, Not, OneOf
from registry.published.snapshot.reading import Snapshot
from registry.published.sources import Source
from registry.published.statistics import memory, people, people_sql, sql
from registry.published.statistics.asked import Statistic
from registry.published.statistics.dimensions import LEFT_OUT, PEOPLE
from registry.published.statistics.ready import ready
from registry.published.statistics.sums import MOST_ROWS, SCHEMA, TooMany

TOO_MANY_ROWS = gettext_noop(
    "A statistic has at most %(number)s rows. Ask for fewer dimensions, or for fewer records by a filter."
)


@dataclass(frozen=True, slots=True)
class Tallies:
    """`rows`: one a group, with its codes (null: not known) and the columns of `sums`; the total has no codes.

    `not_known`: by dimension, how many of the incidents counted have no code or bucket. `excluded`: by reason.
    `invented`: how many of the incidents counted are there to try the registry out.
    """

    rows: pl.DataFrame
    total: pl.DataFrame
    not_known: dict[str, int]
    excluded: dict[str, int]
    invented: int

    @property
    def distinct(self) -> int:
        return int(self.total["incidents"][0])


class Groups(Protocol):
    """The incidents of one statistic, however they were counted."""

    def rows(self) -> pl.DataFrame:
        """Return one row for each combination of codes, in their order."""

    def total(self) -> pl.DataFrame: ...

    def left_out(self) -> dict[str, int]:
        """Return how many incidents of each grade are in no total."""

    def not_known(self) -> dict[str, int]: ...


class BySexAndAge:
    """The people of one statistic in groups of sex and age; the incidents around them are those of its total."""

    def __init__(self, wanted: Statistic, now: Source) -> None:
        self.whole = grouped(Statistic((), wanted.filter, wanted.besides), now)
        self.total, self.left_out = self.whole.total, self.whole.left_out
        counted = (
            people.people(now, wanted) if isinstance(now, Snapshot) else people_sql.People(wanted, MOST_ROWS)
        )
        self.found = counted.rows()

    def rows(self) -> pl.DataFrame:
        return self.found

    def not_known(self) -> dict[str, int]:
        return {people.NAME: int(self.found.filter(pl.col(people.NAME).is_null())["incidents"].sum())}


def tally(wanted: Statistic, now: Source) -> Tallies:
    """Return the statistic. Raises: InvalidFilter where it has more rows than anybody reads."""
    try:
        groups = grouped(wanted, now)
        rows = groups.rows() if wanted.by else pl.DataFrame(schema=SCHEMA)
    except TooMany:
        raise InvalidFilter(TOO_MANY_ROWS, field="by", number=f"{MOST_ROWS:,}") from None
    reports = now.count("aggregate_report", wanted.conditions())
    excluded = dict.fromkeys(LEFT_OUT, 0) | groups.left_out() | {"aggregate_reports": reports}
    return Tallies(rows, groups.total(), groups.not_known(), excluded, invented(wanted, now))


def invented(wanted: Statistic, now: Source) -> int:
    """Return how many of the incidents counted nobody has lived through. Where there are none at all, nothing is sought."""
    if not now.count("incident", (Invented(),)):
        return 0
    left_out = wanted.left_out()
    counted = (Not(OneOf("grade", left_out)),) if left_out else ()
    return now.count("incident", (*wanted.conditions(), Invented(), *counted))


def grouped(wanted: Statistic, now: Source) -> Groups:
    """Return the incidents in groups. Raises: TooMany."""
    if wanted.by and wanted.by[0] in PEOPLE:
        return BySexAndAge(wanted, now)
    if isinstance(now, Snapshot):
        return ready(now, wanted, MOST_ROWS) or memory.Groups(now, wanted, MOST_ROWS)
    return sql.Groups(wanted, MOST_ROWS)
