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
from registry.casework.actions.moving import move_claims, move_locations, opened
from registry.casework.models import Record, Split
from registry.domain.errors import InvalidInput, NeedsReason
from registry.domain.text import plain_text

OWN = ("id", "record_ptr", "reference", "created_at", "updated_at", "created_by", "row_version")


def split_record(
    record: Record, *, claims: Collection[UUID], locations: Collection[UUID], by: User, reason: str
) -> Record:
    """Make a new draft of the chosen claims and places and return it; the rest stays, as a draft or correction.

    Raises: NotPermitted, NotEditable, NeedsReason, InvalidInput.
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
        opened(current, by=by)
        part = MODELS[record.kind].objects.create(
            id=uuid7(),
            reference="".join(secrets.choice(READABLE) for _ in range(8)),
            created_by=by,
            **shared(current),
        )
        move_claims(going, to=part)
        move_locations(places, to=part)
        Split.objects.create(record=current, part=part, reason=reason, split_by=by)
        tell("record.split", actor=by.pk, subject=str(current.pk), reason=reason, data={"part": str(part.pk)})
    return part


def shared(record: Record) -> dict[str, Any]:
    """Return the columns that both records begin with; the writer of the new one goes on from there."""
    fields = [field for field in record._meta.concrete_fields if field.name not in OWN]
    return {field.attname: getattr(record, field.attname) for field in fields}
