# SPDX-License-Identifier: Apache-2.0
"""The only writer of the public database. Imported by `publishing` alone; safe to repeat for the same publication."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any, Protocol, TypeVar

from django.db import connections, transaction

from registry.domain.workflow import WITHDRAWN_AS_ERROR
from registry.published.derive import merged, published, silenced, suspended, withdrawn
from registry.published.envelope import Envelope, Naming, Notice, answer, as_bytes
from registry.published.faults import Refused
from registry.published.models import Area, Change, Dataset, Document, Version, Vocabulary

__all__ = ["ALIAS", "LOCK", "Carried", "Naming", "Restored", "already_carried", "carry", "copy_reference"]

ALIAS = "published"
LOCK = 7202


class HasKey(Protocol):
    """A row of the outbox, of which no more is known here than its key."""

    @property
    def pk(self) -> int: ...


Row = TypeVar("Row", bound=HasKey)


@dataclass(frozen=True, slots=True)
class Restored:
    """What comes back with a reinstatement: contents by number of version, notices by id of their outbox row.

    `withdrawn_by`: the outbox row that withdrew it as an error, where it comes back as that. `leads_here`: codes of
    records that lead to it again.
    """

    contents: dict[int, bytes]
    notices: dict[int, Notice]
    withdrawn_by: int | None = None
    leads_here: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Carried:
    """One publication as the outbox hands it over. `content` is null where no version is brought.

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
    merged_into: str = ""
    related: tuple[str, ...] = ()
    restores: Restored | None = None


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


def already_carried(rows: Iterable[Row]) -> list[tuple[Row, int]]:
    """Return those of the rows that are in the public database, each with its dataset version."""
    by_id = {row.pk: row for row in rows}
    known = already_there(list(by_id))
    return [(by_id[key], state) for key, state in sorted(known.items(), key=lambda item: (item[1], item[0]))]


def next_dataset_version(at: datetime) -> int:
    dataset, _ = Dataset.objects.get_or_create(id=1)
    dataset.version += 1
    dataset.published_at = at
    dataset.save(force_update=True)
    return dataset.version


def place(item: Carried, *, dataset_version: int, at: datetime, naming: Naming) -> None:
    """Write one publication: its line in the feed, and what it does to the document and its versions."""
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
    if item.content is not None:
        put_up(item, item.content, dataset_version=dataset_version, at=at, naming=naming)
    elif item.kind == "suspended":
        suspend(item, dataset_version=dataset_version, at=at)
    elif item.kind == "merged":
        lead_on(item, dataset_version=dataset_version, at=at)
    elif item.restores is not None:
        reinstate(item, item.restores, dataset_version=dataset_version, at=at, naming=naming)
    else:
        take_down(item, dataset_version=dataset_version, at=at, naming=naming)


def refuse_overtaken(item: Carried) -> None:
    """Let nothing withdrawn come back and no older version take the place of a newer one. Raises: Refused.

    Out of a hold leads a version that takes all earlier ones down.
    """
    standing = Document.objects.filter(code=item.code).values_list("status", "version").first()
    out_of_hold = set(item.takes_down) >= set(range(1, item.version))
    if standing and standing[0] != "published" and not (standing[0] == "suspended" and out_of_hold):
        raise Refused(f"{item.code} is {standing[0]}; version {item.version} is not published.")
    if standing and item.version <= standing[1]:
        raise Refused(f"{item.code} stands at version {standing[1]}; version {item.version} comes too late.")


