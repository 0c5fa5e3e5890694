# SPDX-License-Identifier: Apache-2.0
"""What the world reads is made of approved content and of nothing else, byte for byte."""

import json
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.db.models import Exists, OuterRef

from registry.config.invariants.columns import differing
from registry.config.invariants.pairs import AT_ONCE, portions
from registry.published.derive import published
from registry.published.envelope import Envelope, Naming, Notice, answer
from registry.published.facets import words
from registry.published.models import Change, Document, Version

UNREADABLE = (ValueError, KeyError, TypeError, AttributeError)


def breaches() -> Iterator[str]:
    """Yield every answer, geometry or filter column that is not what its content gives.

    That the content is the approved one is another invariant. How the registry named itself and its address, which
    may have changed since, are taken from the answer.
    """
    versions = Version.objects.order_by("code", "number").iterator(chunk_size=AT_ONCE)
    for part in portions(versions):
        codes = {version.code for version in part}
        feed = feed_of(codes)
        documents = Document.objects.filter(code__in=codes, status="published")
        shown = {(document.code, document.version): document for document in documents}
        gone = set(Document.objects.filter(code__in=codes, status="withdrawn").values_list("code", flat=True))
        for version in part:
            told, status = feed.get(version.code, []), "withdrawn" if version.code in gone else "published"
            by_then = told if status == "withdrawn" else until(told, version.outbox_id)
            yield from unlike(version, notices(by_then), status=status)
            if document := shown.get((version.code, version.number)):
                yield from unlike_document(document, version, told)
    numbered = Version.objects.filter(code=OuterRef("code"), number=OuterRef("version"))
    nothing = Document.objects.filter(~Exists(numbered), status="published")
    for code, number in nothing.values_list("code", "version").iterator():
        yield f"{code} answers with a version {number} that does not exist"


def feed_of(codes: set[str]) -> dict[str, list[Change]]:
    """Return the lines of the feed by record, oldest first."""
    found: dict[str, list[Change]] = {}
    for change in Change.objects.filter(code__in=codes).order_by("seq"):
        found.setdefault(change.code, []).append(change)
    return found


def until(told: list[Change], outbox_id: int) -> list[Change]:
    """Return the lines up to the one of this publication."""
    own = next((place for place, change in enumerate(told) if change.outbox_id == outbox_id), -1)
    return told[: own + 1]


def notices(told: list[Change]) -> tuple[Notice, ...]:
    return tuple(change.notice for change in told if change.notice)


def unlike(version: Version, notices: tuple[Notice, ...], *, status: str) -> Iterator[str]:
    name = f"{version.code} version {version.number}"
    if version.content is None:
        if version.body is not None or version.words:
            yield f"{name} has an answer or words and no content"
        return
    try:
        due = due_columns(version, version.envelope(notices, status), version.body)
    except UNREADABLE:
        yield f"{name}: its content or its answer is no document"
        return
    own = {"kind": due["kind"], "body": due["body"], "words": words(json.loads(due["body"]))}
    if names := differing(version, own):
        yield f"{name}: {', '.join(names)} not as its content gives"


def unlike_document(document: Document, version: Version, told: list[Change]) -> Iterator[str]:
    """A record answers with its newest version, all notices since, and the batch that last changed it."""
    if version.content is None:
        yield f"{version.code} version {version.number} has an answer and no content"
        return
    try:
        due = due_columns(version, version.envelope(notices(told)), document.body)
    except UNREADABLE:
        yield f"{version.code}: its content or its answer is no document"
        return
    if told:
        due |= {"dataset_version": told[-1].dataset_version, "published_at": told[-1].published_at}
    if names := differing(document, due):
        yield f"{version.code}: {', '.join(names)} not as the content of version {version.number} gives"


def due_columns(version: Version, envelope: Envelope, body: bytes | memoryview | None) -> dict[str, Any]:
    """Return the columns that follow from the content and what surrounds it. Raises: UNREADABLE."""
    content = json.loads(bytes(version.content or b""))
    due = published(answer(content, envelope, naming_now()), envelope)
    told = bytes(body or b"")
    if due["body"] == told:
        return due
    naming = naming_in(json.loads(told), content, envelope)
    return published(answer(content, envelope, naming), envelope)


def naming_now() -> Naming:
    return Naming(settings.REGISTRY_NAME, settings.REGISTRY_PUBLIC_URL)


def naming_in(answered: dict[str, Any], content: dict[str, Any], envelope: Envelope) -> Naming:
    """Return how the registry named itself when it gave this answer."""
    path = answer(content, envelope, Naming("", ""))["links"]["page"]
    address = answered["links"]["page"].removesuffix(path)
    end = answer(content, envelope, Naming("", address))["cite_as"]
    return Naming(answered["cite_as"].removesuffix(end), address)
