# SPDX-License-Identifier: Apache-2.0
"""The list of records, with what each row tells; the number of queries does not grow with the rows."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, QuerySet

from registry.accounts.models import User
from registry.casework.models import Record
from registry.casework.statements import whole_claims
from registry.desk.figures import headline_figures
from registry.desk.words import STATES
from registry.domain.workflow import EDITABLE, UNDER_REVIEW, Publication, State


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list. `killed` and `injured`: figures as the world would read them, or None."""

    record: Record
    state: str
    published: bool
    withdrawn: bool
    place: str
    killed: dict[str, Any] | None
    injured: dict[str, Any] | None
    by_me: bool


def listed(user: User) -> QuerySet[Any]:
    """Return what this person may see with the newest revision's state and whether they wrote in it."""
    found: QuerySet[Any] = Record.objects.visible_to(user).with_state().with_work(user)
    return found.order_by("-updated_at", "-pk")


def shown(records: QuerySet[Any], show: str) -> QuerySet[Any]:
    """Keep what the chosen list is about."""
    if show == "mine":
        return records.filter(by_me=True, state__in=[state.value for state in EDITABLE])
    if show == "review":
        return records.filter(state__in=[state.value for state in UNDER_REVIEW])
    if show == "approved":
        return records.filter(state=State.APPROVED.value, released_at__isnull=True)
    return records


def with_parts(records: QuerySet[Any]) -> QuerySet[Any]:
    """Read what the rows tell with the records; a prefetch reads parts of these alone."""
    return records.select_related("public_state").prefetch_related(
        Prefetch("claims", queryset=whole_claims()), "locations"
    )


def rows(records: list[Record]) -> list[Row]:
    return [row(record) for record in records]


def row(record: Any) -> Row:
    figures = headline_figures(list(record.claims.all()))
    return Row(
        record=record,
        state=str(STATES[State(record.state)]),
        published=record.public_state.publication == Publication.PUBLISHED,
        withdrawn=record.public_state.publication == Publication.WITHDRAWN,
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
