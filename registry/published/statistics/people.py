# SPDX-License-Identifier: Apache-2.0
"""People killed and injured by sex and age, from the snapshot: sums of what sources state of each group (C12).

A row holds people, not whole incidents: the figure of a group is that of its people alone. Null: sex and age are not
stated, whether the others of the incident are described or nobody is. Twin of `people_sql`.
"""

from collections.abc import Iterator
from typing import Any

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
Part = tuple[int, int, int | None, bool]
"""The number of a set, and what its people are: the fewest, the most, open above."""


class People:
    """The people of the incidents of one statistic. `found`: row numbers of those that count."""

    def __init__(self, snapshot: Snapshot, wanted: Statistic) -> None:
        self.snapshot = snapshot
        rows = snapshot.rows(KIND)
        found = snapshot.found(KIND, wanted.filter.conditions())
        outside = [number for grade in wanted.left_out() for number in numbers_of(snapshot, grade)]
        self.found = found[~np.isin(rows["grade"].to_numpy()[found], outside)]
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
        incidents = np.zeros(len(self.found), dtype=bool)
        for harm in HARMS:
            parts = self.parts.get((harm, group or NOT_STATED), [])
            bare = self.undescribed(harm) if group is None else np.zeros(len(self.found), dtype=bool)
            incidents |= bare | np.isin(self.sets, [number for number, *_ in parts])
            found |= named(harm, [*self.weighed(parts), self.figures(harm, bare)])
        return found | {"incidents": int(np.count_nonzero(incidents))}

    def undescribed(self, harm: str) -> Numbers:
        """Return which incidents state a figure of which no source describes anybody."""
        described = [number for (of, _), parts in self.parts.items() if of == harm for number, *_ in parts]
        return (self.figure(harm, "min") >= 0) & ~np.isin(self.sets, described)

    def figure(self, harm: str, end: str) -> Numbers:
        return self.snapshot.rows(KIND)[f"{harm}_{end}"].to_numpy()[self.found].astype(np.int64)

    def weighed(self, parts: list[Part]) -> Iterator[Numbers]:
        """Yield min, max, stated, open, bounded of each set, times the incidents that have it."""
        for number, low, high, is_open in parts:
            yield self.held[number] * np.array(
                [low, low if high is None else high, 1, is_open, high is not None]
            )

    def figures(self, harm: str, which: Numbers) -> Numbers:
        """Return the same of the figures of these incidents."""
        if not which.any():
            return np.zeros(5, dtype=np.int64)
        low, high, top = (self.figure(harm, end)[which] for end in ("min", "max", "top"))
        most = np.where(high >= 0, high, low)
        counts = (np.count_nonzero(each) for each in (top == OPEN, high >= 0))
        return np.array([low.sum(), most.sum(), len(low), *counts], dtype=np.int64)


def named(harm: str, sums: list[Numbers]) -> dict[str, Any]:
    low, high, stated, is_open, bounded = (int(each) for each in np.sum(sums, axis=0))
    return {
        f"{harm}_min": low,
        f"{harm}_max": high,
        f"{harm}_stated": stated,
        f"{harm}_open": is_open > 0,
        f"{harm}_bounded": bounded > 0,
    }


def parts_of(sets: pl.Series) -> dict[tuple[str, str], list[Part]]:
    """Return, by harm and group, the parts of each set that states it."""
    found: dict[tuple[str, str], list[Part]] = {}
    for number, texts in enumerate(sets.to_list()):
        for harm, group, low, high, is_open in in_parts([text for text in texts.split(",") if text]):
            found.setdefault((harm, group), []).append((number, low, high, is_open))
    return found
