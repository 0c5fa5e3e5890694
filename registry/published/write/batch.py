# SPDX-License-Identifier: Apache-2.0
"""One batch is one new state of the dataset: all of it is written, under one lock, or nothing."""

from collections.abc import Iterable
from datetime import datetime

from django.db import connections, transaction

from registry.published.envelope import Naming
from registry.published.models import Change, Dataset
from registry.published.write.hiding import lead_on, reinstate, suspend
from registry.published.write.shapes import Carried, Row
from registry.published.write.versions import put_up, take_down

ALIAS = "published"
LOCK = 7202


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
