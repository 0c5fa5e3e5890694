# SPDX-License-Identifier: Apache-2.0
"""What holds ask of the public set now: what is covered and public is suspended, what nothing covers any more comes back.

Taken by whoever sets or lifts a hold, in that very transaction, and again by the watch, which finds what an edit moved
into a hold or out of it, and what the person did not see. The database writes down nothing that no hold asks for.
"""

from typing import NamedTuple
from uuid import UUID

from django.db import connection

from registry.audit.trail import acting_as
from registry.audit.trail import record as tell
from registry.casework.models import PublicState, SafetyHold
from registry.domain.workflow import REINSTATEMENT, SUSPENSION
from registry.publishing.models import Outbox

NOTICE = {"suspended": SUSPENSION, "reinstated": REINSTATEMENT}


class Due(NamedTuple):
    """`kind`: what the hold asks for, “suspended” or “reinstated”."""

    record_id: UUID
    kind: str
    hold_id: UUID


def settle_holds() -> int:
    """Write an outbox row for every record of which holds ask for one, and return how many. Safe to repeat."""
    return sum(settle_one(each) for each in due())


def due(record_id: UUID | None = None) -> list[Due]:
    """Return what holds ask for now: of one record, or of all."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT record_id, kind, hold_id FROM publishing_hold_due() "
            "WHERE %(one)s::uuid IS NULL OR record_id = %(one)s ORDER BY record_id",
            {"one": record_id},
        )
        return [Due(*row) for row in cursor.fetchall()]


def settle_one(asked: Due) -> bool:
    """Write the row in the name of whoever set the hold or lifted it.

    False where it is not due any more, and where whoever settles does not see the record: the watch sees all that was
    handed over and settles it, so that a hold reaches further than the sight of whoever set it and tells nobody so.
    """
    hold = SafetyHold.objects.filter(pk=asked.hold_id).first()
    if hold is None:
        return False
    signer = hold.set_by_id if asked.kind == "suspended" else hold.lifted_by_id or hold.set_by_id
    with acting_as(signer):
        state = PublicState.objects.select_for_update().filter(record=asked.record_id).first()
        if state is None or asked not in due(asked.record_id):
            return False
        row = Outbox.objects.create(
            record_id=asked.record_id,
            kind=asked.kind,
            code=state.code or "",
            version=state.version,
            notice={"kind": NOTICE[asked.kind], "version": state.version, "text": {}},
            hold=hold,
            requested_by_id=signer,
        )
        told(row, signer)
    return True


def told(row: Outbox, signer: UUID) -> None:
    """Tell the audit trail. The hold's reason stays with the hold."""
    data = {"code": row.code, "version": row.version, "outbox": row.pk, "hold": str(row.hold_id)}
    if row.kind == "reinstated":
        data["status"] = standing_before(row)
    tell(f"publication.{row.kind}", actor=signer, subject=str(row.record_id), data=data)


def standing_before(row: Outbox) -> str:
    """Return what the record comes back as: “published”, or “withdrawn” where it was withdrawn as an error."""
    under = (
        Outbox.objects.filter(record_id=row.record_id, id__lt=row.pk, done_at__isnull=False).beneath().last()
    )
    return "withdrawn" if under is not None and under.kind == Outbox.Kind.WITHDRAWN else "published"
