# SPDX-License-Identifier: Apache-2.0
"""One page of a list, newest first by day and then by code, with exact counts."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db.models import Count, Q

from registry.domain.words import gettext_noop
from registry.published import cursors
from registry.published.cursors import CursorExpired, Position
from registry.published.filters import Filter, matching
from registry.published.models import Dataset, Document
from registry.published.querysets import DocumentQuerySet

MOVED_ON = gettext_noop("The dataset has changed since this list was begun. Start again without the cursor.")


@dataclass(frozen=True, slots=True)
class State:
    """One state of the whole public dataset."""

    version: int
    published_at: datetime | None


@dataclass(frozen=True, slots=True)
class Page:
    """Rows with the asked-for columns; `next` and `previous`: cursors, empty at the ends.

    `without_geometry`: how many match all but the box and have no public point, so that no box can find them.
    """

    rows: list[dict[str, Any]]
    next: str
    previous: str
    count: int
    without_geometry: int


def state() -> State:
    """Return the state of the dataset now: one small row."""
    row = Dataset.objects.filter(id=1).values_list("version", "published_at").first()
    return State(*row) if row else State(0, None)


def page(kind: str, wanted: Filter, now: State, *columns: str, pinned: bool = True) -> Page:
    """Return the page that `wanted` asks for.

    Raises: InvalidFilter for a cursor of another filter; CursorExpired when `pinned` and the data moved on.
    """
    position = cursors.read(wanted.cursor, kind=kind, wanted=wanted)
    if position and pinned and position.dataset_version != now.version:
        raise CursorExpired(MOVED_ON)
    backwards = position is not None and not position.forward
    rows = list(
        around(matching(listed(kind), wanted), position).values("sort_date", "code", *columns)[
            : wanted.limit + 1
        ]
    )
    more, rows = len(rows) > wanted.limit, rows[: wanted.limit]
    if backwards:
        rows.reverse()
    ends = {
        "next": cursor(rows[-1], True, kind, wanted, now) if rows and (more or backwards) else "",
        "previous": cursor(rows[0], False, kind, wanted, now)
        if rows and (more if backwards else position)
        else "",
    }
    count, without_geometry = counts(kind, wanted)
    return Page(rows, **ends, count=count, without_geometry=without_geometry)


def listed(kind: str) -> DocumentQuerySet:
    documents = Document.objects.all()
    return documents.incidents() if kind == "incident" else documents.aggregate_reports()


def around(documents: DocumentQuerySet, position: Position | None) -> DocumentQuerySet:
    """Keep what lies beyond the position, nearest first."""
    if position is None:
        return documents
    day, code = position.sort_date, position.code
    if position.forward:
        return documents.filter(Q(sort_date__lt=day) | Q(sort_date=day, code__lt=code))
    later = documents.filter(Q(sort_date__gt=day) | Q(sort_date=day, code__gt=code))
    return later.order_by("sort_date", "code")


def cursor(row: dict[str, Any], forward: bool, kind: str, wanted: Filter, now: State) -> str:
    position = Position(now.version, forward, row["sort_date"], row["code"])
    return cursors.written(position, kind=kind, wanted=wanted)


def counts(kind: str, wanted: Filter) -> tuple[int, int]:
    """Return how many match, and how many match all but the box and have no public geometry."""
    everywhere = matching(listed(kind), replace(wanted, box=None)).order_by()
    without = Count("code", filter=Q(geom__isnull=True))
    if wanted.box is None:
        found = everywhere.aggregate(count=Count("code"), without=without)
        return found["count"], found["without"]
    return matching(listed(kind), wanted).count(), everywhere.aggregate(without=without)["without"]
