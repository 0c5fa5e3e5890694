# SPDX-License-Identifier: Apache-2.0
"""Combatants are taken out of the people among whom a claim counts them, before anything is decided."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from registry.domain.counts.grouping import Rows
from registry.domain.counts.ranges import Range, join
from registry.domain.counts.reconciliation import shared_qualifier
from registry.domain.counts.statement import COMBATANT, NOT_COMBATANT, NOT_STATED, FigureStatement
from registry.domain.counts.subsets import outermost, separate
from registry.domain.counts.tree import Tree, as_parts, place


def without_combatants(statements: Iterable[FigureStatement]) -> Rows:
    """Return the statements in order, each number of people less the combatants named inside it.

    At any depth, and by whichever sex, age or role they are named.
    Source: docs/explanation/counting.md, rule C6.
    """
    rows = as_parts(statements)
    tree = Tree(row for row in rows if row.min is not None)
    return [_less_combatants(row, tree) for row in rows]


def named_once(rows: Iterable[FigureStatement], tree: Tree) -> Rows:
    """Return the rows without the combatants who are in another number of combatants of their claim."""
    return [row for row in rows if row.status != COMBATANT or not _said_above(row, tree)]


def _said_above(row: FigureStatement, tree: Tree) -> bool:
    """Whether the combatants of a whole around this row are stated as one number that holds these."""
    inner = row
    for whole in tree.wholes(row):
        if whole.status == COMBATANT:
            return True
        plain = {place(part) for part in _plain(whole, tree)}
        if plain and place(inner) not in plain:
            return True
        inner = whole
    return False


def _less_combatants(row: FigureStatement, tree: Tree) -> FigureStatement:
    fighters = _named(row, tree) if row.status in NOT_COMBATANT and row.min is not None else []
    if not fighters:
        return row
    taken = _together(row, fighters)
    high = None if row.max is None else max(0, row.max - taken.min)
    low = 0 if taken.max is None or row.min is None else max(0, row.min - taken.max)
    low = max(low, _other_people(row, tree))
    return replace(
        row,
        min=low if high is None else min(low, high),
        max=high,
        best=None,
        qualifier=shared_qualifier([row, *fighters]),
    )


def _plain(whole: FigureStatement, tree: Tree) -> Rows:
    """Return the parts that say how many combatants there are in the whole, not divided any further."""
    return [part for part in tree.parts(whole) if part.status == COMBATANT and part.group == whole.group]


def _named(whole: FigureStatement, tree: Tree) -> Rows:
    """Return the rows of combatants inside the whole. A plain number of them holds every other."""
    parts = tree.parts(whole)
    direct = [part for part in parts if part.status == COMBATANT]
    deeper = [row for part in parts if part.status != COMBATANT for row in _named(part, tree)]
    return _plain(whole, tree) or direct + deeper


def _together(whole: FigureStatement, fighters: Sequence[FigureStatement]) -> Range:
    """Return how many these are: surely no fewer than those who share nobody, at most all of them."""
    plain = [row for row in fighters if row.group == whole.group]
    divided = [row for row in fighters if row.group != whole.group]
    least = max(join(row.range for row in plain).min, join(row.range for row in separate(divided)).min)
    most = join(row.range for row in (*plain, *outermost(divided))).max
    return Range(least, None if most is None else max(least, most))


def _other_people(whole: FigureStatement, tree: Tree) -> int:
    """Return how many the whole surely holds who are no combatants, by the parts that it names.

    Women or children may be among the combatants, unless a status of their own is stated.
    """
    people = [_less_combatants(part, tree) for part in tree.parts(whole) if part.status in NOT_COMBATANT]
    plain = [part for part in people if part.group == whole.group]
    apart = NOT_STATED | {whole.status}
    divided = [part for part in people if part.group != whole.group and part.status not in apart]
    return max(join(part.range for part in plain).min, join(part.range for part in separate(divided)).min)
