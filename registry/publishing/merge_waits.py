# SPDX-License-Identifier: Apache-2.0
"""Merges that wait for a second person: proposed, or asked to be undone."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q

from registry.accounts.models import User
from registry.casework.models import Authorship, Merge
from registry.casework.querysets import RecordQuerySet
from registry.domain.merging import CONFIRM_PUBLIC
from registry.domain.workflow import Publication


def confirmable(user: User, granted: frozenset[str], visible: RecordQuerySet) -> Iterable[Merge]:
    """Return the merges that the rules let this person confirm, or undo, as far as roles and authorship tell."""
    wrote = Authorship.objects.filter(author=user)
    sides = (Q(revision__record=OuterRef("duplicate")), Q(revision__record=OuterRef("survivor")))
    proposed = Q(confirmed_at=None) & ~Q(proposed_by=user)
    own = Exists(wrote.filter(sides[0])) | Exists(wrote.filter(sides[1]))
    undoing = Q(confirmed_at__isnull=False, undo_asked_by__isnull=False) & ~Q(undo_asked_by=user)
    rows = Merge.objects.filter(
        undoing | (proposed & ~Q(own)),
        declined_at=None,
        undone_at=None,
        duplicate__in=visible,
        survivor__in=visible,
    )
    if not CONFIRM_PUBLIC & granted:
        led = Q(duplicate__public_state__publication__in=[Publication.PUBLISHED, Publication.MERGED])
        rows = rows.exclude(led)
    return rows.select_related("duplicate", "survivor", "proposed_by", "undo_asked_by")
