# SPDX-License-Identifier: Apache-2.0
"""Splitting a record: some of its claims and places become a record of their own."""

import secrets
from collections.abc import Collection
from typing import Any
from uuid import UUID

from uuid_utils.compat import uuid7

from registry.accounts.models import User
from registry.accounts.writers import refuse_reader
from registry.audit.trail import acting_as
from registry.audit.trail import record as tell
from registry.casework.actions.log import MODELS, READABLE
from registry.casework.actions.moving import move_claims, move_locations, opened, refuse_held
from registry.casework.models import IncidentLocation, ObjectDamage, Record, Split, WeaponUse
from registry.domain.disclosure import NEAR_AN_AREA, Area, Spot
from registry.domain.disclosure.spot import could_be
from registry.domain.errors import InvalidInput, NeedsReason
from registry.domain.location import Box
from registry.domain.text import plain_text

OWN = ("id", "record_ptr", "reference", "created_at", "updated_at", "created_by", "row_version")
NOT_COPIED = ("id", "record", "claim", "count_min", "count_max")


def split_record(
    record: Record, *, claims: Collection[UUID], locations: Collection[UUID], by: User, reason: str
) -> Record:
    """Make a new draft of the chosen claims and places and return it; the rest stays, as a draft or correction.

    What protects the record protects the part: nothing is split off under a safety hold, an embargo goes along (by a
    trigger), and so does what limits how finely a place is told.
    Raises: NotPermitted, NotEditable, NeedsReason, InvalidInput; WrongState under a hold.
    """
    refuse_reader(by)
    reason = plain_text(reason, field="reason").strip()
    if not reason:
        raise NeedsReason("Write why these are two events. Never public.", field="reason")
    with acting_as(by.pk, reason=reason):
        current: Record = MODELS[record.kind].objects.select_for_update(of=("self",)).get(pk=record.pk)
        going = list(current.claims.filter(pk__in=claims))
        if not going or len(going) == current.claims.count():
            raise InvalidInput("Choose some of the claims; at least one goes and one stays.", field="claims")
        places = list(current.locations.filter(pk__in=locations))
        refuse_held(current)
        opened(current, by=by)
        part = MODELS[record.kind].objects.create(
            id=uuid7(),
            reference="".join(secrets.choice(READABLE) for _ in range(8)),
            created_by=by,
            **shared(current),
        )
        Split.objects.create(record=current, part=part, reason=reason, split_by=by)
        keep_limits(current, part=part, going={place.pk for place in places})
        move_claims(going, to=part)
        move_locations(places, to=part)
        tell("record.split", actor=by.pk, subject=str(current.pk), reason=reason, data={"part": str(part.pk)})
    return part


def shared(record: Record) -> dict[str, Any]:
    """Return the columns that both records begin with; the writer of the new one goes on from there."""
    fields = [field for field in record._meta.concrete_fields if field.name not in OWN]
    return {field.attname: getattr(record, field.attname) for field in fields}


def keep_limits(record: Record, *, part: Record, going: Collection[UUID]) -> None:
    """Let what limits the places of the record limit those of the part, and the other way round.

    Weapons and objects are copied without their numbers, so that nothing counts twice; whoever writes the part takes
    out what is not of its event. A place so near a restricted one that it would tell it becomes restricted itself.
    """
    WeaponUse.objects.bulk_create(WeaponUse(record=part, **copied(row)) for row in record.weapons.all())
    hit = record.objects_hit.order_by("id")
    ObjectDamage.objects.bulk_create(ObjectDamage(record=part, **copied(row)) for row in hit)
    rows = list(record.locations.all())
    hidden = [(row.pk in going, spot(row)) for row in rows if row.restricted]
    near = [
        row.pk
        for row in rows
        for goes, other in hidden
        if (row.pk in going) != goes and could_be(spot(row), other, level=NEAR_AN_AREA)
    ]
    IncidentLocation.objects.filter(pk__in=near, restricted=False).update(restricted=True)


def copied(row: WeaponUse | ObjectDamage) -> dict[str, Any]:
    fields = [field for field in row._meta.concrete_fields if field.name not in NOT_COPIED]
    return {field.attname: getattr(row, field.attname) for field in fields}


def spot(row: IncidentLocation) -> Spot:
    box = Box(*row.geom.extent) if row.geom is not None else None
    return Spot(box, row.country, Area(row.admin1_pcode, row.cod_version))
