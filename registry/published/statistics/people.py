# SPDX-License-Identifier: Apache-2.0
"""People killed and injured by sex and age, from the snapshot: sums of what sources state of each group (C12).

A row holds people, not whole incidents: the figure of a group is that of its people alone. Null: sex and age are not
stated, whether the others of the incident are described or nobody is. Twin of `people_sql`.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import polars as pl

from registry.published.groups import GROUPS, NOT_STATED, in_parts
from registry.published.snapshot.columns import OPEN
from registry.published.snapshot.reading import Snapshot
from registry.published.snapshot.tallies import HARMS
from registry.published.statistics.asked import Statistic
from registry.published.statistics.memory import KIND, numbers_of
from registry.published.statistics.sums import SCHEMA

Numbers = npt.NDArray[Any]
NAME = "sex_age"
KEYS = (*GROUPS, None)
NOTHING = np.zeros(5, dtype=np.int64)


class Parts(NamedTuple):
    """What sets state of one group. `sets`: their numbers; `people`: a line each: min, max, stated, open, bounded."""

    sets: Numbers
    people: Numbers


class People:
    """The people of the incidents of one statistic. `found`: row numbers of those that count."""

    def __init__(self, snapshot: Snapshot, wanted: Statistic) -> None:
        self.snapshot = snapshot
        rows = snapshot.rows(KIND)
        found = snapshot.found(KIND, wanted.conditions())
        outside = [number for grade in wanted.left_out() for number in numbers_of(snapshot, grade)]
        counting = none_of(len(snapshot.sets("grade")), outside)
        self.found = found[counting[rows["grade"].to_numpy()[found]]]
        self.sets = rows["people"].to_numpy()[self.found]
        self.held = np.bincount(self.sets, minlength=len(snapshot.sets("people")))
        self.parts = snapshot.kept("parts of people", lambda: parts_of(snapshot.sets("people")))

    def rows(self) -> pl.DataFrame:
        """Return one row a group, in the order of their codes."""
        made = [row for row in (self.row(group) for group in KEYS) if row["incidents"]]
        return pl.DataFrame(made, schema={NAME: pl.String, **SCHEMA}).sort(NAME, nulls_last=True)

    def row(self, group: str | None) -> dict[str, Any]:
        """Return one group; what no part describes is added to those whose sex and age are not stated."""
        found: dict[str, Any] = {NAME: group}
        sets = np.zeros(len(self.held), dtype=bool)
        bare = {harm: self.undescribed(harm) for harm in HARMS} if group is None else {}
        for harm in HARMS:
            parts = self.parts.get((harm, group or NOT_STATED))
            described = NOTHING if parts is None else self.held[parts.sets] @ parts.people
            sets[[] if parts is None else parts.sets] = True
            found |= named(harm, described + (self.figures(harm, bare[harm]) if bare else NOTHING))
        return found | {"incidents": self.incidents(sets, list(bare.values()))}

    def incidents(self, sets: Numbers, bare: list[Numbers]) -> int:
        """Return how many incidents have one of these sets, or are among those that nobody describes."""
        if not bare:
            return int(self.held[sets].sum())
        return int(np.count_nonzero(np.logical_or.reduce([sets[self.sets], *bare])))

    def undescribed(self, harm: str) -> Numbers:
        """Return which incidents state a figure of which no source describes anybody."""
        described = [parts.sets for (of, _), parts in self.parts.items() if of == harm]
        bare = none_of(len(self.held), [number for sets in described for number in sets])
        stated = self.snapshot.rows(KIND)[f"{harm}_min"].to_numpy()[self.found] >= 0
        found: Numbers = stated & bare[self.sets]
        return found

    def figures(self, harm: str, which: Numbers) -> Numbers:
        """Return min, max, stated, open, bounded of the figures of these incidents."""
        rows, chosen = self.snapshot.rows(KIND), self.found[which]
        low, high, top = (
            rows[f"{harm}_{end}"].to_numpy()[chosen].astype(np.int64) for end in ("min", "max", "top")
        )
        most = np.where(high >= 0, high, low)
        counts = (np.count_nonzero(each) for each in (top == OPEN, high >= 0))
        return np.array([low.sum(), most.sum(), len(low), *counts], dtype=np.int64)


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


def parts_of(sets: pl.Series) -> dict[tuple[str, str], Parts]:
    """Return, by harm and group, the parts of each set that states it."""
    found: dict[tuple[str, str], list[tuple[int, ...]]] = {}
    for number, texts in enumerate(sets.to_list()):
        for harm, group, low, high, is_open in in_parts([text for text in texts.split(",") if text]):
            people = (number, low, low if high is None else high, 1, is_open, high is not None)
            found.setdefault((harm, group), []).append(people)
    lines = {key: np.array(rows, dtype=np.int64) for key, rows in found.items()}
    return {key: Parts(each[:, 0], each[:, 1:]) for key, each in lines.items()}
