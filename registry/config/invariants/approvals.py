# SPDX-License-Identifier: Apache-2.0
"""Public bytes are approved bytes."""

from collections.abc import Iterator

from django.db.models import CharField, Exists, F, Func, OuterRef, QuerySet

from registry.casework.models import Authorship
from registry.config.invariants.pairs import Row, paired
from registry.published.models import Version
from registry.publishing.models import CONTENT_KINDS, Outbox
from registry.review.models import Decision


def breaches() -> Iterator[str]:
    """Yield every public version whose content nobody eligible approved, or that does not have the hash it names."""
    shown = Version.objects.order_by("outbox_id").values_list("outbox_id", "code", "number", "content_sha256")
    for row, version in paired(asked().iterator(), shown.iterator()):
        if version is None:
            continue  # it waits, or is missed by the invariant of the outbox
        _, code, number, _ = version
        if row is None or row[:4] != version:
            yield f"{code} version {number} was never asked for with this hash"
        elif not row[4]:
            yield f"{code} version {number} has no approval by an eligible person"
    for code, number in other_hash().iterator():
        yield f"{code} version {number} does not have the hash it names"


def asked() -> "QuerySet[Outbox, Row]":
    """Return (outbox id, code, version, hash, whether somebody who wrote none of it approved exactly this)."""
    wrote = Authorship.objects.filter(
        revision_id=OuterRef("revision_id"), author_id=OuterRef("decided_by_id")
    )
    approvals = Decision.objects.filter(
        ~Exists(wrote),
        step="approve",
        revision_id=OuterRef("revision_id"),
        content_sha256=OuterRef("content_sha256"),
    )
    rows: QuerySet[Outbox, Row] = (
        Outbox.objects.filter(kind__in=CONTENT_KINDS)
        .annotate(approved=Exists(approvals))
        .order_by("id")
        .values_list("id", "code", "version", "content_sha256", "approved")
    )
    return rows


def other_hash() -> "QuerySet[Version, Row]":
    own = Func(F("content"), template="encode(sha256(%(expressions)s), 'hex')", output_field=CharField())
    named = Version.objects.filter(content__isnull=False).annotate(own_sha256=own)
    return named.exclude(own_sha256=F("content_sha256")).values_list("code", "number")
