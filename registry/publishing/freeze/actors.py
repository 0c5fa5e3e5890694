# SPDX-License-Identifier: Apache-2.0
"""Who is said to be responsible, by which claim, and what the party says itself."""

from collections.abc import Mapping, Sequence
from typing import Any

from registry.casework.models import Attribution, Claim, Record
from registry.published.document import Attributed
from registry.publishing.freeze.terms import term


def attributions(record: Record, claims: Sequence[Claim]) -> tuple[Attributed, ...]:
    """`claims`: those of the document, in its order."""
    numbers = {claim.pk: number for number, claim in enumerate(claims, 1)}
    rows = record.attributions.select_related("actor").order_by("id")
    return tuple(attributed(row, numbers) for row in rows)


def attributed(row: Attribution, numbers: Mapping[Any, int]) -> Attributed:
    """`numbers`: those of the claims in the document, by id."""
    return Attributed(
        actor=row.actor.code,
        name=row.actor.names,
        actor_class=term("actor_class", row.actor.actor_class),
        unidentified_unit=row.actor.unidentified_unit,
        role=term("attribution_role", row.role),
        confidence=term("attribution_confidence", row.confidence),
        basis=term("attribution_basis", row.basis),
        position=term("attribution_position", row.position),
        claim=numbers.get(row.claim_id),
        denied_on=row.denied_at.isoformat() if row.denied_at else None,
        deaths_accepted_min=row.deaths_conceded_min,
        deaths_accepted_max=row.deaths_conceded_max,
    )
