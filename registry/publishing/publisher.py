# SPDX-License-Identifier: Apache-2.0
"""Carrying the outbox into the public database: once, in order, in batches on a fixed clock. Safe to repeat."""

import logging
from collections.abc import Iterable
from datetime import UTC, datetime
from uuid import UUID

from django.conf import settings
from django.db.models import F
from django.db.models.functions import Coalesce, Now

from registry.audit.trail import acting_as
from registry.casework.models import PublicState
from registry.domain.workflow import Publication
from registry.published import write
from registry.published.faults import of_the_house, told
from registry.publishing.models import Outbox
from registry.publishing.restoring import restored
from registry.publishing.settling import settle_holds
from registry.publishing.takedown import taken_down_by

AT_ONCE = 200
TAKES_AWAY = (Outbox.Kind.WITHDRAWN, Outbox.Kind.SUSPENDED)
log = logging.getLogger(__name__)


def carry_due(*, now: datetime | None = None) -> int:
    """Carry everything asked for before the last tick and return how many publications were acknowledged.

    What cannot be written is set aside and tried again on every tick, after all else has left.
    Raises: what the databases raise when they are away; the next tick goes on from there.
    """
    at = batch_time(now or datetime.now(UTC), settings.REGISTRY_PUBLISH_EVERY)
    again = set(Outbox.objects.set_aside().values_list("record_id", flat=True))
    done = 0
    while batch := list(Outbox.objects.leaving(at).free()[:AT_ONCE]):
        done += carry_batch(batch, at=at)
    for record in again:
        done += carry_apart(Outbox.objects.leaving(at).filter(record_id=record), at=at)
    return done


def carry_holds(*, now: datetime | None = None) -> int:
    """Take from the world what holds cover, without waiting for a tick; return how many records were taken.

    Public times stay those of the clock: the last tick. What holds no longer cover comes back with the next one.
    """
    at = batch_time(now or datetime.now(UTC), settings.REGISTRY_PUBLISH_EVERY)
    acknowledge_carried()
    settle_holds()
    return carry_apart(Outbox.objects.at_once(), at=at)


def acknowledge_carried() -> None:
    """Note what is public already and was not noted: whether a record is public decides whether a hold takes it."""
    waiting = list(Outbox.objects.filter(done_at__isnull=True).select_related("record"))
    for row, state in write.already_carried(waiting):
        acknowledge(row, dataset_version=state)


def batch_time(now: datetime, every: int) -> datetime:
    """Return the last tick of the batch clock, so that no public time tells when anybody worked."""
    return datetime.fromtimestamp(int(now.timestamp()) // every * every, UTC)


def carry_batch(batch: list[Outbox], *, at: datetime) -> int:
    """Write to the public database, then acknowledge here. A crash between the two is healed by the next run.

    A batch that cannot be written as one is carried apart. Returns how many publications were acknowledged.
    """
    try:
        held = write.carry([carried(row) for row in batch], at=at, naming=naming())
    except Exception as fault:
        if of_the_house(fault):
            raise
        log.warning("A batch cannot be written as one: %s. Each publication goes by itself.", told(fault))
        return carry_apart(batch, at=at)
    for row in batch:
        acknowledge(row, dataset_version=held[row.pk])
    return len(batch)


def carry_apart(rows: Iterable[Outbox], *, at: datetime) -> int:
    """Carry each publication in a transaction of its own and set aside what cannot be written.

    Later ones of the same record wait behind it, but for what takes it from the world, which nothing may hold up.
    """
    done = 0
    stopped: set[UUID] = set()
    for row in withdrawals_first(list(rows)):
        if row.record_id in stopped and row.kind not in TAKES_AWAY:
            continue
        try:
            held = write.carry([carried(row)], at=at, naming=naming())
        except Exception as fault:
            if of_the_house(fault):
                raise
            set_aside(row, fault)
            stopped.add(row.record_id)
        else:
            acknowledge(row, dataset_version=held[row.pk])
            done += 1
    return done


def withdrawals_first(rows: list[Outbox]) -> list[Outbox]:
    """Return the records that are withdrawn or held before all others; within a record the order stays."""
    withdrawn = {row.record_id for row in rows if row.kind in TAKES_AWAY}
    return sorted(rows, key=lambda row: (row.record_id not in withdrawn, row.pk))


def naming() -> write.Naming:
    return write.Naming(settings.REGISTRY_NAME, settings.REGISTRY_PUBLIC_URL)


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
        takes_down=takes_down(row),
        merged_into=row.merged_into,
        related=tuple(row.related),
        restores=restored(row) if row.kind == Outbox.Kind.REINSTATED else None,
    )


def takes_down(row: Outbox) -> tuple[int, ...]:
    """Return what the row takes down and what the rule does: a row that was made around the rule takes down no less."""
    if row.content is None or row.version == 1:
        return ()
    earlier = Outbox.objects.filter(record=row.record, version__lt=row.version, content__isnull=False)
    contents = ((number, bytes(then or b"")) for number, then in earlier.values_list("version", "content"))
    due = taken_down_by(bytes(row.content), contents)
    if missing := set(due) - set(row.takes_down):
        log.error("Publication %s does not name versions %s that it takes down.", row.pk, sorted(missing))
    return tuple(sorted({*row.takes_down, *due}))


def set_aside(row: Outbox, fault: Exception) -> None:
    """Note that the row could not be written, since when and why; nothing of its content."""
    why = told(fault)
    log.error("Publication %s of %s is set aside: %s", row.pk, row.code, why)
    with acting_as(row.requested_by_id):
        Outbox.objects.filter(pk=row.pk, done_at__isnull=True).update(
            set_aside_at=Coalesce(F("set_aside_at"), Now()), fault=why
        )


def acknowledge(row: Outbox, *, dataset_version: int) -> None:
    """Note, on the desk's side, that the world can read it; once, so that a slow publisher undoes nothing newer."""
    with acting_as(row.requested_by_id):
        waiting_row = Outbox.objects.filter(pk=row.pk, done_at__isnull=True)
        if not waiting_row.update(done_at=Now(), dataset_version=dataset_version):
            return
        stand(row)


STANDS_AS = {
    "withdrawn": Publication.WITHDRAWN,
    "suspended": Publication.SUSPENDED,
    "merged": Publication.MERGED,
}


def stand(row: Outbox) -> None:
    """Note how the record stands after all that was carried of it, in the order it was carried, whoever came last."""
    carried = Outbox.objects.filter(record_id=row.record_id, done_at__isnull=False)
    newest = carried.order_by("dataset_version", "id").last() or row
    publication = STANDS_AS.get(newest.kind, Publication.PUBLISHED)
    if newest.kind == Outbox.Kind.REINSTATED:
        beneath = carried.beneath().last() or row
        publication = STANDS_AS.get(beneath.kind, Publication.PUBLISHED)
    brought = carried.filter(content__isnull=False).order_by("version").last() or row
    PublicState.objects.filter(record_id=row.record_id).update(
        publication=publication.value,
        version=brought.version,
        content_sha256="" if publication is Publication.WITHDRAWN else brought.content_sha256,
        merged_into=newest.merge.survivor_id if newest.merge and publication is Publication.MERGED else None,
    )
