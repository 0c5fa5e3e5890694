# SPDX-License-Identifier: Apache-2.0
"""What the world sees is what people decided, as the audit trail tells it."""

import json
from collections.abc import Iterator

from registry.audit.models import Event
from registry.published.models import Change, Document, Version
from registry.publishing.models import Outbox

Standing = dict[str, tuple[str, int]]
"""Status and version by code."""


def breaches() -> Iterator[str]:
    """Yield every difference between the public documents and the trail folded up to what has been carried."""
    told = folded_trail()
    shown = {
        row.code: (row.status, row.version) for row in Document.objects.only("code", "status", "version")
    }
    for code in sorted(told.keys() | shown.keys()):
        if told.get(code) != shown.get(code):
            yield f"{code}: the trail says {told.get(code)}, the world sees {shown.get(code)}"


def folded_trail() -> Standing:
    """Return what the trail says is public, of the publications that the publisher has acknowledged."""
    carried = set(Outbox.objects.filter(done_at__isnull=False).values_list("id", flat=True))
    standing: Standing = {}
    for body in (
        Event.objects.filter(verb__startswith="publication.").order_by("seq").values_list("body", flat=True)
    ):
        event = json.loads(body)
        data = event["data"]
        if data["outbox"] in carried:
            status = "withdrawn" if event["verb"] == "publication.withdrawn" else "published"
            standing[data["code"]] = (status, data["version"])
    return standing


def withdrawn_breaches() -> Iterator[str]:
    """Yield every trace of a withdrawn record beyond its tombstone."""
    gone = set(Change.objects.filter(kind="withdrawn").values_list("code", flat=True))
    gone -= set(Document.objects.filter(code__in=gone, status="published").values_list("code", flat=True))
    for version in Version.objects.filter(code__in=gone).exclude(content=None, body=None):
        yield f"{version.code} version {version.number} is withdrawn and still has content"
    for document in Document.objects.filter(code__in=gone):
        if document.feature is not None or document.geom is not None or document.weapons or document.areas:
            yield f"{document.code} is withdrawn and can still be found"


def feed_breaches() -> Iterator[str]:
    """Yield every gap of the feed and every version that does not stand in it exactly once."""
    numbers = list(Change.objects.order_by("seq").values_list("seq", flat=True))
    if numbers != list(range(1, len(numbers) + 1)):
        yield "the numbers of the change feed are not 1, 2, 3 …"
    lines = list(Change.objects.exclude(kind="withdrawn").values_list("code", "version"))
    versions = set(Version.objects.values_list("code", "number"))
    if len(lines) != len(set(lines)) or set(lines) != versions:
        yield "the change feed and the versions do not tell the same publications"
