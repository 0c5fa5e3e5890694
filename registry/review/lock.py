# SPDX-License-Identifier: Apache-2.0
"""One reviewer at a time: claiming a review, showing that one is at it, releasing it."""

from datetime import UTC, datetime

from registry.accounts.models import User
from registry.audit.trail import acting_as
from registry.audit.trail import record as tell
from registry.casework.models import Record, Revision
from registry.domain import review_lock
from registry.domain.errors import NeedsSecondPerson, NotPermitted, WrongState
from registry.domain.workflow import State
from registry.review.models import ReviewLock


def standing(revision: Revision) -> ReviewLock | None:
    """Return the lock that binds now; None where nobody reviews, or whoever did has been idle too long."""
    lock = ReviewLock.objects.filter(revision=revision).select_related("owner").first()
    return lock if lock and review_lock.stands(lock.touched_at, now=datetime.now(UTC)) else None


def refuse_locked(revision: Revision, *, by: User) -> None:
    """Raises: BeingReviewed while somebody else reviews this revision."""
    if lock := standing(revision):
        review_lock.check_free(
            owner=lock.owner_id,
            name=str(lock.owner),
            touched_at=lock.touched_at,
            actor=by.pk,
            now=datetime.now(UTC),
        )


def take(revision: Revision, *, by: User) -> ReviewLock:
    """Claim the review for this person, in the caller's transaction. A lock that binds nobody any more goes."""
    ReviewLock.objects.filter(revision=revision).delete()
    now = datetime.now(UTC)
    return ReviewLock.objects.create(revision=revision, owner=by, taken_at=now, touched_at=now)


def let_go(revision: Revision) -> None:
    ReviewLock.objects.filter(revision=revision).delete()


def touch(revision: Revision, *, by: User) -> None:
    """Note that the owner is still at it, in the caller's transaction; of anybody else it says nothing."""
    ReviewLock.objects.filter(revision=revision, owner=by).update(touched_at=datetime.now(UTC))


def claim(record: Record, *, by: User) -> ReviewLock:
    """Claim a review that has started and that nobody holds now.

    Raises: WrongState, BeingReviewed, NotPermitted, NeedsSecondPerson.
    """
    with acting_as(by.pk):
        revision = in_review_for_update(record)
        if "review.decide" not in by.granted:
            raise NotPermitted("Reviewing needs the role reviewer.")
        if revision.authorships.filter(author=by).exists():
            raise NeedsSecondPerson("You wrote part of this record. Another person must take this step.")
        refuse_locked(revision, by=by)
        lock = take(revision, by=by)
        tell("review.claimed", actor=by.pk, subject=str(record.pk), data={"revision": revision.number})
    return lock


def release(record: Record, *, by: User) -> None:
    """Release the review, one's own or that of somebody who forgot it.

    Raises: WrongState where nobody holds it; NotPermitted.
    """
    with acting_as(by.pk):
        revision = in_review_for_update(record)
        lock = ReviewLock.objects.select_for_update().filter(revision=revision).first()
        if lock is None:
            raise WrongState("Nobody holds this review.")
        review_lock.check_release(
            owner=lock.owner_id,
            touched_at=lock.touched_at,
            actor=by.pk,
            granted=by.granted,
            now=datetime.now(UTC),
        )
        lock.delete()
        tell("review.released", actor=by.pk, subject=str(record.pk), data={"owner": str(lock.owner_id)})


def in_review_for_update(record: Record) -> Revision:
    revision = Revision.objects.select_for_update().filter(record=record).order_by("-number")[0]
    if State(revision.state) is not State.IN_REVIEW:
        raise WrongState("No review of this record is going on.")
    return revision
