# SPDX-License-Identifier: Apache-2.0
"""How many are stated civilian, police, contested, or of no stated status."""

from collections.abc import Iterator
from dataclasses import replace

from registry.domain.counts.book import Book
from registry.domain.counts.claim_total import not_inside
from registry.domain.counts.origin_totals import claim_totals
from registry.domain.counts.ranges import join
from registry.domain.counts.reconciliation import reconcile
from registry.domain.counts.statement import NOT_COMBATANT, NOT_STATED, Figure, FigureStatement
from registry.domain.counts.tree import Tree


def by_status(people: Book) -> Iterator[Figure]:
    """Yield a figure per status. A row whose parts have another status is a whole and no row of the split.

    Source: docs/explanation/counting.md, rule C6.
    """
    tree = Tree(people.counted)
    outer = [
        row for row in not_inside(people.counted, tree) if row.undivided or row.claim_id not in people.said
    ]
    split = [part for row in outer for part in _split(row, tree)]
    for status in NOT_COMBATANT:
        shown = [row for row in split if row.status == status]
        totals = claim_totals(shown, [row for row in people.left_out if row.status == status], tree)
        # Groups of one status inside a whole of another say nothing about everybody of that status.
        some = people.said - {row.claim_id for row in shown if row.undivided}
        parts = [replace(total, scope="part") if total.claim_id in some else total for total in totals]
        if parts:
            yield replace(reconcile(parts), status=status)


def _split(row: FigureStatement, tree: Tree) -> Iterator[FigureStatement]:
    """Yield the row, or its parts where one of them states another status."""
    stated = {part.status for part in tree.within(row)} - NOT_STATED - {row.status}
    if not stated:
        yield _with_its_parts(row, tree)
        return
    for part in tree.parts(row):
        yield from _split(part, tree)


def _with_its_parts(row: FigureStatement, tree: Tree) -> FigureStatement:
    """Return the row with no fewer people than its undivided parts, such as 0 to 3 of which 3."""
    parts = [part.range for part in tree.parts(row) if part.group == row.group]
    least = max(row.range.min, join(parts).min)
    return replace(row, min=least if row.max is None else min(least, row.max))
