# SPDX-License-Identifier: Apache-2.0
"""Casualty ranges and how claims combine. The rules, with reasons: docs/explanation/counting.md."""

from registry.domain.counts.combatants import without_combatants
from registry.domain.counts.headline import Headline, totals
from registry.domain.counts.qualifier import BOUNDED, OPEN_ABOVE, QUALIFIERS, check_qualifier
from registry.domain.counts.ranges import Range, add
from registry.domain.counts.reconciliation import reconcile
from registry.domain.counts.selection import Counted, Reason, counted
from registry.domain.counts.statement import (
    ALL_STATUSES,
    COMBATANT,
    NOT_COMBATANT,
    Figure,
    FigureStatement,
    Row,
)
from registry.domain.counts.subsets import check_subsets, unspecified
from registry.domain.counts.wording import VAGUE_FLOORS, Stated, from_words, stated_range

__all__ = [
    "ALL_STATUSES",
    "BOUNDED",
    "COMBATANT",
    "NOT_COMBATANT",
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
    "add",
    "check_qualifier",
    "check_subsets",
    "counted",
    "from_words",
    "reconcile",
    "stated_range",
    "totals",
    "unspecified",
    "without_combatants",
]
