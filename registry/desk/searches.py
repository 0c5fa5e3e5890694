# SPDX-License-Identifier: Apache-2.0
"""The saved searches of a person, and how much of each is new; one query however many there are."""

from dataclasses import dataclass

from django.db.models import Count, Q
from django.http import QueryDict

from registry.accounts.models import User
from registry.casework.finding import parse
from registry.casework.finding.matching import conditions
from registry.casework.models import SavedSearch
from registry.casework.querysets import RecordQuerySet
from registry.domain.errors import InvalidFilter


@dataclass(frozen=True, slots=True)
class Line:
    """`new`: records of the search changed since it was last opened; None where it can be read no more."""

    search: SavedSearch
    new: int | None


def searches_of(user: User, visible: RecordQuerySet) -> list[Line]:
    """Return the searches by name, with what is new among the visible records."""
    own = list(user.saved_searches.all())
    if not own:
        return []
    asked = {
        f"n{number}": count for number, search in enumerate(own) if (count := newer(search, user)) is not None
    }
    since = min(search.opened_at for search in own)
    recent = visible.filter(standing__updated_at__gt=since)
    found = recent.aggregate(**asked) if asked else {}
    return [Line(search, found.get(f"n{number}")) for number, search in enumerate(own)]


def newer(search: SavedSearch, user: User) -> Count | None:
    try:
        wanted = parse(QueryDict(search.query))
    except InvalidFilter:
        return None
    condition = Q(standing__updated_at__gt=search.opened_at)
    for each in conditions(wanted, user):
        condition &= each
    return Count("standing", filter=condition)
