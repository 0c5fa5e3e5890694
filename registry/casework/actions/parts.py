# SPDX-License-Identifier: Apache-2.0
"""Writing the parts of a record from a draft: places, weapons, claims with their figures, objects, attributions."""

from dataclasses import asdict, fields
from typing import Any

from registry.casework.draft import ClaimDraft, RecordDraft
from registry.casework.models import (
    Attribution,
    CasualtyFigure,
    Claim,
    DisplacementFigure,
    IncidentLocation,
    ObjectDamage,
    Record,
    WeaponUse,
)


def plain(draft: Any, *leave_out: str) -> dict[str, Any]:
    """Return the draft's own values by name, not copied deeply: a geometry stays what it is."""
    return {entry.name: getattr(draft, entry.name) for entry in fields(draft) if entry.name not in leave_out}


def write_parts(record: Record, draft: RecordDraft) -> None:
    """Create every part; the caller holds the transaction."""
    claims: list[Claim] = []
    for seq, claim in enumerate(draft.claims, 1):
        former = None if claim.supersedes is None else claims[claim.supersedes]
        claims.append(write_claim(record, seq, claim, former))
    for seq, location in enumerate(draft.locations, 1):
        IncidentLocation.objects.create(record=record, seq=seq, **plain(location))
    for seq, weapon in enumerate(draft.weapons, 1):
        WeaponUse.objects.create(record=record, seq=seq, **asdict(weapon))
    for damaged in draft.objects:
        ObjectDamage.objects.create(record=record, **asdict(damaged))
    for attribution in draft.attributions:
        Attribution.objects.create(
            record=record,
            actor_id=attribution.actor,
            claim=None if attribution.claim is None else claims[attribution.claim],
            **plain(attribution, "actor", "claim"),
        )


def write_claim(record: Record, seq: int, draft: ClaimDraft, former: Claim | None) -> Claim:
    claim = Claim.objects.create(
        record=record,
        seq=seq,
        source_item_id=draft.source_item,
        speaker_id=draft.speaker,
        supersedes=former,
        **plain(draft, "source_item", "speaker", "supersedes", "casualties", "displacements"),
    )
    rows: list[CasualtyFigure] = []
    for figure in draft.casualties:
        whole = None if figure.part_of is None else rows[figure.part_of]
        values = plain(figure, "part_of", "roles")
        rows.append(
            CasualtyFigure.objects.create(claim=claim, of_which=whole, roles=list(figure.roles), **values)
        )
    for displaced in draft.displacements:
        DisplacementFigure.objects.create(claim=claim, **plain(displaced))
    return claim
