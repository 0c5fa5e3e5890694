# SPDX-License-Identifier: Apache-2.0
"""Casualty ranges and how claims combine. The rules, with reasons: docs/explanation/counting.md."""

from registry.domain.counts.combatants import without_combatants
from registry.domain.counts.headline import Headline, totals
from registry.domain.counts.notation import Written, read_cell, write_cell
from registry.domain.counts.qualifier import BOUNDED, OPEN_ABOVE, QUALIFIERS, check_qualifier
from registry.domain.counts.ranges import Range, add, check_bounds
from registry.domain.counts.reconciliation import reconcile
from registry.domain.counts.selection import Counted, Reason, counted
from registry.domain.counts.statement import (
    ALL_STATUSES,
    COMBATANT,
    NOT_COMBATANT,
    NOT_STATED,
    Figure,
    FigureStatement,
    Row,
)
from registry.domain.counts.subsets import check_subsets, inside, separate, unspecified
from registry.domain.counts.wording import VAGUE_FLOORS, Stated, from_words, stated_range

__all__ = [
    "ALL_STATUSES",
    "BOUNDED",
    "COMBATANT",
    "NOT_COMBATANT",
    "NOT_STATED",
    "OPEN_ABOVE",
    "QUALIFIERS",
    "VAGUE_FLOORS",
    "Counted",
    "Figure",
    "FigureStatement",
    "Headline",
    "Range",
    "Reason",
    "Row",
    "Stated",
    "Written",
    "add",
    "check_bounds",
    "check_qualifier",
    "check_subsets",
    "counted",
    "from_words",
    "inside",
    "read_cell",
    "reconcile",
    "separate",
    "stated_range",
    "totals",
    "unspecified",
    "without_combatants",
    "write_cell",
]
