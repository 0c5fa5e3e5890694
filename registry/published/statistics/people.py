# SPDX-License-Identifier: Apache-2.0
"""People killed and injured by sex and age, from the snapshot: sums of what sources state of each group (C12).

A row holds people, not whole incidents: the figure of a group is that of its people alone. Null: sex and age are not
stated, whether the others of the incident are described or nobody is. Twin of `people_sql`.
"""

from collections.abc import Mapping, Sequence
from copy import copy
from typing import Any

import numpy as np
import numpy.typing as npt
import polars as pl

from registry.published.groups import GROUPS, NOT_STATED
from registry.published.snapshot.reading import Snapshot
from registry.published.snapshot.tallies import HARMS
from registry.published.statistics.asked import Statistic
from registry.published.statistics.axes import at
from registry.published.statistics.counting import in_pieces, most_of
from registry.published.statistics.described import BITS, NO_PARTS, UNSTATED, marked, parts_of
from registry.published.statistics.figures import ends_of
from registry.published.statistics.memory import KIND, numbers_of
from registry.published.statistics.sums import SCHEMA

Numbers = npt.NDArray[Any]
NAME = "sex_age"
KEYS = (*GROUPS, None)


class Counted:
    """Some incidents with their people. `counting`: the grades that are in totals.

    `held`: incidents by the number of their set of people. `bare`: those of which no source describes anybody, by harm
    and the number of its figures. `unstated`: incidents with people whose sex and age are not stated.
    """

    def __init__(self, snapshot: Snapshot, rows: Numbers, counting: Numbers) -> None:
        self.parts = snapshot.kept("parts of people", lambda: parts_of(snapshot.sets("people")))
        self.marks = snapshot.kept(
            "marks of people", lambda: marked(self.parts, len(snapshot.sets("people")))
        )
        self.figures = {harm: figures_in(snapshot, harm) for harm in HARMS}
        self.stated = {
            harm: np.where(lines[:, 2], np.uint8(BITS[harm]), np.uint8(0))
            for harm, lines in self.figures.items()
        }
        self.held = np.zeros(len(self.marks), dtype=np.int64)
        self.bare = {harm: np.zeros(len(lines), dtype=np.int64) for harm, lines in self.figures.items()}
        self.unstated = 0
        columns = {name: snapshot.rows(KIND)[name].to_numpy() for name in ("grade", "people", *HARMS)}
        for piece in in_pieces(rows):
            grades = at(columns["grade"], piece).astype(np.intp)
            self.count(columns, piece[at(counting, grades)])

    def count(self, columns: Mapping[str, Numbers], rows: Numbers) -> None:
        sets = at(columns["people"], rows).astype(np.intp)
        np.add.at(self.held, sets, 1)
        marks = at(self.marks, sets)
        unstated = marks & UNSTATED
        for harm, bit in BITS.items():
            numbers = at(columns[harm], rows).astype(np.intp)
            bare = marks & bit & at(self.stated[harm], numbers)
            np.add.at(self.bare[harm], numbers[bare > 0], 1)
            unstated |= bare
        self.unstated += int(np.count_nonzero(unstated))

    def less(self, others: "Counted") -> "Counted":
        """Return what is left without the others, which are some of these."""
        left = copy(self)
        left.held, left.unstated = self.held - others.held, self.unstated - others.unstated
        left.bare = {harm: numbers - others.bare[harm] for harm, numbers in self.bare.items()}
        return left

    def rows(self) -> pl.DataFrame:
        """Return one row a group, in the order of their codes."""
        made = [row for row in (self.row(group) for group in KEYS) if row["incidents"]]
        return pl.DataFrame(made, schema={NAME: pl.String, **SCHEMA}).sort(NAME, nulls_last=True)

    def row(self, group: str | None) -> dict[str, Any]:
        """Return one group; what no part describes is added to those whose sex and age are not stated."""
        found: dict[str, Any] = {NAME: group}
        sets = np.zeros(len(self.held), dtype=bool)
        for harm in HARMS:
            parts = self.parts.get((harm, group or NOT_STATED), NO_PARTS)
            sets[parts.sets] = True
            people = self.held[parts.sets] @ parts.people
            found |= named(harm, people if group else people + self.bare[harm] @ self.figures[harm])
        return found | {"incidents": int(self.held[sets].sum()) if group else self.unstated}


def people(snapshot: Snapshot, wanted: Statistic) -> Counted:
    """Return the people of one statistic. Where most incidents are asked for, the few others are taken away from all."""
    outside = tuple(number for grade in wanted.left_out() for number in numbers_of(snapshot, grade))
    counting = none_of(len(snapshot.sets("grade")), outside)
    found, number = snapshot.found(KIND, wanted.conditions()), len(snapshot.rows(KIND))
    if not most_of(number, len(found)):
        return Counted(snapshot, found, counting)
    whole = snapshot.kept(("people", outside), lambda: Counted(snapshot, np.arange(number), counting))
    return whole.less(Counted(snapshot, snapshot.others(KIND, wanted.conditions()), counting))


def figures_in(snapshot: Snapshot, harm: str) -> Numbers:
    """Return for each number of figures: min, max, stated, open, bounded."""
    return snapshot.kept(("figures", harm), lambda: figures_of(snapshot.packed(harm), harm))


def figures_of(figures: pl.DataFrame, harm: str) -> Numbers:
    least, most, told = ends_of(figures, harm)
    return np.column_stack([least, most, told]) * told[:, :1]


def none_of(number: int, chosen: Sequence[int]) -> Numbers:
    """Return for each number below this one whether it is none of the chosen."""
    found = np.ones(number, dtype=bool)
    found[list(chosen)] = False
    return found


def named(harm: str, sums: Numbers) -> dict[str, Any]:
    low, high, stated, is_open, bounded = (int(each) for each in sums)
    return {
        f"{harm}_min": low,
        f"{harm}_max": high,
        f"{harm}_stated": stated,
        f"{harm}_open": is_open > 0,
        f"{harm}_bounded": bounded > 0,
    }
