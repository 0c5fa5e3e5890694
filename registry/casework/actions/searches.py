# SPDX-License-Identifier: Apache-2.0
"""Keeping selections under a name. They are the owner's alone and hold no records, so the trail need not tell of them."""

from datetime import UTC, datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from registry.accounts.models import User
from registry.casework.models import SavedSearch
from registry.domain.errors import InvalidInput, NotFound
from registry.domain.text import plain_text

MOST, LONGEST = 50, 80


def save_search(name: str, query: str, *, by: User) -> SavedSearch:
    """Keep a selection, `query` being its one spelling. Raises: InvalidInput."""
    name = sound_name(name)
    if by.saved_searches.count() >= MOST:
        raise InvalidInput(
            "There are %(most)s saved searches already. Delete one first.", field="name", most=MOST
        )
    try:
        with transaction.atomic():
            return SavedSearch.objects.create(owner=by, name=name, query=query, opened_at=datetime.now(UTC))
    except IntegrityError as taken:
        raise InvalidInput("You have a saved search of this name.", field="name") from taken


def rename_search(key: UUID, name: str, *, by: User) -> None:
    """Raises: InvalidInput, NotFound."""
    search = own(key, by)
    search.name = sound_name(name)
    try:
        with transaction.atomic():
            search.save(update_fields=["name"])
    except IntegrityError as taken:
        raise InvalidInput("You have a saved search of this name.", field="name") from taken


def delete_search(key: UUID, *, by: User) -> None:
    """Raises: NotFound."""
    own(key, by).delete()


def open_search(key: UUID, *, by: User) -> SavedSearch:
    """Return the search and note the moment: what changes from now on is new. Raises: NotFound."""
    search = own(key, by)
    search.opened_at = datetime.now(UTC)
    search.save(update_fields=["opened_at"])
    return search


def own(key: UUID, by: User) -> SavedSearch:
    found = SavedSearch.objects.filter(pk=key, owner=by).first()
    if found is None:
        raise NotFound("There is no such saved search.")
    return found


def sound_name(name: str) -> str:
    name = plain_text(" ".join(name.split()), field="name")
    if not name:
        raise InvalidInput("Give the search a name.", field="name")
    if len(name) > LONGEST:
        raise InvalidInput("A name has at most %(most)s characters.", field="name", most=LONGEST)
    return name
