# SPDX-License-Identifier: Apache-2.0
"""A version goes up, and a record is withdrawn."""

import json
from datetime import datetime
from hashlib import sha256
from typing import Any

from registry.domain.workflow import WITHDRAWN_AS_ERROR
from registry.published.derive import published, withdrawn
from registry.published.envelope import Envelope, Naming, answer, as_bytes
from registry.published.facets import words
from registry.published.faults import Refused
from registry.published.models import Change, Document, Version
from registry.published.write.notices import notices_of, silence_earlier_notices
from registry.published.write.shapes import Carried

EMPTIED: dict[str, Any] = {"content": None, "body": None, "words": ""}


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
        words=words(json.loads(content)),
    )
    Version.objects.filter(code=item.code, number__in=item.takes_down).update(**EMPTIED)
    Document.objects.update_or_create(code=item.code, defaults=columns)


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


def mark_withdrawn(code: str, naming: Naming) -> None:
    """Answer every version that still has content with the status “withdrawn” and all notices; the content stays."""
    notices = notices_of(code)
    for version in Version.objects.filter(code=code, content__isnull=False):
        content = json.loads(bytes(version.content or b""))
        version.body = as_bytes(answer(content, version.envelope(notices, "withdrawn"), naming))
        version.save(update_fields=["body"])


def empty(code: str) -> None:
    """Take the content of every version away and the words of every notice."""
    Version.objects.filter(code=code).update(**EMPTIED)
    silence_earlier_notices(code)
