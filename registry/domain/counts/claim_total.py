# SPDX-License-Identifier: Apache-2.0
"""What one claim says in total about people not reported as combatants, from the rows it gives."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from registry.domain.counts.ranges import Range, join
from registry.domain.counts.reconciliation import shared_qualifier
from registry.domain.counts.statement import ALL_STATUSES, COMBATANT, NOT_COMBATANT, FigureStatement
from registry.domain.counts.subsets import inside, separate


def over_statuses(rows: Sequence[FigureStatement]) -> FigureStatement | None:
    """Return one statement over every status but combatant, or nothing when no row gives such a number.

    `rows`: counted rows of one claim, one harm, unit, scope and group. A row with `of_which` among them is
    part of that row; the others are separate people.
    Source: docs/explanation/counting.md, rule C6.
    """
    names = {row.row_id for row in rows if row.row_id}
    pieces = [
        piece
        for row in rows
        if row.of_which not in names
        if (
            piece := _without_combatants(
                row, [part for part in rows if part.of_which and part.of_which == row.row_id]
            )
        )
    ]
    return _statement(rows, join(pieces)) if pieces else None


def over_groups(rows: Sequence[FigureStatement]) -> FigureStatement | None:
    """Return the total of a claim that names only groups, such as children and women, and no whole.

    Groups that share nobody are a whole: their sum. Where groups overlap, those that surely do not overlap
    give the least, and the statement becomes one about a part.
    Source: docs/explanation/counting.md, rule C7.
    """
    people = [row for row in rows if row.status in NOT_COMBATANT]
    added = separate(people)
    if not added:
        return None
    total = _statement(added, join(row.range for row in added))
    complete = all(row in added or any(inside(row, other) for other in added) for row in people)
    return total if complete else replace(total, scope="part")


def _without_combatants(row: FigureStatement, parts: Iterable[FigureStatement]) -> Range | None:
    """Return the row less its combatants. A total that may hold unreported combatants counts only what it
    names.
    """
    named = list(parts)
    people = [part.range for part in named if part.status in NOT_COMBATANT]
    fighters = [part.range for part in named if part.status == COMBATANT]
    if row.status == COMBATANT or (row.status == ALL_STATUSES and not people):
        return None
    if row.status == ALL_STATUSES:
        return join(people)
    return _less(row.range, join(fighters), at_least=join(people).min) if fighters else row.range


def _less(whole: Range, taken: Range, *, at_least: int) -> Range:
    low = 0 if taken.max is None else max(0, whole.min - taken.max)
    low = max(low, at_least)
    return Range(low, None if whole.max is None else max(low, whole.max - taken.min))


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
