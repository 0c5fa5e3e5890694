# SPDX-License-Identifier: Apache-2.0
"""Several claims about the same people become one range. They are never averaged and never added."""

from collections.abc import Iterable, Sequence

from registry.domain.counts.ranges import Range
from registry.domain.counts.statement import Figure, FigureStatement


def reconcile(statements: Iterable[FigureStatement]) -> Figure:
    """Return the figure that counted statements of one figure support; its codes are those of the first.

    Raises: ValueError when no statement carries a number: a figure that nobody states has no range.
    Source: docs/explanation/counting.md, rules C8 and C9.
    """
    stated = [statement for statement in statements if statement.min is not None]
    if not stated:
        raise ValueError("no statement carries a number")
    bounds = _bounds(
        wholes=[statement.range for statement in stated if statement.scope == "whole"],
        floor=max((statement.range.min for statement in stated if statement.scope == "part"), default=0),
    )
    first = stated[0]
    return Figure(
        harm=first.harm,
        unit=first.unit,
        status=first.status,
        sex=first.sex,
        age=first.age,
        role=first.role,
        min=bounds.min,
        max=bounds.max,
        open_above=bounds.open_above,
        qualifier=shared_qualifier(stated),
        claim_ids=tuple(sorted({statement.claim_id for statement in stated})),
    )


def _bounds(*, wholes: Sequence[Range], floor: int) -> Range:
    """`floor` is the most that a part alone guarantees: the whole cannot be fewer, and may be any number more."""
    if not wholes:
        return Range(floor, None)
    lowest = min(whole.min for whole in wholes)
    highest = max(whole.min if whole.max is None else whole.max for whole in wholes)
    if all(whole.max is None for whole in wholes):
        return Range(max(lowest, floor), None)
    # A part larger than any whole contradicts the upper numbers: they stay as stated, and stop being a bound.
    contradicted = floor > highest
    return Range(
        min=max(lowest, min(floor, highest)),
        max=highest,
        open_above=contradicted or any(whole.max is None for whole in wholes),
    )


def shared_qualifier(statements: Iterable[FigureStatement]) -> str:
    """Return the qualifier that all statements share, or nothing: a mixed range speaks through its bounds."""
    qualifiers = {statement.qualifier for statement in statements}
    return qualifiers.pop() if len(qualifiers) == 1 else ""
