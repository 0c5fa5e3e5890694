# SPDX-License-Identifier: Apache-2.0
"""A record with two of every part, each pointer set, and its draft naming the rows that stand."""

from dataclasses import replace

from django.contrib.gis.geos import Point

from registry.audit.trail import acting_as
from registry.casework.actions.log import rewrite_record
from registry.casework.draft import (
    AttributionDraft,
    CasualtyDraft,
    DisplacementDraft,
    ObjectDraft,
    RecordDraft,
    WeaponDraft,
)
from registry.casework.models import Actor, Record
from tests.factories import records

KILLED = CasualtyDraft(harm="killed", min=5, max=5, status="civilian")


def actor(by, code: str) -> Actor:
    with acting_as(by.pk):
        return Actor.objects.create(code=code, names={"en": code}, actor_class="unidentified")


def whole_draft(by) -> RecordDraft:
    """Return a record with two of every part, each pointer set."""
    first = replace(
        records.claim(None, origin="post"),
        casualties=(
            KILLED,
            replace(KILLED, min=2, max=2, age="child_unspecified", part_of=0, roles=("teacher",)),
        ),
        displacements=(DisplacementDraft(min=10, max=20),),
    )
    second = replace(records.claim(6, origin="post"), supersedes=0)
    parties = [AttributionDraft(actor=actor(by, f"party-{n}").pk, claim=n) for n in range(2)]
    place = replace(records.TOWN, geom=Point(69.1, -48.8, srid=4326))
    return records.draft(
        claims=(first, second),
        locations=(records.TOWN, place),
        weapons=(WeaponDraft(weapon="mortar_bomb"), WeaponDraft(weapon="artillery_shell")),
        objects=(ObjectDraft(object_class="residential"), ObjectDraft(object_class="school")),
        attributions=tuple(parties),
    )


def with_ids(record: Record, draft: RecordDraft) -> RecordDraft:
    """Return the draft naming the rows that stand."""
    claims = [
        replace(
            said,
            id=row.pk,
            casualties=tuple(
                replace(each, id=figure.pk)
                for each, figure in zip(said.casualties, row.casualties.order_by("id"), strict=True)
            ),
            displacements=tuple(
                replace(each, id=moved.pk)
                for each, moved in zip(said.displacements, row.displacements.order_by("id"), strict=True)
            ),
        )
        for said, row in zip(draft.claims, record.claims.all(), strict=True)
    ]

    def named(name, rows):
        return tuple(replace(each, id=row.pk) for each, row in zip(getattr(draft, name), rows, strict=True))

    return replace(
        draft,
        claims=tuple(claims),
        locations=named("locations", record.locations.all()),
        weapons=named("weapons", record.weapons.all()),
        objects=named("objects", record.objects_hit.order_by("id")),
        attributions=named("attributions", record.attributions.order_by("id")),
    )


def save(record: Record, draft: RecordDraft, by) -> Record:
    standing = Record.objects.get(pk=record.pk)
    return rewrite_record(standing, draft, by=by, row_version=standing.row_version)
