# SPDX-License-Identifier: Apache-2.0
"""What each source said, as the world may read it: names of people and verbatim words stay on the desk."""

from collections.abc import Sequence

from registry.casework.models import CasualtyFigure, Claim, DisplacementFigure, Record
from registry.casework.statements import claims_of, denies, shown_figures
from registry.domain.counts import Counted, FigureStatement, Reason, counted
from registry.evidence.models import Source
from registry.published.document import ClaimFigure, ClaimShown, Displaced, Term
from registry.publishing.freeze.addresses import hides_somebody, without_address
from registry.publishing.freeze.terms import term, term_or_none


def claims_shown(claims: Sequence[Claim], statements: Sequence[FigureStatement]) -> tuple[ClaimShown, ...]:
    """Return the claims in order. Origins are numbered in the order they first appear, and named nowhere."""
    decided = counted(statements)
    exposed = without_address(claims)
    origins = {
        name: number for number, name in enumerate(dict.fromkeys(claim.origin_group for claim in claims), 1)
    }
    return tuple(
        claim_shown(number, claim, origins[claim.origin_group], decided, hidden=claim.pk in exposed)
        for number, claim in enumerate(claims, 1)
    )


def claim_shown(
    number: int, claim: Claim, origin: int, decided: Sequence[Counted], *, hidden: bool
) -> ClaimShown:
    """`hidden`: an address would lead to somebody who must not be found."""
    own = [decision for decision in decided if decision.statement.claim_id == str(claim.pk)]
    counts = any(decision.counted for decision in own)
    item, excluded = claim.source_item, claim.excluded_reason or None
    return ClaimShown(
        number=number,
        source=public_name(item.source),
        kind=term("source_kind", item.source.kind),
        quoted=public_name(claim.speaker) if claim.speaker else None,
        quoted_kind=term("source_kind", claim.speaker.kind) if claim.speaker else None,
        published_at=item.published_edtf or None,
        language=item.language or None,
        origin=origin,
        scope=term("claim_scope", claim.scope),
        position=term_or_none("attribution_position", claim.position),
        counted=counts,
        why_not=None if counts else why_not(claim, own),
        why_not_note=None if counts else excluded,
        figures=() if denies(claim) else figures_of(claim),
        displacement=() if denies(claim) else tuple(displaced(row) for row in claim.displacements.all()),
        url=None if hidden else item.url or None,
        archive_url=None if hidden else item.archive_url or None,
    )


def public_name(source: Source) -> str | None:
    return source.name if source.has_public_name else None


def conceals(record: Record) -> bool:
    """Whether a claim of the record keeps a name or a document from the world."""
    return any(
        hides_somebody(claim) or (claim.speaker is not None and not claim.speaker.has_public_name)
        for claim in claims_of(record)
    )


def why_not(claim: Claim, own: Sequence[Counted]) -> Term:
    """Return the public reason. It never tells a source's letters, which stay on the desk."""
    if own:
        return Term(own[0].reason.value, own[0].sentence)
    if denies(claim):
        return Term(Reason.DENIAL.value, "Not counted: a denial is shown and carries no figure.")
    return Term(Reason.NO_NUMBER.value, "Not counted: it states no number.")


def figures_of(claim: Claim) -> tuple[ClaimFigure, ...]:
    rows = shown_figures(claim)
    places = {row.pk: position for position, row in enumerate(rows)}
    return tuple(claim_figure(row, places.get(row.of_which_id) if row.of_which_id else None) for row in rows)


def claim_figure(row: CasualtyFigure, part_of: int | None) -> ClaimFigure:
    return ClaimFigure(
        harm=term("harm", row.harm),
        status=term("casualty_status", row.status),
        sex=term("sex", row.sex),
        age=term("age", row.age),
        roles=tuple(term("person_role", role) for role in row.roles),
        unit=term("count_unit", row.unit),
        min=row.min,
        max=row.max,
        best=row.best,
        qualifier=term("qualifier", row.qualifier),
        part_of=part_of,
        includes_combatants=row.includes_combatants,
        out_of_order=out_of_order(row),
    )


def out_of_order(row: CasualtyFigure) -> bool:
    stated = [number for number in (row.min, row.best, row.max) if number is not None]
    return stated != sorted(stated)


def displaced(row: DisplacementFigure) -> Displaced:
    return Displaced(
        unit=term("count_unit", row.unit),
        min=row.min,
        max=row.max,
        open_above=row.max is None,
        qualifier=term("qualifier", row.qualifier),
        cumulative=row.cumulative,
        period_edtf=row.period_edtf or None,
        from_place=row.from_place,
        to_place=row.to_place,
    )
