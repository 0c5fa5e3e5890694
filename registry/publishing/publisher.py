# SPDX-License-Identifier: Apache-2.0
"""Carrying the outbox into the public database: once, in order, in batches on a fixed clock. Safe to repeat."""

from datetime import UTC, datetime

from django.conf import settings
from django.db.models import QuerySet
from django.db.models.functions import Now

from registry.audit.trail import acting_as
from registry.casework.models import PublicState
from registry.domain.workflow import Publication
from registry.published import write
from registry.publishing.models import Outbox

AT_ONCE = 200


def carry_due(*, now: datetime | None = None) -> int:
    """Carry everything asked for before the last tick and return how many publications were acknowledged."""
    at = batch_time(now or datetime.now(UTC), settings.REGISTRY_PUBLISH_EVERY)
    done = 0
    while batch := list(waiting(at)[:AT_ONCE]):
        done += carry_batch(batch, at=at)
    return done


def waiting(at: datetime) -> QuerySet[Outbox]:
    """Return the publications that leave with this tick, in the order they were asked for."""
    return (
        Outbox.objects.filter(done_at__isnull=True, requested_at__lt=at)
        .select_related("record")
        .order_by("id")
    )


def batch_time(now: datetime, every: int) -> datetime:
    """Return the last tick of the batch clock, so that no public time tells when anybody worked."""
    return datetime.fromtimestamp(int(now.timestamp()) // every * every, UTC)


def carry_batch(batch: list[Outbox], *, at: datetime) -> int:
    """Write to the public database, then acknowledge here. A crash between the two is healed by the next run."""
    naming = write.Naming(settings.REGISTRY_NAME, settings.REGISTRY_PUBLIC_URL)
    held = write.carry([carried(row) for row in batch], at=at, naming=naming)
    for row in batch:
        acknowledge(row, dataset_version=held[row.pk])
    return len(batch)


def carried(row: Outbox) -> write.Carried:
    return write.Carried(
        outbox_id=row.pk,
        record_kind=row.record.kind,
        kind=row.kind,
        code=row.code,
        version=row.version,
        content=None if row.content is None else bytes(row.content),
        content_sha256=row.content_sha256,
        notice=row.notice,
        takes_down=tuple(row.takes_down),
    )


def acknowledge(row: Outbox, *, dataset_version: int) -> None:
    """Note, on the desk's side, that the world can read it; once, so that a slow publisher undoes nothing newer."""
    with acting_as(row.requested_by_id):
        waiting_row = Outbox.objects.filter(pk=row.pk, done_at__isnull=True)
        if not waiting_row.update(done_at=Now(), dataset_version=dataset_version):
            return
        withdrawn = row.kind == Outbox.Kind.WITHDRAWN
        PublicState.objects.filter(record_id=row.record_id).update(
            publication=(Publication.WITHDRAWN if withdrawn else Publication.PUBLISHED).value,
            version=row.version,
            content_sha256=row.content_sha256,
        )
