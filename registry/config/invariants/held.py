# SPDX-License-Identifier: Apache-2.0
"""What a hold covers is absent everywhere, within a minute; what is held says that it is, and nothing else."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from django.db import connection
from django.db.models import Q

from registry.config.invariants.columns import differing
from registry.config.invariants.pairs import AT_ONCE, portions
from registry.published import derive
from registry.published.models import Change, Document, Version

WITHIN = timedelta(minutes=1)
COVERED = """
SELECT s.code FROM publishing_covered() c JOIN casework_safetyhold h ON h.id = c.hold_id AND h.set_at < %s
  JOIN casework_publicstate s ON s.record_id = c.record_id AND s.code IS NOT NULL
 WHERE NOT c.as_it_stands OR EXISTS (SELECT 1 FROM casework_record r
   WHERE r.id = c.record_id AND r.updated_at < %s)
 GROUP BY s.code ORDER BY s.code
"""


def breaches() -> Iterator[str]:
    """Yield what is public under a hold, and every trace of a held record beyond that it is held."""
    yield from still_public()
    for part in portions(Document.objects.filter(status="suspended").order_by("code").iterator(AT_ONCE)):
        codes = [document.code for document in part]
        last = {change.code: change for change in Change.objects.filter(code__in=codes).order_by("seq")}
        for document in part:
            yield from beyond_a_hold(document, last.get(document.code))
        yield from left_of(codes)


def still_public() -> Iterator[str]:
    late = datetime.now(UTC) - WITHIN
    with connection.cursor() as cursor:
        cursor.execute(COVERED, [late, late])
        covered = [code for (code,) in cursor.fetchall()]
    for part in portions(covered):
        shown = Document.objects.filter(code__in=part, status="published")
        for code in shown.values_list("code", flat=True):
            yield f"{code} is covered by a hold and still public"
        versions = Version.objects.filter(code__in=part).exclude(content=None, body=None)
        for code, number in versions.exclude(code__in=shown.values("code")).values_list("code", "number"):
            yield f"{code} version {number} is covered by a hold and still has content"


def beyond_a_hold(document: Document, change: Change | None) -> Iterator[str]:
    if change is None or change.kind != "suspended":
        yield f"{document.code} is held in public, and the change feed does not say so"
        return
    due = derive.suspended(document.code, at=change.published_at, dataset_version=change.dataset_version)
    if names := differing(document, due):
        yield f"{document.code} is held and tells more than that: {', '.join(names)}"


def left_of(codes: list[str]) -> Iterator[str]:
    for code, number in (
        Version.objects.filter(code__in=codes).exclude(content=None, body=None).values_list("code", "number")
    ):
        yield f"{code} version {number} is held and still has content"
    words = Change.objects.filter(code__in=codes, notice__isnull=False).filter(~Q(notice__text={}))
    for code, seq in words.values_list("code", "seq"):
        yield f"{code} is held and its notice in line {seq} of the feed still has words"
