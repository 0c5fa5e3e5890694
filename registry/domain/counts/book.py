# SPDX-License-Identifier: Apache-2.0
"""Every statement on an incident, ready to be counted."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from registry.domain.counts.combatants import named_once, without_combatants
from registry.domain.counts.grouping import Rows
from registry.domain.counts.origin_totals import claim_totals
from registry.domain.counts.selection import counted
from registry.domain.counts.statement import FigureStatement
from registry.domain.counts.tree import Tree


@dataclass(frozen=True, slots=True)
class Book:
    """Statements less the combatants named inside them: those that count, and those left out."""

    counted: Rows
    left_out: Rows
    tree: Tree

    def of(self, harm: str, unit: str, statuses: Collection[str]) -> "Book":
        def wanted(row: FigureStatement) -> bool:
            return (row.harm, row.unit) == (harm, unit) and row.status in statuses

        return Book(list(filter(wanted, self.counted)), list(filter(wanted, self.left_out)), self.tree)

    @property
    def said(self) -> set[str]:
        """The claims that give a number for all, not for groups alone; counted or not."""
        return {row.claim_id for row in (*self.counted, *self.left_out) if row.undivided}

    @property
    def totals(self) -> Rows:
        return claim_totals(self.counted, self.left_out, self.tree)


def book_of(statements: Iterable[FigureStatement]) -> Book:
    held = list(statements)
    rows = without_combatants(held)
    tree = Tree(rows)
    decided = list(zip(rows, counted(held), strict=True))
    return Book(
        counted=named_once([row for row, decision in decided if decision.counted], tree),
        left_out=[row for row, decision in decided if not decision.counted],
        tree=tree,
    )
