# SPDX-License-Identifier: Apache-2.0
"""Every published record by its code, in parts of a size, for those who walk all pages. Invented records are left out."""

from datetime import UTC, datetime

import numpy as np
import numpy.typing as npt
from django.db.models import QuerySet

from registry.published.models import Document
from registry.published.snapshot.reading import Snapshot
from registry.published.sources import Source

SIZE = 2_500
"""Records in a part."""


def parts(now: Source, kind: str) -> list[datetime]:
    """Return when the records of each part were changed last, the part of the newest records first."""
    if isinstance(now, Snapshot):
        return now.kept(("parts", kind), lambda: newest_changes(now, kind))
    moments = list(real(kind).values_list("published_at", flat=True))
    return [max(moments[start : start + SIZE]) for start in range(0, len(moments), SIZE)]


def part(now: Source, kind: str, number: int) -> list[tuple[str, datetime]]:
    """Return code and time of the last change of the records of one part, counted from 1; nothing beyond the last."""
    chosen = slice((number - 1) * SIZE, number * SIZE)
    if not isinstance(now, Snapshot):
        return list(real(kind).values_list("code", "published_at")[chosen])
    rows, at = now.rows(kind), row_numbers(now, kind)[chosen]
    moments = (moment(seconds) for seconds in rows["changed_at"].gather(at).to_list())
    return list(zip(rows["code"].gather(at).to_list(), moments, strict=True))


def real(kind: str) -> "QuerySet[Document]":
    return Document.objects.standing(kind).filter(demonstration=False).order_by("-sort_date", "-code")


def row_numbers(now: Snapshot, kind: str) -> npt.NDArray[np.uint32]:
    """Return the rows of records that are not invented, in the order of the snapshot."""
    return now.kept(
        ("real rows", kind),
        lambda: (~now.rows(kind)["demonstration"]).arg_true().to_numpy().astype(np.uint32),
    )


def newest_changes(now: Snapshot, kind: str) -> list[datetime]:
    changed = now.rows(kind)["changed_at"].to_numpy()[row_numbers(now, kind)]
    return [moment(int(changed[start : start + SIZE].max())) for start in range(0, len(changed), SIZE)]


def moment(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
