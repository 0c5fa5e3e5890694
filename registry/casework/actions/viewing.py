# SPDX-License-Identifier: Apache-2.0
"""Noting who opens which record, and the alarm when one person opens very many."""

from datetime import UTC, datetime, timedelta

from registry.accounts.models import User
from registry.audit.trail import acting_as
from registry.audit.trail import record as tell
from registry.casework.models import Record, RecordView

MANY, WITHIN = 200, timedelta(minutes=10)
ALARM = "records.many_viewed"
MAPPED = "records.mapped"


def note_view(record: Record, *, by: User) -> bool:
    """Note that the person has the record before them; more than 200 different ones in ten minutes raise the alarm.

    The alarm is an event of the trail, `records.many_viewed`. Returns whether it was raised just now.
    """
    now = datetime.now(UTC)
    recent = RecordView.objects.filter(person=by, at__gt=now - WITHIN)
    again = recent.filter(record=record).update(at=now)
    if again:
        return False
    with acting_as(by.pk):
        RecordView.objects.update_or_create(person=by, record_id=record.pk, defaults={"at": now})
        seen = recent.count()
        raised = seen == MANY + 1
        if raised:
            tell(
                ALARM,
                actor=by.pk,
                subject=str(by.pk),
                data={"records": seen, "minutes": WITHIN.seconds // 60},
            )
    return raised


def note_map(records: int, *, by: User) -> None:
    """Note that the person was sent the exact points of very many records at once, as an export is noted."""
    if records > MANY:
        with acting_as(by.pk):
            tell(MAPPED, actor=by.pk, subject=str(by.pk), data={"records": records})
