# SPDX-License-Identifier: Apache-2.0
"""What stands around many revisions at once, for lists: one query each, however many there are."""

from collections.abc import Iterable
from datetime import UTC, datetime
from uuid import UUID

from django.db.models import Count

from registry.accounts.models import User
from registry.casework.models import Authorship
from registry.domain.review_lock import stands
from registry.review.models import Assignment, Comment, Decision, ReviewLock


def newest_decisions(revisions: Iterable[int]) -> dict[int, Decision]:
    """Return the last step of each revision, with who took it."""
    found = (
        Decision.objects.filter(revision__in=list(revisions))
        .order_by("revision_id", "-decided_at")
        .distinct("revision_id")
        .select_related("decided_by")
    )
    return {row.revision_id: row for row in found}


def decisions(keys: Iterable[UUID]) -> list[Decision]:
    """Return the decisions of these keys; no query where there is none."""
    wanted = list(keys)
    return list(Decision.objects.filter(pk__in=wanted)) if wanted else []


def reviewers(revisions: Iterable[int]) -> dict[int, User]:
    """Return, by revision, who reviews it now."""
    now = datetime.now(UTC)
    found = ReviewLock.objects.filter(revision__in=list(revisions)).select_related("owner")
    return {row.revision_id: row.owner for row in found if stands(row.touched_at, now=now)}


def written_by(user: User, revisions: Iterable[int]) -> set[int]:
    """Return which of the revisions this person wrote part of."""
    own = Authorship.objects.filter(revision__in=list(revisions), author=user)
    return set(own.values_list("revision_id", flat=True))


def open_threads(records: Iterable[UUID]) -> dict[UUID, int]:
    """Return how many comments of each record wait for an answer; a record without any is left out."""
    waiting = Comment.objects.filter(record__in=list(records), answers__isnull=True, closed_at__isnull=True)
    return dict(waiting.values_list("record_id").annotate(n=Count("pk")).order_by())


def given(records: Iterable[UUID]) -> dict[UUID, list[Assignment]]:
    """Return what is given to whom, by record."""
    found: dict[UUID, list[Assignment]] = {}
    standing = Assignment.objects.filter(record__in=list(records), ended_at__isnull=True)
    for row in standing.select_related("person"):
        found.setdefault(row.record_id, []).append(row)
    return found
