# SPDX-License-Identifier: Apache-2.0
"""Statistics of all incidents that are ready in the snapshot: those with many passes over all rows, which pages show most.

They hold what any filter would spoil; whoever asks with one is answered from the rows. Made anew with each snapshot.
"""

from pathlib import Path
from typing import Any

import polars as pl

from registry.published.filters import Filter
from registry.published.snapshot.files import put
from registry.published.snapshot.reading import Snapshot
from registry.published.statistics.asked import Statistic
from registry.published.statistics.dimensions import LEFT_OUT
from registry.published.statistics.memory import Groups, worded
from registry.published.statistics.sums import MOST_ROWS, SCHEMA, TooMany

READY = (
    ("year",),
    ("month",),
    ("week",),
    ("weapon",),
    ("area1",),
    ("month", "weapon_group"),
    ("month", "weapon"),
    ("month", "area1"),
    ("area1", "weapon"),
    ("year", "country", "weapon"),
    ("month", "area1", "weapon"),
)
"""Those of more rows than are answered are noted as such."""
LARGEST = 2**16
"""Rows of one that is kept, of some 26 bytes each."""
FACTS = "facts"
TOO_MANY, NOT_KNOWN, EXCLUDED = "too_many_", "not_known_", "excluded_"


def name_of(by: tuple[str, ...]) -> str:
    """Return what it is called whatever the order of its dimensions."""
    return "-".join(sorted(by))


def put_beside(folder: Path) -> None:
    """Write what is ready into the folder of a snapshot whose columns stand already."""
    snapshot = Snapshot(folder)
    nothing = Groups(snapshot, Statistic((), Filter()), 1)
    facts: dict[str, object] = nothing.total().row(0, named=True)
    facts |= {f"{EXCLUDED}{grade}": number for grade, number in nothing.left_out().items()}
    for by in READY:
        try:
            groups = Groups(snapshot, Statistic(by, Filter()), MOST_ROWS)
            rows = groups.numbered()
        except TooMany:
            facts[f"{TOO_MANY}{name_of(by)}"] = True
            continue
        facts |= {f"{NOT_KNOWN}{name}": number for name, number in groups.not_known().items()}
        if len(rows) <= LARGEST:
            put(folder / f"ready-{name_of(by)}.arrow", pl.DataFrame([each.shrink_dtype() for each in rows]))
    put(folder / f"ready-{FACTS}.arrow", pl.DataFrame([facts]))


class Ready:
    """One that is ready. Says what `memory.Groups` says."""

    def __init__(
        self, snapshot: Snapshot, by: tuple[str, ...], facts: dict[str, Any], rows: pl.DataFrame
    ) -> None:
        self.snapshot, self.by, self.facts, self.numbered = snapshot, by, facts, rows

    def total(self) -> pl.DataFrame:
        return pl.DataFrame([{name: self.facts[name] for name in SCHEMA}], schema=SCHEMA)

    def left_out(self) -> dict[str, int]:
        return {grade: self.facts[f"{EXCLUDED}{grade}"] for grade in LEFT_OUT}

    def not_known(self) -> dict[str, int]:
        return {name: self.facts[f"{NOT_KNOWN}{name}"] for name in self.by}

    def rows(self) -> pl.DataFrame:
        found = self.numbered.select(*self.by, *(pl.col(name).cast(kind) for name, kind in SCHEMA.items()))
        in_order = self.numbered.columns[: len(self.by)] == list(self.by)
        return worded(self.snapshot, found if in_order else found.sort(self.by))


def ready(snapshot: Snapshot, wanted: Statistic, most: int) -> Ready | None:
    """Return what is ready, None where it has to be counted. Raises: TooMany where it has more than `most` rows."""
    name, facts = name_of(wanted.by), snapshot.ready(FACTS)
    if facts is None or wanted.conditions():
        return None
    held, rows = facts.row(0, named=True), snapshot.ready(name)
    if held.get(f"{TOO_MANY}{name}") or (rows is not None and len(rows) > most):
        raise TooMany
    return None if rows is None else Ready(snapshot, wanted.by, held, rows)
