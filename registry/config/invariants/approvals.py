# SPDX-License-Identifier: Apache-2.0
"""Public bytes are approved bytes."""

from collections.abc import Iterator
from hashlib import sha256

from registry.casework.models import Authorship
from registry.published.envelope import content_of
from registry.published.models import Document, Version
from registry.publishing.models import Outbox
from registry.review.models import Decision


def breaches() -> Iterator[str]:
    """Yield every public version whose content nobody eligible approved, or that is not the content it names."""
    eligible = eligible_approvals()
    asked = {row.pk: row for row in Outbox.objects.exclude(kind=Outbox.Kind.WITHDRAWN)}
    for version in Version.objects.all().iterator():
        name = f"{version.code} version {version.number}"
        row = asked.get(version.outbox_id)
        if row is None or (row.code, row.version, row.content_sha256) != (
            version.code,
            version.number,
            version.content_sha256,
        ):
            yield f"{name} was never asked for with this hash"
        elif (row.revision_id, version.content_sha256) not in eligible:
            yield f"{name} has no approval by an eligible person"
        yield from own_hash(name, version)
    yield from answers()


def eligible_approvals() -> set[tuple[int, str]]:
    """Return (revision, hash) of every approval by somebody who wrote none of the revision."""
    authors = set(Authorship.objects.values_list("revision_id", "author_id"))
    approvals = Decision.objects.filter(step="approve").values_list(
        "revision_id", "decided_by_id", "content_sha256"
    )
    return {(revision, digest) for revision, person, digest in approvals if (revision, person) not in authors}


def own_hash(name: str, version: Version) -> Iterator[str]:
    if version.content is not None and sha256(bytes(version.content)).hexdigest() != version.content_sha256:
        yield f"{name} does not have the hash it names"
    if (
        version.body is not None
        and sha256(content_of(bytes(version.body))).hexdigest() != version.content_sha256
    ):
        yield f"the answer of {name} is not its approved content"


def answers() -> Iterator[str]:
    """Yield every document that answers with something else than its newest version."""
    newest = {(version.code, version.number): version.body for version in Version.objects.all().iterator()}
    for document in Document.objects.filter(status="published").iterator():
        body = newest.get((document.code, document.version))
        if body is None or bytes(body) != bytes(document.body):
            yield f"{document.code} does not answer with its version {document.version}"
