# SPDX-License-Identifier: Apache-2.0
"""Who reads what once two records are one: nobody what they do not see now. Docs: docs/explanation/who-sees-what.md."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any
from uuid import UUID

from registry.accounts.models import User
from registry.audit.trail import acting_as
from registry.casework.actions.audience import called, seen_by, told, viewers
from registry.casework.models import Authorship, Merge, Record
from registry.domain.errors import NotPermitted, WrongState
from registry.domain.visibility import Standing


def survivor_seen(merge: Merge) -> Record | None:
    """Return the record that stays, where whoever this transaction reads for sees it."""
    return Record.objects.filter(pk=merge.survivor_id).first()


def refuse_half_seen(merge: Merge, *people: User) -> None:
    """Raises: NotPermitted where one of them does not see both records."""
    keys = (merge.duplicate_id, merge.survivor_id)
    for person in people:
        with acting_as(person.pk):
            if Record.objects.visible_to(person).filter(pk__in=keys).count() < len(keys):
                raise NotPermitted("Only people who see both records propose and decide on a merge.")


def refuse_wider(record: Record, into: Record) -> None:
    """Raises: WrongState where somebody would read the claims of `record` in `into` who does not see them now.

    Publishers who reach the one because it was approved read in it what is drafted; that is no reason to refuse.
    """
    people, one, other = viewers(), told(record), told(into)
    refuse_new_authors(record, into)
    now = seen_by(replace(one, cleared=one.cleared or other.cleared), people)
    if new := seen_by(other, people) - now:
        raise WrongState(
            "Somebody who does not see the duplicate would read its claims: %(names)s. Name them its readers first, or "
            "see that the same people see both.",
            names=named(new),
        )


def refuse_new_authors(record: Record, into: Record) -> None:
    """Raises: WrongState where somebody would see `into` only for being an author of what comes to it."""
    people, then = viewers(), told(into)
    if new := seen_by(with_authors(then, unreleased(record)), people) - seen_by(then, people):
        raise WrongState(
            "Somebody who wrote what is moved does not see the record it goes to, and would then: %(names)s. Name them "
            "its readers first.",
            names=named(new),
        )


def with_authors(then: Standing, more: frozenset[UUID]) -> Standing:
    return replace(then, authors=frozenset(then.authors) | more)


def unreleased(record: Record) -> frozenset[UUID]:
    """Return who wrote what was not handed over yet: they stay authors of it where it goes."""
    rows = Authorship.objects.filter(revision__record=record, revision__released_at__isnull=True)
    return frozenset(rows.values_list("author_id", flat=True))


def named(people: Iterable[Any]) -> str:
    return ", ".join(called(people))