def put_up(item: Carried, content: bytes, *, dataset_version: int, at: datetime, naming: Naming) -> None:
    if sha256(content).hexdigest() != item.content_sha256:
        raise Refused(f"The content of {item.code} version {item.version} does not have its hash.")
    refuse_overtaken(item)
    envelope = Envelope(
        item.code,
        item.version,
        item.content_sha256,
        dataset_version,
        at,
        notices_of(item.code),
        related=item.related,
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
        related=list(item.related),
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
    empty(item.code)


def refuse_nothing_to_withdraw(item: Carried) -> None:
    """Raises: Refused."""
    status = Document.objects.filter(code=item.code).values_list("status", flat=True).first()
    again = Change.objects.filter(code=item.code, kind="withdrawn").exclude(outbox_id=item.outbox_id)
    only_as_error = not again.exclude(notice__kind=WITHDRAWN_AS_ERROR).exists()
    for_safety = (item.notice or {}).get("kind") != WITHDRAWN_AS_ERROR and only_as_error
    if status in (None, "merged") or (status != "published" and not for_safety):
        raise Refused(f"{item.code} is {status or 'not public'}; there is nothing to withdraw.")


def suspend(item: Carried, *, dataset_version: int, at: datetime) -> None:
    """Take every byte of the record from the public database; lists, maps and addresses find nothing.

    Raises: Refused where nothing is public, or nothing is left to hold.
    """
    standing = Document.objects.filter(code=item.code, status__in=("published", "withdrawn", "suspended"))
    if not standing.update(**suspended(item.code, at=at, dataset_version=dataset_version)):
        raise Refused(f"{item.code} is not public; there is nothing to hold.")
    empty(item.code)


def lead_on(item: Carried, *, dataset_version: int, at: datetime) -> None:
    """Leave a document that leads to the survivor, also for what was led to this one before.

    Its versions go: a second copy would outlive whatever happens to the survivor. Raises: Refused.
    """
    if Document.objects.filter(code=item.merged_into).values_list("status", flat=True).first() in (
        None,
        "merged",
    ):
        raise Refused(f"{item.code} would lead to {item.merged_into}, where nothing stands.")
    standing = Document.objects.filter(code=item.code, status="published")
    if not standing.update(**merged(item.code, item.merged_into, at=at, dataset_version=dataset_version)):
        raise Refused(f"{item.code} is not published; it is merged into nothing.")
    empty(item.code)
    Document.objects.filter(merged_into=item.code).update(merged_into=item.merged_into)


def empty(code: str) -> None:
    """Take the content of every version away and the words of every notice."""
    Version.objects.filter(code=code).update(content=None, body=None)
    silence_earlier_notices(code)


def reinstate(item: Carried, back: Restored, *, dataset_version: int, at: datetime, naming: Naming) -> None:
    """Put the record back as it was under its old number, with the notices since; versions answer as they did.

    Raises: Refused where it was not held or merged, or its content is not what it was.
    """
    if not Document.objects.filter(code=item.code, status__in=("suspended", "merged")).exists():
        raise Refused(f"{item.code} is neither held nor merged; it cannot come back.")
    for outbox_id, notice in back.notices.items():
        Change.objects.filter(code=item.code, outbox_id=outbox_id).update(notice=notice)
    Document.objects.filter(code__in=back.leads_here, status="merged").update(merged_into=item.code)
    for version in Version.objects.filter(code=item.code, number__in=back.contents):
        restore(version, back.contents[version.number], naming)
    if back.withdrawn_by is not None:
        change = Change.objects.get(outbox_id=back.withdrawn_by)
        columns = withdrawn(
            item.code,
            at=change.published_at,
            dataset_version=change.dataset_version,
            notice=change.notice or {},
        )
        Document.objects.filter(code=item.code).update(merged_into="", **columns)
        mark_withdrawn(item.code, naming)
        return
    newest = Version.objects.filter(code=item.code, content__isnull=False).order_by("-number")[0]
    content = json.loads(bytes(newest.content or b""))
    envelope = newest.envelope(notices_of(item.code))
    columns = published(answer(content, envelope, naming), envelope)
    now = {"dataset_version": dataset_version, "published_at": at, "merged_into": ""}
    Document.objects.filter(code=item.code).update(**columns | now)


def restore(version: Version, content: bytes, naming: Naming) -> None:
    """Raises: Refused when the content does not have the hash that the version names."""
    if sha256(content).hexdigest() != version.content_sha256:
        raise Refused(f"The content of {version.code} version {version.number} does not have its hash.")
    notices = notices_of(version.code, until=version.outbox_id)
    version.content = content
    version.body = as_bytes(answer(json.loads(content), version.envelope(notices), naming))
    version.save(update_fields=["content", "body"])


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


def notices_of(code: str, *, until: int | None = None) -> tuple[Notice, ...]:
    """Return every notice of a record, oldest first: so far, or until the publication of this outbox id."""
    changes = Change.objects.filter(code=code)
    if until is not None:
        changes = changes.filter(seq__lte=changes.get(outbox_id=until).seq)
    notices = changes.filter(notice__isnull=False).values_list("notice", flat=True)
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
