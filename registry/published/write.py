# SPDX-License-Identifier: Apache-2.0
"""The only writer of the public database. Imported by `publishing` alone; safe to repeat for the same publication."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from django.db import connections, transaction

from registry.domain.workflow import WITHDRAWN_AS_ERROR
from registry.published.derive import published, silenced, withdrawn
from registry.published.envelope import Envelope, Naming, Notice, answer, as_bytes
from registry.published.faults import Refused
from registry.published.models import Area, Change, Dataset, Document, Version, Vocabulary

__all__ = ["ALIAS", "LOCK", "Carried", "Naming", "carry", "copy_reference"]

ALIAS = "published"
LOCK = 7202


@dataclass(frozen=True, slots=True)
class Carried:
    """One publication as the outbox hands it over. `content` is null for a withdrawal.

    `takes_down`: numbers of earlier versions whose content goes, because they tell more than is safe.
    """

    outbox_id: int
    record_kind: str
    kind: str
    code: str
    version: int
    content: bytes | None
    content_sha256: str
    notice: dict[str, Any] | None
    takes_down: tuple[int, ...] = ()


def carry(batch: Iterable[Carried], *, at: datetime, naming: Naming) -> dict[int, int]:
    """Write a batch as one new state of the dataset and return {outbox id: dataset version that holds it}.

    All or nothing, under one lock. A publication that is already there keeps the version it came with.
    Raises: Refused when the content does not have the hash it claims, and for what would undo something newer.
    """
    with transaction.atomic(using=ALIAS):
        lock()
        items = list(batch)
        known = already_there([item.outbox_id for item in items])
        fresh = [item for item in items if item.outbox_id not in known]
        if not fresh:
            return known
        version = next_dataset_version(at)
        for item in fresh:
            place(item, dataset_version=version, at=at, naming=naming)
        return known | {item.outbox_id: version for item in fresh}


def lock() -> None:
    with connections[ALIAS].cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def already_there(ids: list[int]) -> dict[int, int]:
    """Return {outbox id: dataset version} of the publications that a batch before this one has carried."""
    return dict(Change.objects.filter(outbox_id__in=ids).values_list("outbox_id", "dataset_version"))


def next_dataset_version(at: datetime) -> int:
    dataset, _ = Dataset.objects.get_or_create(id=1)
    dataset.version += 1
    dataset.published_at = at
    dataset.save(force_update=True)
    return dataset.version


def place(item: Carried, *, dataset_version: int, at: datetime, naming: Naming) -> None:
    """Write one publication: its line in the feed and, unless it is a withdrawal, its version and document."""
    Change.objects.create(
        seq=(Change.objects.order_by("-seq").values_list("seq", flat=True).first() or 0) + 1,
        dataset_version=dataset_version,
        kind=item.kind,
        code=item.code,
        version=item.version,
        published_at=at,
        notice=item.notice,
        outbox_id=item.outbox_id,
    )
    if item.content is None:
        take_down(item, dataset_version=dataset_version, at=at, naming=naming)
    else:
        put_up(item, item.content, dataset_version=dataset_version, at=at, naming=naming)


def refuse_overtaken(item: Carried) -> None:
    """Let nothing withdrawn come back and no older version take the place of a newer one. Raises: Refused."""
    standing = Document.objects.filter(code=item.code).values_list("status", "version").first()
    if standing and standing[0] != "published":
        raise Refused(f"{item.code} is {standing[0]}; version {item.version} is not published.")
    if standing and item.version <= standing[1]:
        raise Refused(f"{item.code} stands at version {standing[1]}; version {item.version} comes too late.")


def put_up(item: Carried, content: bytes, *, dataset_version: int, at: datetime, naming: Naming) -> None:
    if sha256(content).hexdigest() != item.content_sha256:
        raise Refused(f"The content of {item.code} version {item.version} does not have its hash.")
    refuse_overtaken(item)
    envelope = Envelope(
        item.code, item.version, item.content_sha256, dataset_version, at, notices_of(item.code)
    )
    columns = published(answer(json.loads(content), envelope, naming), envelope)
    Version.objects.create(
        code=item.code,
        number=item.version,
        kind=item.record_kind,
        content=content,
        content_sha256=item.content_sha256,
        body=columns["body"],
        dataset_version=dataset_version,
        published_at=at,
        outbox_id=item.outbox_id,
    )
    Version.objects.filter(code=item.code, number__in=item.takes_down).update(content=None, body=None)
    Document.objects.update_or_create(code=item.code, defaults=columns)


def take_down(item: Carried, *, dataset_version: int, at: datetime, naming: Naming) -> None:
    """Leave a tombstone. As an error, every version stays by its number, marked; else all content goes, and all words.

    Raises: Refused where nothing is public, or has been withdrawn already and not as an error.
    """
    notice = item.notice or {}
    refuse_nothing_to_withdraw(item)
    columns = withdrawn(item.code, at=at, dataset_version=dataset_version, notice=notice)
    Document.objects.filter(code=item.code).update(version=item.version, **columns)
    if notice.get("kind") == WITHDRAWN_AS_ERROR:
        mark_withdrawn(item.code, naming)
        return
    Version.objects.filter(code=item.code).update(content=None, body=None)
    silence_earlier_notices(item.code)


def refuse_nothing_to_withdraw(item: Carried) -> None:
    """Raises: Refused."""
    status = Document.objects.filter(code=item.code).values_list("status", flat=True).first()
    again = Change.objects.filter(code=item.code, kind="withdrawn").exclude(outbox_id=item.outbox_id)
    only_as_error = not again.exclude(notice__kind=WITHDRAWN_AS_ERROR).exists()
    for_safety = (item.notice or {}).get("kind") != WITHDRAWN_AS_ERROR and only_as_error
    if status is None or (status != "published" and not for_safety):
        raise Refused(f"{item.code} is {status or 'not public'}; there is nothing to withdraw.")


def mark_withdrawn(code: str, naming: Naming) -> None:
    """Answer every version that still has content with the status “withdrawn” and all notices; the content stays."""
    notices = notices_of(code)
    for version in Version.objects.filter(code=code, content__isnull=False):
        content = json.loads(bytes(version.content or b""))
        version.body = as_bytes(answer(content, version.envelope(notices, "withdrawn"), naming))
        version.save(update_fields=["body"])


def silence_earlier_notices(code: str) -> None:
    """Take the words of earlier notices away: they may tell what is now hidden."""
    for change in Change.objects.filter(code=code, notice__isnull=False):
        change.notice = silenced(change.notice or {})
        change.save(update_fields=["notice"])


def notices_of(code: str) -> tuple[Notice, ...]:
    """Return every notice of a record so far, oldest first."""
    notices = Change.objects.filter(code=code, notice__isnull=False).values_list("notice", flat=True)
    return tuple(notice for notice in notices if notice)


def copy_reference(
    vocabularies: Iterable[dict[str, Any]], areas: Iterable[dict[str, Any]], *, version: str
) -> None:
    """Replace the public copies of the vocabularies and areas by the given ones, in one transaction."""
    with transaction.atomic(using=ALIAS):
        lock()
        Vocabulary.objects.all().delete()
        Vocabulary.objects.bulk_create(
            Vocabulary(code=item["code"], vocabulary_version=version, body=item) for item in vocabularies
        )
        Area.objects.all().delete()
        Area.objects.bulk_create((Area(**item) for item in areas), batch_size=500)
