# SPDX-License-Identifier: Apache-2.0
"""The filter as SQL over the standing of records. Rooms above add no condition of their own: they go through here."""

from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OrderBy, OuterRef, Q

from registry.accounts.models import User
from registry.casework.actions.unsaved import unsaved_of
from registry.casework.finding.filters import MINE, NOBODY, WHOLE_DESK, Range, RecordFilter
from registry.casework.finding.shapes import touching
from registry.casework.models import Record
from registry.casework.querysets import RecordQuerySet
from registry.domain.sought import question
from registry.domain.workflow import EDITABLE, UNDER_REVIEW, State
from registry.vocabularies import read

# Parameter: the column of the standing that holds one code, or several.
ONE = {
    "type": "type",
    "grade": "grade",
    "sensitivity": "sensitivity",
    "state": "state",
    "publication": "publication",
}
SEVERAL = {
    "weapon": "weapons",
    "attribution": "attributions",
    "object": "objects_hit",
    "delivery": "deliveries",
    "precision": "precisions",
    "source_kind": "source_kinds",
    "who": "who",
    "area": "areas",
    "actor": "actors",
}
FAMILIES = {
    "weapon": "weapon",
    "type": "incident_type",
    "object": "object_class",
}
COLUMNS = {"changed": "updated_at", "date": "date_latest"}


def matching(records: RecordQuerySet, wanted: RecordFilter, *, by: User) -> RecordQuerySet:
    """Return the records that the filter selects, in the order it asks for. `by`: who asks, for “mine” and “me”."""
    for condition in conditions(wanted, by):
        records = records.filter(condition)
    return records


def conditions(wanted: RecordFilter, by: User) -> Iterator[Q]:
    for name, codes in wanted.codes.items():
        yield PEOPLE[name](codes, by) if name in PEOPLE else of_codes(name, codes)
    if wanted.first or wanted.last:
        yield during(wanted)
    if wanted.box:
        yield touching(wanted.box)
    if wanted.located:
        yield Q(standing__shape__isnull=wanted.located == "no")
    if wanted.has:
        yield Q(Exists(unsaved_of(by).filter(record=OuterRef("pk"))))
    if wanted.kind:
        yield Q(standing__kind=wanted.kind)
    if wanted.changed_since:
        yield Q(standing__updated_at__gte=wanted.changed_since)
    if wanted.q:
        yield Q(search_text__words__holds=question(wanted.q))
    for harm in ("killed", "injured"):
        if bounds := getattr(wanted, harm):
            yield reported(harm, bounds)
    if wanted.show in SHOWN:
        yield SHOWN[wanted.show](by)


def of_codes(name: str, codes: tuple[str, ...]) -> Q:
    """Any of the codes; a family holds its classes."""
    if scheme := FAMILIES.get(name):
        codes = tuple(sorted(frozenset().union(*(read.descendants(scheme, code) for code in codes))))
    if name in SEVERAL:
        return Q(**{f"standing__{SEVERAL[name]}__overlap": list(codes)})
    return Q(**{f"standing__{ONE[name]}__in": codes})


def called(names: tuple[str, ...], by: User) -> list[UUID]:
    others = User.objects.filter(username__in=[name for name in names if name not in (MINE, NOBODY)])
    return [*others.values_list("pk", flat=True), *([by.pk] if MINE in names else [])]


def authors(names: tuple[str, ...], by: User) -> Q:
    return Q(standing__authors__overlap=called(names, by))


def assignees(names: tuple[str, ...], by: User) -> Q:
    """Whoever has it now, for writing or for review. The table belongs to a room above: it is found by its relation."""
    given: Any = Record._meta.get_field("assignments").related_model
    now = given._default_manager.filter(record=OuterRef("pk"), ended_at__isnull=True)
    has = Q(Exists(now.filter(person__in=called(names, by))))
    return has | Q(~Exists(now)) if NOBODY in names else has


def teams(codes: tuple[str, ...], _by: User) -> Q:
    of_teams = Q(team__in=[code for code in codes if code != WHOLE_DESK])
    return of_teams | Q(team=None) if WHOLE_DESK in codes else of_teams


PEOPLE: dict[str, Callable[[tuple[str, ...], User], Q]] = {
    "author": authors,
    "assignee": assignees,
    "team": teams,
}


def during(wanted: RecordFilter) -> Q:
    """The window of the record touches the days asked for; a bound that is absent is open, on either side."""
    starts = (
        Q()
        if wanted.last is None
        else Q(standing__date_earliest=None) | Q(standing__date_earliest__lte=wanted.last)
    )
    ends = (
        Q()
        if wanted.first is None
        else Q(standing__date_latest=None) | Q(standing__date_latest__gte=wanted.first)
    )
    return Q(standing__isnull=False) & starts & ends


def reported(harm: str, bounds: Range) -> Q:
    """The range that the counted claims make overlaps the one asked for."""
    least, most = bounds
    known = Q(**{f"tally__{harm}_min__isnull": False})
    low = Q() if most is None else Q(**{f"tally__{harm}_min__lte": most})
    open_above = Q(**{f"tally__{harm}_max": None})
    high = Q() if least is None else open_above | Q(**{f"tally__{harm}_max__gte": least})
    return known & low & high


def mine(by: User) -> Q:
    """Open drafts, and what was sent back, that this person wrote in."""
    open_to = [state.value for state in EDITABLE]
    return Q(standing__is_open=True, standing__state__in=open_to, standing__authors__contains=[by.pk])


def waiting(by: User) -> Q:
    return Q(standing__is_open=True, standing__state__in=[state.value for state in UNDER_REVIEW])


def to_publish(by: User) -> Q:
    return Q(standing__is_open=True, standing__state=State.APPROVED.value)


SHOWN: dict[str, Callable[[User], Q]] = {"mine": mine, "review": waiting, "approved": to_publish}


def order(wanted: RecordFilter) -> list[Any]:
    """Return what to order by: changed last first, unless the filter asks for another order."""
    sort = wanted.sort or "-changed"
    name, down = sort.lstrip("-"), sort.startswith("-")
    path = f"standing__{COLUMNS[name]}" if name in COLUMNS else f"tally__{name}_min"
    # Where nothing is empty, the order is that of the index.
    last = True if down and name != "changed" else None
    return [
        OrderBy(F(path), descending=down, nulls_last=last),
        OrderBy(F("standing__record_id"), descending=down),
    ]
