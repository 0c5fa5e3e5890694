# SPDX-License-Identifier: Apache-2.0
"""What the world reads is made of approved content and of nothing else, byte for byte."""

import json
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.db.models import Exists, OuterRef, Subquery

from registry.config.invariants.columns import differing
from registry.config.invariants.pairs import AT_ONCE, portions
from registry.published.derive import published
from registry.published.envelope import Envelope, Naming, Notice, answer
from registry.published.models import Change, Document, Version

UNREADABLE = (ValueError, KeyError, TypeError, AttributeError)


def breaches() -> Iterator[str]:
    """Yield every answer, feature or filter column that is not what its content gives.

    That the content is the approved one is another invariant. How the registry named itself and its address, which
    may have changed since, are taken from the answer.
    """
    for part in portions(told_versions()):
        documents = Document.objects.filter(
            code__in={version.code for version, _ in part}, status="published"
        )
        shown = {(document.code, document.version): document for document in documents}
        withdrawn = notices_of_withdrawn({version.code for version, _ in part})
        for version, notices in part:
            document = shown.get((version.code, version.number))
            if version.code in withdrawn:
                yield from unlike(version, withdrawn[version.code], None, status="withdrawn")
            else:
                yield from unlike(version, notices, document)
    versions = Version.objects.filter(code=OuterRef("code"), number=OuterRef("version"))
    nothing = Document.objects.filter(~Exists(versions), status="published")
    for code, number in nothing.values_list("code", "version").iterator():
        yield f"{code} answers with a version {number} that does not exist"


def told_versions() -> Iterator[tuple[Version, tuple[Notice, ...]]]:
    """Yield every version with the notices its record had by then, oldest first."""
    own = Change.objects.filter(outbox_id=OuterRef("outbox_id")).values("notice")[:1]
    versions = Version.objects.annotate(notice=Subquery(own)).order_by("code", "number")
    code = ""
    notices: tuple[Notice, ...] = ()
    for version in versions.iterator(chunk_size=AT_ONCE):
        code, notices = version.code, notices if version.code == code else ()
        notices = (*notices, version.notice) if version.notice else notices
        yield version, notices


def notices_of_withdrawn(codes: set[str]) -> dict[str, tuple[Notice, ...]]:
    """Return all notices of the records among these that are withdrawn: every version that still answers has them."""
    gone = Document.objects.filter(code__in=codes, status="withdrawn").values_list("code", flat=True)
    told: dict[str, tuple[Notice, ...]] = dict.fromkeys(gone, ())
    for change in Change.objects.filter(code__in=told, notice__isnull=False).order_by("seq"):
        told[change.code] = (*told[change.code], change.notice or {})
    return told


def unlike(
    version: Version, notices: tuple[Notice, ...], document: Document | None, *, status: str = "published"
) -> Iterator[str]:
    name = f"{version.code} version {version.number}"
    if version.content is None:
        if version.body is not None or document is not None:
            yield f"{name} has an answer and no content"
        return
    try:
        due = due_columns(version, notices, status)
    except UNREADABLE:
        yield f"{name}: its content or its answer is no document"
        return
    if names := differing(version, {name: due[name] for name in ("kind", "body")}):
        yield f"{name}: {', '.join(names)} not as its content gives"
    if document and (names := differing(document, due)):
        yield f"{version.code}: {', '.join(names)} not as the content of version {version.number} gives"


def due_columns(version: Version, notices: tuple[Notice, ...], status: str) -> dict[str, Any]:
    """Return the columns that follow from the content. Raises: UNREADABLE."""
    content = json.loads(bytes(version.content or b""))
    envelope = version.envelope(notices, status)
    due = published(answer(content, envelope, naming_now()), envelope)
    if due["body"] == version.body:
        return due
    naming = naming_in(json.loads(bytes(version.body or b"")), content, envelope)
    return published(answer(content, envelope, naming), envelope)


def naming_now() -> Naming:
    return Naming(settings.REGISTRY_NAME, settings.REGISTRY_PUBLIC_URL)


def naming_in(answered: dict[str, Any], content: dict[str, Any], envelope: Envelope) -> Naming:
    """Return how the registry named itself when it gave this answer."""
    path = answer(content, envelope, Naming("", ""))["links"]["page"]
    address = answered["links"]["page"].removesuffix(path)
    end = answer(content, envelope, Naming("", address))["cite_as"]
    return Naming(answered["cite_as"].removesuffix(end), address)
