# SPDX-License-Identifier: Apache-2.0
"""A record is held, leads to another, and comes back as it was."""

import json
from datetime import datetime
from hashlib import sha256

from registry.published.derive import merged, published, suspended, withdrawn
from registry.published.envelope import Naming, answer, as_bytes
from registry.published.facets import words
from registry.published.faults import Refused
from registry.published.models import Change, Document, Version
from registry.published.write.notices import notices_of
from registry.published.write.shapes import Carried, Restored
from registry.published.write.versions import empty, mark_withdrawn


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
    version.words = words(json.loads(content))
    version.save(update_fields=["content", "body", "words"])
