# SPDX-License-Identifier: Apache-2.0
"""The reconciled figures: by harm for persons, by unit for people who had to leave."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from registry.casework.models import CasualtyAssessment, Claim
from registry.domain import counts
from registry.domain.counts import FigureStatement, Headline, totals
from registry.published.document import Bounds, Displaced, Figure, Share, Term
from registry.publishing.freeze.terms import term, term_or_none

T = TypeVar("T")
NOT_STATED = ("", "unknown", "none_known")


def casualties(
    statements: Iterable[FigureStatement], best: Iterable[CasualtyAssessment]
) -> dict[str, Figure]:
    """Return a figure for every harm to persons that a counted claim states."""
    chosen = {assessment.harm: assessment for assessment in best}
    return {
        harm: figure(headline, chosen.get(harm))
        for (harm, unit), headline in totals(statements).items()
        if unit == "persons" and harm != "displaced"
    }


def figure(headline: Headline, best: CasualtyAssessment | None) -> Figure:
    total = headline.total
    left = counts.unspecified(total, headline.by_sex_age) if headline.by_sex_age else None
    return Figure(
        min=total.min,
        max=total.max,
        open_above=total.open_above,
        best=best.best if best else None,
        best_reason=best.reason if best else None,
        qualifier=term_or_none("qualifier", total.qualifier),
        breakdown=(
            *(share(row, "status") for row in headline.by_status),
            *(share(row, "sex_age") for row in headline.by_sex_age),
            *(share(row, "role") for row in headline.by_role),
        ),
        unspecified_min=left.min if left else None,
        unspecified_max=left.max if left else None,
        unspecified_open_above=left.open_above if left else False,
        died_later=next((bounds(row) for row in headline.of_which), None),
        combatants=bounds(headline.combatants) if headline.combatants else None,
    )


def bounds(row: counts.Figure) -> Bounds:
    return Bounds(row.min, row.max, row.open_above)


def share(row: counts.Figure, by: str) -> Share:
    return Share(
        by=by,
        status=term("casualty_status", row.status) if by == "status" else None,
        sex=stated("sex", row.sex),
        age=stated("age", row.age),
        role=stated("person_role", row.role),
        min=row.min,
        max=row.max,
        open_above=row.open_above,
    )


def stated(scheme: str, code: str) -> Term | None:
    return None if code in NOT_STATED else term(scheme, code)


def displacement(statements: Iterable[FigureStatement], claims: Sequence[Claim]) -> tuple[Displaced, ...]:
    """Return one row per unit; persons, families and households are never added or converted."""
    return tuple(
        displaced(unit, headline.total, claims)
        for (harm, unit), headline in totals(statements).items()
        if harm == "displaced"
    )


def displaced(unit: str, total: counts.Figure, claims: Iterable[Claim]) -> Displaced:
    """Return the total with what its counted claims share: a claim that does not count adds no word to it."""
    behind = [claim for claim in claims if str(claim.pk) in total.claim_ids]
    rows = [row for claim in behind for row in claim.displacements.all() if row.unit == unit]
    return Displaced(
        unit=term("count_unit", unit),
        min=total.min,
        max=total.max,
        open_above=total.open_above,
        qualifier=term_or_none("qualifier", total.qualifier),
        cumulative=any(row.cumulative for row in rows),
        period_edtf=only([row.period_edtf for row in rows]) or None,
        from_place=only([row.from_place for row in rows]) or {},
        to_place=only([row.to_place for row in rows]) or {},
    )


def only(values: Sequence[T]) -> T | None:
    """Return the value all share; None where they differ, for then each stands with its claim."""
    return values[0] if values and all(value == values[0] for value in values) else None
