# SPDX-License-Identifier: Apache-2.0
"""What comes back when a hold is lifted or a merge undone: the desk's outbox kept all that left the public database."""

from uuid import UUID

from registry.casework.models import Merge, PublicState
from registry.published import write
from registry.publishing.models import Outbox


def restored(row: Outbox) -> write.Restored:
    """Return the versions and notices of the record, and the withdrawal beneath where there was one."""
    carried = Outbox.objects.filter(record_id=row.record_id, done_at__isnull=False)
    gone = {number for numbers in carried.values_list("takes_down", flat=True) for number in numbers}
    brought = carried.filter(content__isnull=False).exclude(version__in=gone)
    notices = carried.filter(notice__isnull=False).values_list("id", "notice")
    beneath = carried.beneath().last()
    withdrawn = beneath is not None and beneath.kind == Outbox.Kind.WITHDRAWN
    return write.Restored(
        contents={
            number: bytes(content or b"") for number, content in brought.values_list("version", "content")
        },
        notices={key: dict(notice or {}) for key, notice in notices},
        withdrawn_by=beneath.pk if beneath is not None and withdrawn else None,
        leads_here=led_to(row) if row.merge_id else (),
    )


def led_to(row: Outbox) -> tuple[str, ...]:
    """Return the codes that led to this record before it was merged itself: they lead to it again."""
    found, newly = set[UUID](), {row.record_id}
    while newly:
        merges = Merge.objects.filter(
            survivor__in=newly, confirmed_at__isnull=False, undone_at__isnull=True
        ).exclude(duplicate__in=found)
        newly = set(merges.values_list("duplicate_id", flat=True))
        found |= newly
    codes = PublicState.objects.filter(record__in=found, code__isnull=False).values_list("code", flat=True)
    return tuple(sorted(code for code in codes if code))
