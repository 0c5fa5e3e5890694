# SPDX-License-Identifier: Apache-2.0
"""Giving a record to a person, for writing or for review, and taking it off them. The history is kept."""

from datetime import UTC, date, datetime
from uuid import UUID

from django.db.models import QuerySet

from registry.accounts.models import User
from registry.audit.trail import acting_as
from registry.audit.trail import record as tell
from registry.casework.actions.access import let_read, stop_reading_with_the_work
from registry.casework.actions.log import refuse_merged
from registry.casework.models import Record
from registry.domain.assignment import Task, check_assignment, may_end
from registry.domain.errors import NotPermitted, WrongState
from registry.review.models import Assignment, Notification
from registry.review.notify import notify


def standing(record: Record) -> QuerySet[Assignment]:
    """Return who has the record now; at most one for each task."""
    return Assignment.objects.filter(record=record, ended_at__isnull=True).select_related(
        "person", "assigned_by"
    )


def earlier(record: Record) -> list[Assignment]:
    """Return who had the record before, newest first."""
    ended = Assignment.objects.filter(record=record, ended_at__isnull=False).order_by("-ended_at")
    return list(ended.select_related("person", "assigned_by", "ended_by"))


def assign(record: Record, *, task: Task, person: User, by: User, due: date | None = None) -> Assignment:
    """Give the record to a person; whoever had it for this task has it no more.

    Raises: NotPermitted, NeedsSecondPerson, WrongState where nothing would change or it was merged into another.
    """
    with acting_as(by.pk):
        refuse_merged(record)
        revision = record.revisions.select_for_update().order_by("-number")[0]
        check_assignment(
            task,
            person=person.pk,
            by=by.pk,
            authors=frozenset(revision.authorships.values_list("author_id", flat=True)),
            person_granted=person.granted if person.is_active else frozenset(),
            by_granted=by.granted,
        )
        refuse_same(record, task, person, due)
        end(standing(record).filter(task=task), by=by)
        let_person_read(record, person=person, by=by)
        row = Assignment.objects.create(record=record, person=person, task=task, due=due, assigned_by=by)
        if person != by:
            notify(Notification.Kind.ASSIGNED, record=record, people=[person], by=by, about=row.pk)
        data = {"task": task.value, "person": str(person.pk), "due": due.isoformat() if due else ""}
        tell("record.assigned", actor=by.pk, subject=str(record.pk), data=data)
    return row


def let_person_read(record: Record, *, person: User, by: User) -> None:
    """Let the person read what they are given, where their team does not let them. Raises: what `let_read` raises."""
    if not Record.objects.visible_to(person).filter(pk=record.pk).exists():
        let_read(record, person=person, by=by, with_the_work=True)


def unassign(record: Record, *, task: Task, by: User) -> None:
    """Take the record off whoever has it for this task. Raises: WrongState where nobody has; NotPermitted."""
    with acting_as(by.pk):
        row = standing(record).filter(task=task).select_for_update(of=("self",)).first()
        if row is None:
            raise WrongState("Nobody has this record for that.")
        if not may_end(person=row.person_id, by=by.pk, by_granted=by.granted):
            raise NotPermitted("Taking a record off somebody else needs the role reviewer or administrator.")
        end(Assignment.objects.filter(pk=row.pk), by=by)
        data = {"task": task.value, "person": str(row.person_id)}
        tell("record.unassigned", actor=by.pk, subject=str(record.pk), data=data)


def refuse_same(record: Record, task: Task, person: User, due: date | None) -> None:
    if standing(record).filter(task=task, person=person, due=due).exists():
        raise WrongState("This person has the record already.")


def end(rows: QuerySet[Assignment], *, by: User, still_reading: UUID | None = None) -> None:
    """End this work. Who was let in for it alone sees the record no more, but for `still_reading`."""
    ended = list(rows.filter(ended_at__isnull=True).order_by("pk"))
    keys = [row.pk for row in ended]
    Assignment.objects.filter(pk__in=keys).update(ended_at=datetime.now(UTC), ended_by=by)
    for row in ended:
        has_more = Assignment.objects.filter(
            record=row.record_id, person=row.person_id, ended_at=None
        ).exists()
        if row.person_id != still_reading and not has_more:
            stop_reading_with_the_work(row.record_id, person=row.person_id, by=by)


def end_all(record: UUID, *, by: User) -> None:
    """End what a decision that closes the work has settled, in the caller's transaction.

    Whoever took the decision goes on seeing what they decided on.
    """
    end(Assignment.objects.filter(record_id=record), by=by, still_reading=by.pk)
