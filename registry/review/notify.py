# SPDX-License-Identifier: Apache-2.0
"""Telling people that something concerns them. Nothing of the record stands in it, and nobody is told of their own deed."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from registry.accounts.models import User
from registry.audit.viewing import viewing
from registry.casework.models import Record, Revision
from registry.domain.assignment import Task
from registry.domain.workflow import EDITABLE, UNDER_REVIEW
from registry.review.models import Assignment, Comment, Decision, Notification

Kind = Notification.Kind
TOLD = {
    "request_changes": Kind.CHANGES_REQUESTED,
    "approve": Kind.DECIDED,
    "reject": Kind.DECIDED,
    "hold": Kind.HOLD,
    "lift_hold": Kind.HOLD,
}


def notify(kind: str, *, record: Record | UUID, people: Iterable[User | UUID], by: User, about: UUID) -> None:
    """Tell each of these people once, in the caller's transaction; whoever did it is left out."""
    keys = {person.pk if isinstance(person, User) else person for person in people} - {by.pk}
    Notification.objects.bulk_create(
        [
            Notification(kind=kind, record_id=key_of(record), person_id=key, made_by=by, about=about)
            for key in sorted(keys)
        ],
        ignore_conflicts=True,
    )


def key_of(record: Record | UUID) -> UUID:
    return record.pk if isinstance(record, Record) else record


def concerned(revision: Revision) -> set[UUID]:
    """Return who wrote the revision and who has its record for writing."""
    given = Assignment.objects.filter(record=revision.record_id, task=Task.WRITE, ended_at__isnull=True)
    return {
        *revision.authorships.values_list("author_id", flat=True),
        *given.values_list("person_id", flat=True),
    }


def tell_of_decision(decision: Decision, *, by: User) -> None:
    if kind := TOLD.get(decision.step):
        revision = decision.revision
        people = concerned(revision)
        notify(kind, record=revision.record_id, people=people, by=by, about=decision.pk)


def tell_of_hold(record: Record, *, about: UUID, by: User) -> None:
    """Tell whoever wrote in the record or has it, for whatever, that a hold on it was set or lifted."""
    given = Assignment.objects.filter(record=record, ended_at__isnull=True)
    people = concerned(record.revision) | set(given.values_list("person_id", flat=True))
    notify(Kind.HOLD, record=record, people=people, by=by, about=about)


def tell_of_comment(comment: Comment, *, mentioned: Iterable[User], by: User) -> None:
    """Tell those who are named; the others whose record or thread it is, that somebody commented."""
    named = {person.pk for person in mentioned}
    others = concerned(comment.record.revision)
    if comment.answers:
        others |= {comment.answers.author_id, *comment.answers.replies.values_list("author_id", flat=True)}
    notify(Kind.MENTION, record=comment.record, people=named, by=by, about=comment.pk)
    notify(Kind.COMMENT, record=comment.record, people=others - named, by=by, about=comment.pk)


def late(today: date) -> QuerySet[Assignment]:
    """Return what is past its day while the record still waits for that person."""
    writing = Q(task=Task.WRITE, record__revisions__state__in=[s.value for s in EDITABLE])
    reviewing = Q(task=Task.REVIEW, record__revisions__state__in=[s.value for s in UNDER_REVIEW])
    return Assignment.objects.filter(
        writing | reviewing,
        ended_at__isnull=True,
        due__lt=today,
        record__revisions__released_at__isnull=True,
    )


def tell_late() -> int:
    """Tell everybody once of each assignment of theirs that is past its day; return how many were new. Safe to repeat."""
    return sum(tell_late_one(person) for person in User.objects.filter(is_active=True))


def tell_late_one(person: User) -> int:
    with viewing(person.pk):
        told = Notification.objects.filter(person=person, kind=Kind.OVERDUE)
        rows = [
            Notification(kind=Kind.OVERDUE, record_id=row.record_id, person=person, about=row.pk)
            for row in late(datetime.now(UTC).date()).filter(person=person)
        ]
        before = told.count()
        Notification.objects.bulk_create(rows, ignore_conflicts=True)
        return told.count() - before


def mine(user: User) -> QuerySet[Notification]:
    """Return what this person was told of records they may still see, and of alarms, newest first."""
    seen = Q(record__in=Record.objects.visible_to(user)) | Q(record__isnull=True)
    return Notification.objects.filter(seen, person=user)


def unread(user: User) -> int:
    return mine(user).filter(read_at__isnull=True).count()


def mark_read(user: User, *, keys: Iterable[UUID] | None = None) -> int:
    """Note that these were read, or all; return how many were new."""
    rows = Notification.objects.filter(person=user, read_at__isnull=True)
    if keys is not None:
        rows = rows.filter(pk__in=keys)
    return rows.update(read_at=datetime.now(UTC))
