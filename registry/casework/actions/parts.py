# SPDX-License-Identifier: Apache-2.0
"""Writing the parts of a record from a draft: places, weapons, claims with their figures, objects, attributions."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any, Self
from uuid import UUID

from registry.casework.actions.rows import Rows, Values
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


@dataclass(frozen=True, slots=True)
class Parts:
    """Every part of one record."""

    record: Record
    claims: Rows
    figures: Rows
    displacements: Rows
    locations: Rows
    weapons: Rows
    objects: Rows
    attributions: Rows

    @classmethod
    def of(cls, record: Record) -> Self:
        """Read what stands. Seven queries."""
        return cls(
            record,
            claims=Rows(Claim, record.claims.all()),
            figures=Rows(CasualtyFigure, record.casualties.order_by("id")),
            displacements=Rows(DisplacementFigure, record.displacements.order_by("id")),
            locations=Rows(IncidentLocation, record.locations.all()),
            weapons=Rows(WeaponUse, record.weapons.all()),
            objects=Rows(ObjectDamage, record.objects_hit.order_by("id")),
            attributions=Rows(Attribution, record.attributions.order_by("id")),
        )

    @classmethod
    def none(cls, record: Record) -> Self:
        """Return the parts of a record that has just been made."""
        kinds = (
            Claim,
            CasualtyFigure,
            DisplacementFigure,
            IncidentLocation,
            WeaponUse,
            ObjectDamage,
            Attribution,
        )
        return cls(record, *(Rows(kind, ()) for kind in kinds))

    def everything(self) -> tuple[Rows, ...]:
        """Return all kinds, leaves before what they hang on."""
        leaves = (self.figures, self.displacements, self.attributions, self.weapons, self.objects)
        return (*leaves, self.locations, self.claims)


def write_parts(parts: Parts, draft: RecordDraft) -> bool:
    """Make the parts of a record those of the draft; the caller holds the transaction.

    Returns whether anything had to be written. Raises: InvalidInput for an id that is no part of the record.
    """
    record = parts.record
    claims = take_claims(parts, draft.claims)
    for name, rows in (("locations", parts.locations), ("weapons", parts.weapons)):
        taken = rows.take(plain_each(getattr(draft, name)), path=name, record_id=record.pk)
        rows.number(taken)
    parts.objects.take(plain_each(draft.objects), path="objects", record_id=record.pk)
    named = [
        (
            each.id,
            plain(each, "actor", "claim") | {"actor_id": each.actor, "claim_id": at(claims, each.claim)},
        )
        for each in draft.attributions
    ]
    parts.attributions.take(named, path="attributions", record_id=record.pk)
    if not any(parts.everything()):
        return False
    write(parts)
    return True


def take_claims(parts: Parts, drafts: tuple[ClaimDraft, ...]) -> list[Claim]:
    record = parts.record.pk
    claims = parts.claims.take([claim_values(each) for each in drafts], path="claims", record_id=record)
    parts.claims.number(claims)
    for index, (claim, draft) in enumerate(zip(claims, drafts, strict=True)):
        parts.claims.set(claim, supersedes_id=at(claims, draft.supersedes))
        path, among = f"claims.{index}", {"claim_id": claim.pk, "record_id": record}
        stated = [
            (each.id, plain(each, "part_of") | {"roles": list(each.roles)}) for each in draft.casualties
        ]
        figures = parts.figures.take(stated, path=f"{path}.casualties", **among)
        for figure, said in zip(figures, draft.casualties, strict=True):
            parts.figures.set(figure, of_which_id=at(figures, said.part_of))
        parts.displacements.take(plain_each(draft.displacements), path=f"{path}.displacements", **among)
    return claims


def claim_values(draft: ClaimDraft) -> tuple[UUID | None, Values]:
    own = plain(draft, "source_item", "speaker", "supersedes", "casualties", "displacements")
    return draft.id, own | {"source_item_id": draft.source_item, "speaker_id": draft.speaker}


def write(parts: Parts) -> None:
    """Write what differs: what points at something gone lets go of it first, what is pointed at stands first."""
    let_go(parts)
    for rows in parts.everything():
        rows.delete()
    for pointed_at in (parts.claims, parts.figures):
        pointed_at.insert()
        pointed_at.update()
    for rows in (parts.displacements, parts.locations, parts.weapons, parts.objects, parts.attributions):
        rows.update()
        rows.insert()


def let_go(parts: Parts) -> None:
    if gone := parts.figures.gone:
        parts.record.casualties.filter(of_which__in=gone).update(of_which=None)
    if gone := parts.claims.gone:
        parts.record.claims.filter(supersedes__in=gone).update(supersedes=None)
        for rows in (parts.record.weapons, parts.record.objects_hit, parts.record.attributions):
            rows.filter(claim__in=gone).update(claim=None)


def plain(draft: Any, *leave_out: str) -> Values:
    """Return the draft's own values by name, not copied deeply: a geometry stays what it is."""
    names = (entry.name for entry in fields(draft) if entry.name not in ("id", *leave_out))
    return {name: getattr(draft, name) for name in names}


def plain_each(drafts: Iterable[Any]) -> list[tuple[UUID | None, Values]]:
    return [(draft.id, plain(draft)) for draft in drafts]


def at(rows: list[Any], position: int | None) -> UUID | None:
    """Return the id of the row at this position of the draft; None where the draft names none."""
    return None if position is None else rows[position].pk
