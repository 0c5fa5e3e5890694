# SPDX-License-Identifier: Apache-2.0
"""Carrying requests of readers to the desk, and how they stand back to the public. Sealed all the way; safe to repeat.

Nothing here can open what it carries: the publisher has no key.
"""

from datetime import UTC, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Case, F, JSONField, Value, When
from django.db.models.functions import Now

from registry.audit.trail import acting_as
from registry.audit.trail import record as tell
from registry.domain.requests import State
from registry.domain.workflow import Publication
from registry.inbox.models import ReaderRequest, SealedText
from registry.published import write
from registry.published.models import InboxItem


def carry_requests(*, now: datetime | None = None) -> int:
    """Fetch all that came, tell how all stand, erase what was kept long enough. Returns how many were fetched.

    What comes while this runs waits for the next time, so that no flood keeps it from its end. A crash at any point is
    healed by the next run: nothing leaves the public database before the desk has it, and nothing counts as told before
    it is. Raises: what the databases raise when they are away.
    """
    fetched = sum(carry_some() for _ in range(write.rounds()))
    erase_due(now or datetime.now(UTC))
    return fetched


def carry_some() -> int:
    """Fetch as many as one transaction takes, and tell how all stand. Returns how many were fetched."""
    with write.alone():
        fetched = sum(take_in(item) for item in write.waiting())
        told = list(ReaderRequest.objects.to_be_told().select_related("record__public_state"))
        for row in told:
            tell_public(row)
    for row in told:
        ReaderRequest.objects.filter(pk=row.pk, told__lt=row.revision).update(told=row.revision)
    return fetched


def take_in(item: InboxItem) -> bool:
    """Keep a request on the desk, and only then take it from the public database. Returns whether it was new."""
    with transaction.atomic():
        row, new = ReaderRequest.objects.get_or_create(
            fingerprint=item.fingerprint,
            defaults={
                "kind": item.kind,
                "received_at": item.received_at,
                "due_on": item.received_at.date() + timedelta(days=settings.REGISTRY_REQUEST_DAYS),
            },
        )
        if new:
            SealedText.objects.create(request=row, kind=SealedText.Kind.LETTER, sealed=bytes(item.sealed))
    write.forget_item(item.fingerprint)
    return new


def tell_public(row: ReaderRequest) -> None:
    write.stand(
        row.fingerprint,
        kind=row.kind,
        state=row.state,
        received_on=row.received_at.date(),
        due_on=row.due_on,
        **outcome_of(row),
    )


def outcome_of(row: ReaderRequest) -> dict[str, Any]:
    """Return what the public is told of the outcome: words and code once two people stand behind them; no day."""
    closed = row.standing is State.CLOSED and row.closed_at is not None
    return {
        "outcome": row.outcome,
        "closed_in": row.closed_at.date().replace(day=1) if closed and row.closed_at else None,
        "code": code_of(row) if closed else "",
        "words": row.words if row.confirmed_by_id else {},
    }


def code_of(row: ReaderRequest) -> str:
    """Return the code of its record where two people let it be named and it is public."""
    if not row.names_record or not row.confirmed_by_id or row.record is None:
        return ""
    state = row.record.public_state
    return state.code or "" if state.publication == Publication.PUBLISHED.value else ""


def erase_due(now: datetime) -> None:
    """Erase every text of what was closed long enough ago, and words that nobody confirmed. The outcome stays."""
    before = now - timedelta(days=settings.REGISTRY_REQUEST_KEEP_DAYS)
    for row in ReaderRequest.objects.filter(closed_at__lt=before, erased_at__isnull=True):
        with acting_as(row.closed_by_id):
            if erase(row):
                SealedText.objects.filter(request=row).update(sealed=None)
                tell("request.erased", actor=row.closed_by_id, subject=str(row.pk), reason="kept long enough")


def erase(row: ReaderRequest) -> int:
    """Mark it as erased where nobody did so before, and drop the words that were never public."""
    kept = Case(When(confirmed_by=None, then=Value({}, JSONField())), default=F("words"))
    return ReaderRequest.objects.filter(pk=row.pk, erased_at=None).update(erased_at=Now(), words=kept)
