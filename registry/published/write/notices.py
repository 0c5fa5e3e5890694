# SPDX-License-Identifier: Apache-2.0
"""The notices of a record, and what of their words may stay."""

from registry.published.derive import silenced
from registry.published.envelope import Notice
from registry.published.models import Change


def notices_of(code: str, *, until: int | None = None) -> tuple[Notice, ...]:
    """Return every notice of a record, oldest first: so far, or until the publication of this outbox id."""
    changes = Change.objects.filter(code=code)
    if until is not None:
        changes = changes.filter(seq__lte=changes.get(outbox_id=until).seq)
    notices = changes.filter(notice__isnull=False).values_list("notice", flat=True)
    return tuple(notice for notice in notices if notice)


def silence_earlier_notices(code: str) -> None:
    """Take the words of earlier notices away: they may tell what is now hidden."""
    for change in Change.objects.filter(code=code, notice__isnull=False):
        change.notice = silenced(change.notice or {})
        change.save(update_fields=["notice"])
