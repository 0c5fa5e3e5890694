# SPDX-License-Identifier: Apache-2.0
"""The list of records, with what each row tells; the number of queries does not grow with the rows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Count, Prefetch
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from registry.accounts.models import User
from registry.casework.finding import RecordFilter, matching
from registry.casework.finding.matching import SHOWN, order
from registry.casework.models import Record
from registry.casework.querysets import RecordQuerySet
from registry.casework.statements import whole_claims
from registry.desk.figures import headline_figures
from registry.desk.words import PUBLICATIONS, STATES
from registry.domain.workflow import Publication, State

GONE = (Publication.WITHDRAWN, Publication.SUSPENDED, Publication.MERGED)
PAGE = 25


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


def chosen(visible: RecordQuerySet, wanted: RecordFilter, user: User) -> RecordQuerySet:
    """Return the selection among what this person may see, in its order: narrow rows to page through."""
    return matching(visible, wanted, by=user).filter(standing__isnull=False).order_by(*order(wanted))


def counts(visible: RecordQuerySet, user: User) -> dict[str, int]:
    """Return how many records each of the lists of work holds."""
    each = {name: Count("standing", filter=condition(user)) for name, condition in SHOWN.items()}
    return visible.filter(standing__is_open=True).aggregate(**each)


def page_of(visible: RecordQuerySet, wanted: RecordFilter, number: str, user: User) -> Page[UUID]:
    """Return one page of keys; a page that does not exist is the last one."""
    paginator = Paginator(chosen(visible, wanted, user).values_list("pk", flat=True), PAGE)
    # What is counted needs no order, and without a filter no second table.
    paginator.count = matching(visible, wanted, by=user).count()
    return paginator.get_page(number)


def with_parts(visible: RecordQuerySet, keys: Sequence[UUID]) -> list[Any]:
    """Return these records with what their rows tell, in this order."""
    records = visible.filter(pk__in=keys).select_related("standing").with_merged()
    found = records.prefetch_related(Prefetch("claims", queryset=whole_claims()), "locations")
    by_key = {record.pk: record for record in found}
    return [by_key[key] for key in keys if key in by_key]


def rows(records: Iterable[Any], user: User) -> list[Row]:
    return [row(record, user) for record in records]


def row(record: Any, user: User) -> Row:
    figures = headline_figures(list(record.claims.all()))
    standing = record.standing
    publication = Publication(standing.publication)
    merged = record.merged_away
    return Row(
        record=record,
        state=str(PUBLICATIONS[Publication.MERGED] if merged else STATES[State(standing.state)]),
        published=publication is Publication.PUBLISHED,
        gone=str(PUBLICATIONS[publication]) if publication in GONE and not merged else "",
        place=place(record),
        killed=figures.get("killed"),
        injured=figures.get("injured"),
        by_me=user.pk in standing.authors,
    )


def place(record: Record) -> str:
    """Return the names of up to three locations: the place, else its area, else the country."""
    languages = (get_language() or "en", "en")
    names = [
        next(
            filter(None, (texts.get(each) for texts in (row.name, row.admin1_name) for each in languages)),
            row.country,
        )
        for row in record.locations.all()
    ]
    known = [name for name in dict.fromkeys(names) if name]
    return _(", ").join(known[:3]) + (" …" if len(known) > 3 else "")
