# SPDX-License-Identifier: Apache-2.0
"""What one claim says in total, from the rows it gives. Combatants are out of these rows already."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from registry.domain.counts.ranges import Range, join
from registry.domain.counts.reconciliation import shared_qualifier
from registry.domain.counts.statement import FigureStatement
from registry.domain.counts.subsets import inside, separate
from registry.domain.counts.tree import Tree, place


def over_statuses(rows: Sequence[FigureStatement], tree: Tree) -> FigureStatement | None:
    """Return one statement over every status in these rows, or nothing without a row.

    `rows`: counted rows of one claim, one harm, unit, scope and group. A row that lies inside another of them
    is part of it; the others are separate people.
    Source: docs/explanation/counting.md, rule C6.
    """
    added = not_inside(rows, tree)
    return _statement(rows, join(row.range for row in added)) if added else None


def over_groups(rows: Sequence[FigureStatement]) -> FigureStatement | None:
    """Return the total of a claim that names only groups, such as children and women, and no whole.

    Groups that share nobody are a whole: their sum. Where groups overlap, those that surely do not overlap
    give the least, and the statement becomes one about a part.
    Source: docs/explanation/counting.md, rule C7.
    """
    groups = once_for_each_person(rows)
    added = separate(groups)
    if not added:
        return None
    total = _statement(added, join(row.range for row in added))
    complete = all(row in added or any(inside(row, other) for other in added) for row in groups)
    return total if complete else replace(total, scope="part")


def once_for_each_person(rows: Iterable[FigureStatement]) -> list[FigureStatement]:
    """Return the rows with a row of several roles once: it stands under each, and counts the same people."""
    by_role = sorted(rows, key=lambda row: row.role)
    found = {place(row): row for row in reversed(by_role) if row.row_id}
    return [row for row in by_role if not row.row_id or found[place(row)] is row]


def not_inside(rows: Iterable[FigureStatement], tree: Tree) -> list[FigureStatement]:
    """Return the rows that lie inside no other of these."""
    held = list(rows)
    places = {place(row) for row in held}
    return [row for row in held if not any(place(whole) in places for whole in tree.wholes(row))]


def _statement(rows: Sequence[FigureStatement], bounds: Range) -> FigureStatement:
    return replace(
        rows[0],
        status="",
        sex="",
        age="",
        role="",
        min=bounds.min,
        max=bounds.max,
        best=None,
        qualifier=shared_qualifier(rows),
    )
