# SPDX-License-Identifier: Apache-2.0
"""The list of records, with what each row tells; the number of queries does not grow with the rows."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, QuerySet, Subquery

from registry.accounts.models import User
from registry.casework.models import Authorship, Claim, Merge, Record, Revision
from registry.desk.figures import headline_figures
from registry.desk.words import PUBLICATIONS, STATES
from registry.domain.workflow import EDITABLE, UNDER_REVIEW, Publication, State

GONE = (Publication.WITHDRAWN, Publication.SUSPENDED, Publication.MERGED)
NEWEST = Revision.objects.filter(record=OuterRef("pk")).order_by("-number")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list. `killed` and `injured`: figures as the world would read them, or None.

    `gone`: how the world sees it where it was public and is not; empty otherwise.
    """

    record: Record
    state: str
    published: bool
    gone: str
    place: str
    killed: dict[str, Any] | None
    injured: dict[str, Any] | None
    by_me: bool


def listed(user: User) -> QuerySet[Any]:
    """Return what this person may see with the newest revision's state and whether they wrote in it."""
    mine = Authorship.objects.filter(revision__record=OuterRef("pk"), author=user)
    found: QuerySet[Any] = Record.objects.visible_to(user).with_state()
    found = found.annotate(
        released_at=Subquery(NEWEST.values("released_at")[:1]),
        by_me=Exists(mine.filter(revision__number=newest_of_outer())),
    )
    return found.order_by("-updated_at", "-pk")


def newest_of_outer() -> Subquery:
    """Return the number of the newest revision of the record that an authorship belongs to."""
    return Subquery(
        Revision.objects.filter(record=OuterRef("revision__record")).order_by("-number").values("number")[:1]
    )


def shown(records: QuerySet[Any], show: str) -> QuerySet[Any]:
    """Keep what the chosen list is about; nobody has anything to do with a record that was merged into another."""
    if show in ("mine", "review", "approved"):
        standing = Merge.objects.filter(confirmed_at__isnull=False, undone_at__isnull=True)
        records = records.exclude(pk__in=standing.values("duplicate"))
    if show == "mine":
        return records.filter(by_me=True, state__in=[state.value for state in EDITABLE])
    if show == "review":
        return records.filter(state__in=[state.value for state in UNDER_REVIEW])
    if show == "approved":
        return records.filter(state=State.APPROVED.value, released_at__isnull=True)
    return records


def with_parts(records: QuerySet[Any]) -> QuerySet[Any]:
    claims = Claim.objects.select_related("source_item__source", "speaker")
    whole = claims.prefetch_related("casualties", "displacements", "superseded_by")
    return records.select_related("public_state").prefetch_related(
        Prefetch("claims", queryset=whole), "locations"
    )


def rows(records: list[Record]) -> list[Row]:
    return [row(record) for record in records]


def row(record: Any) -> Row:
    figures = headline_figures(list(record.claims.all()))
    publication = Publication(record.public_state.publication)
    return Row(
        record=record,
        state=str(STATES[State(record.state)]),
        published=publication is Publication.PUBLISHED,
        gone=str(PUBLICATIONS[publication]) if publication in GONE else "",
        place=place(record),
        killed=figures.get("killed"),
        injured=figures.get("injured"),
        by_me=record.by_me,
    )


def place(record: Record) -> str:
    """Return the names of up to three locations: the place, else its area, else the country."""
    names = [
        row.name.get("en") or row.admin1_name.get("en") or row.country for row in list(record.locations.all())
    ]
    known = [name for name in dict.fromkeys(names) if name]
    return ", ".join(known[:3]) + (" …" if len(known) > 3 else "")
