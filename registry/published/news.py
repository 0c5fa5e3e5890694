# SPDX-License-Identifier: Apache-2.0
"""What changed last, newest first: documents as they stand, and of what was withdrawn no more than that it was."""

from dataclasses import dataclass, replace
from datetime import datetime

from registry.published.documents import frozen
from registry.published.filters import Filter
from registry.published.models import Document
from registry.published.selection import selection_of
from registry.published.sources import Source

HEAD = ("code", "dataset_version", "published_at", "demonstration")


@dataclass(frozen=True, slots=True)
class Item:
    """One record. `body`: the answer of its address; None where it was withdrawn."""

    code: str
    dataset_version: int
    published_at: datetime
    demonstration: bool
    body: bytes | None = None


def news(kind: str, wanted: Filter, now: Source) -> list[Item]:
    """Return what changed last among the records that the filter selects; at most its limit.

    What was withdrawn can be found by nothing any more, so it stands only where nothing is selected.
    """
    items = [*changed(kind, wanted, now), *(() if wanted.selection() else withdrawn(kind, wanted.limit))]
    return sorted(items, key=lambda item: (item.dataset_version, item.code), reverse=True)[: wanted.limit]


def changed(kind: str, wanted: Filter, now: Source) -> list[Item]:
    newest = now.page(selection_of(kind, wanted), None, forward=True, limit=wanted.limit)
    bodies = {each.code: each.body for each in frozen(newest)}
    rows = Document.objects.filter(code__in=bodies, status="published").values_list(*HEAD)
    return [replace(Item(*row), body=bodies[row[0]]) for row in rows]


def withdrawn(kind: str, limit: int) -> list[Item]:
    """Their day in the lists is that of their withdrawal."""
    rows = Document.objects.filter(kind=kind, status="withdrawn").order_by("-sort_date", "-published_at")
    return [Item(*row) for row in rows.values_list(*HEAD)[:limit]]
