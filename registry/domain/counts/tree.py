# SPDX-License-Identifier: Apache-2.0
"""The rows of claims as they stand inside one another, and what a part takes from its whole."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import reduce

from registry.domain.counts.statement import COMBATANT, NOT_STATED, FigureStatement
from registry.domain.counts.subsets import UNSPLIT_STATUS, WOMEN_AND_CHILDREN

Place = tuple[str, str]


def place(row: FigureStatement) -> Place:
    return row.claim_id, row.row_id


class Tree:
    """Finds the wholes and the parts of a row. A person of several roles stands once in it."""

    def __init__(self, rows: Iterable[FigureStatement]) -> None:
        self._rows: dict[Place, FigureStatement] = {}
        self._parts: dict[Place, list[FigureStatement]] = defaultdict(list)
        for row in sorted(rows, key=lambda row: row.role):
            if not row.row_id or self._rows.setdefault(place(row), row) is row:
                self._parts[row.claim_id, row.of_which].append(row)

    def wholes(self, row: FigureStatement) -> Iterator[FigureStatement]:
        """Yield the rows that this one is part of, nearest first."""
        whole = self._whole(row)
        while whole:
            yield whole
            whole = self._whole(whole)

    def parts(self, row: FigureStatement) -> list[FigureStatement]:
        """Return the rows directly inside this one, in its unit."""
        parts = self._parts.get(place(row), []) if row.row_id else []
        return [part for part in parts if part.unit == row.unit]

    def within(self, row: FigureStatement) -> Iterator[FigureStatement]:
        """Yield the rows inside this one, at any depth."""
        for part in self.parts(row):
            yield part
            yield from self.within(part)

    def _whole(self, row: FigureStatement) -> FigureStatement | None:
        return self._rows.get((row.claim_id, row.of_which)) if row.of_which else None


def as_parts(rows: Iterable[FigureStatement]) -> list[FigureStatement]:
    """Return the rows with what each takes from the rows it is part of: part of six women is women."""
    held = list(rows)
    tree = Tree(held)
    return [reduce(_as_part, tree.wholes(row), row) for row in held]


def _as_part(row: FigureStatement, whole: FigureStatement) -> FigureStatement:
    """Return the row with what it leaves open filled in. Whoever is part of combatants is a combatant."""
    # Women and children are never split: a part with a sex or an age of its own says more without them.
    unsplit = WOMEN_AND_CHILDREN in (row.age, whole.age) and not {row.sex, row.age} <= NOT_STATED
    return replace(
        row,
        status=_status(row, whole),
        sex=row.sex if unsplit or row.sex not in NOT_STATED else whole.sex,
        age=row.age if unsplit or row.age not in NOT_STATED else whole.age,
        role=row.role if row.role not in NOT_STATED else whole.role,
    )


def _status(row: FigureStatement, whole: FigureStatement) -> str:
    if whole.status == COMBATANT:
        return COMBATANT
    return whole.status if row.status in NOT_STATED and whole.status not in UNSPLIT_STATUS else row.status
