# SPDX-License-Identifier: Apache-2.0
"""Of a withdrawn record the world has a tombstone, and by their numbers the versions of what was withdrawn as an error."""

from collections.abc import Iterator

from django.db.models import Exists, OuterRef

from registry.config.invariants.columns import differing
from registry.config.invariants.pairs import AT_ONCE, portions
from registry.domain.workflow import WITHDRAWN_AS_ERROR, WITHDRAWN_FOR_SAFETY
from registry.published import derive
from registry.published.models import Change, Document, Version


def breaches() -> Iterator[str]:
    """Yield every trace of a withdrawn record beyond what may be left of it."""
    later = Change.objects.filter(code=OuterRef("code"), kind="withdrawn", seq__gt=OuterRef("seq"))
    held = Document.objects.filter(code=OuterRef("code"), status="suspended")
    withdrawals = Change.objects.filter(~Exists(later), ~Exists(held), kind="withdrawn").order_by("seq")
    for part in portions(withdrawals.iterator(chunk_size=AT_ONCE)):
        documents = Document.objects.in_bulk([change.code for change in part])
        for change in part:
            yield from beyond_tombstone(change, documents.get(change.code))
        emptied = [change.code for change in part if (change.notice or {}).get("kind") != WITHDRAWN_AS_ERROR]
        left = Version.objects.filter(code__in=emptied).exclude(content=None, body=None)
        for code, number in left.values_list("code", "number"):
            yield f"{code} version {number} is withdrawn and still has content"
    yield from words_left()


def beyond_tombstone(change: Change, document: Document | None) -> Iterator[str]:
    if document is None:
        yield f"{change.code} is withdrawn and has no tombstone"
        return
    due = derive.withdrawn(
        change.code,
        at=change.published_at,
        dataset_version=change.dataset_version,
        notice=change.notice or {},
    )
    if names := differing(document, due):
        yield f"{change.code} is withdrawn and is not a bare tombstone: {', '.join(names)}"


def words_left() -> Iterator[str]:
    """Yield the notices that still have words although the record was withdrawn for safety."""
    hidden = Change.objects.filter(kind="withdrawn", notice__kind=WITHDRAWN_FOR_SAFETY).values("code")
    notices = Change.objects.filter(code__in=hidden, notice__isnull=False).exclude(notice__text={})
    for code, seq in notices.values_list("code", "seq"):
        yield f"{code} is withdrawn for safety and its notice in line {seq} of the feed still has words"
