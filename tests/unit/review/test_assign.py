# SPDX-License-Identifier: Apache-2.0
"""Who gets a record, by whom, and that an author never reviews: by the action, and by SQL as the desk's role."""

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction
from uuid_utils.compat import uuid7

from registry.audit.models import Event
from registry.audit.trail import acting_as
from registry.audit.viewing import viewing
from registry.casework.actions.access import let_read
from registry.casework.actions.log import rewrite_record
from registry.casework.models import Record
from registry.domain.assignment import Task
from registry.domain.errors import NeedsSecondPerson, NotPermitted, WrongState
from registry.review.assign import assign, standing, unassign
from registry.review.models import Assignment, Notification
from registry.review.steps import take_step
from tests.factories.records import claim, decide, draft, in_review, logged
from tests.factories.teams import somebody, team

DUE = date(2025, 4, 1)


def test_a_reviewer_takes_a_record_and_it_is_told(amal, basim):
    record = logged(amal)

    assign(record, task=Task.REVIEW, person=basim, by=basim, due=DUE)

    row = standing(record).get()
    assert (row.person, row.task, row.due, row.assigned_by) == (basim, "review", DUE, basim)
    assert Event.objects.latest("seq").verb == "record.assigned"
    with viewing(basim.pk):
        assert not Notification.objects.exists()


def test_the_history_of_assignments_is_kept(amal, basim, eyad):
    record = logged(amal)
    assign(record, task=Task.REVIEW, person=basim, by=basim)
    assign(record, task=Task.REVIEW, person=eyad, by=basim)

    first, second = Assignment.objects.order_by("assigned_at")
    assert (first.person, first.ended_by, second.person, second.ended_at) == (basim, basim, eyad, None)
    with viewing(eyad.pk):
        assert Notification.objects.get().person == eyad


def test_an_author_is_never_the_reviewer(eyad, basim):
    record = logged(eyad)

    with pytest.raises(NeedsSecondPerson):
        assign(record, task=Task.REVIEW, person=eyad, by=basim)
    assert not Assignment.objects.exists()


def test_a_documenter_gives_a_record_to_nobody_else(amal, eyad):
    with pytest.raises(NotPermitted):
        assign(logged(eyad), task=Task.WRITE, person=eyad, by=amal)


@pytest.mark.parametrize("task", list(Task))
def test_nobody_gets_what_their_role_cannot_do(amal, basim, fadi, task):
    with pytest.raises(NotPermitted):
        assign(logged(amal), task=task, person=fadi, by=basim)


def test_the_same_again_is_said_and_changes_nothing(amal, basim):
    record = logged(amal)
    assign(record, task=Task.REVIEW, person=basim, by=basim)

    with pytest.raises(WrongState):
        assign(record, task=Task.REVIEW, person=basim, by=basim)
    assert Assignment.objects.count() == 1


def test_an_assignment_is_ended_by_its_person_and_by_no_documenter(amal, basim, eyad):
    record = logged(eyad)
    assign(record, task=Task.REVIEW, person=basim, by=basim)

    with pytest.raises(NotPermitted):
        unassign(record, task=Task.REVIEW, by=amal)
    unassign(record, task=Task.REVIEW, by=basim)
    assert not standing(record).exists()


def test_a_reviewer_who_writes_is_reviewer_no_more(amal, eyad):
    record = logged(amal)
    assign(record, task=Task.REVIEW, person=eyad, by=eyad)

    rewrite_record(record, draft(claims=(claim(4),)), by=eyad, row_version=1)

    assert not standing(record).exists()


def test_an_approval_ends_what_it_settles(amal, basim):
    record = in_review(amal, basim)
    assign(record, task=Task.REVIEW, person=basim, by=basim)

    decide(record, basim)

    assert not standing(record).exists()


def test_a_request_for_changes_leaves_the_reviewer(amal, basim):
    record = in_review(amal, basim)
    assign(record, task=Task.REVIEW, person=basim, by=basim)

    take_step("request_changes", record=record, by=basim, reason="Which day?")

    assert standing(record).get().person == basim


INSERT = (
    "INSERT INTO review_assignment (id, record_id, person_id, task, assigned_by_id, assigned_at)"
    " VALUES (%s, %s, %s, %s, %s, now())"
)


def given_by_sql(record, person, by, task="review", actor=None):
    with acting_as((actor or by).pk), connection.cursor() as cursor:
        cursor.execute(INSERT, [uuid7(), record.pk, person.pk, task, by.pk])


def test_sql_gives_no_record_to_its_author(eyad, amal, basim):
    record = logged(eyad)

    with pytest.raises(DatabaseError, match="author is never the reviewer"), transaction.atomic():
        given_by_sql(record, eyad, basim)
    with pytest.raises(DatabaseError, match="given by whoever may give it"), transaction.atomic():
        given_by_sql(record, basim, amal)
    with pytest.raises(DatabaseError, match="lacks the role"), transaction.atomic():
        given_by_sql(record, amal, basim)
    given_by_sql(record, basim, basim)  # the control


def test_sql_ends_no_assignment_for_somebody_else(amal, basim):
    record = logged(amal)
    assign(record, task=Task.REVIEW, person=basim, by=basim)
    end = "UPDATE review_assignment SET ended_at = now(), ended_by_id = %s"

    with pytest.raises(DatabaseError, match="ended once"), acting_as(amal.pk), connection.cursor() as cursor:
        cursor.execute(end, [amal.pk])
    with acting_as(basim.pk), connection.cursor() as cursor:
        cursor.execute(end, [basim.pk])


def sees(person, record):
    with viewing(person.pk):
        return Record.objects.visible_to(person).filter(pk=record.pk).exists()


@pytest.fixture
def guest():
    """Somebody who reviews and is in no team."""
    return somebody("guest", "reviewer", "documenter")


@pytest.fixture
def theirs(amal, basim):
    record = logged(amal, team=team("North", amal, basim).pk, sensitivity="confidential")
    take_step("submit", record=record, by=amal)
    return record


def test_whoever_a_record_is_taken_off_sees_it_no_more(theirs, basim, guest):
    assert not sees(guest, theirs)
    assign(theirs, task=Task.REVIEW, person=guest, by=basim)
    assert sees(guest, theirs)
    unassign(theirs, task=Task.REVIEW, by=basim)

    assert not sees(guest, theirs)
    assert Event.objects.filter(verb="record.reader_removed").count() == 1


def test_it_is_seen_as_long_as_other_work_on_it_stands(theirs, basim, guest):
    assign(theirs, task=Task.REVIEW, person=guest, by=basim)
    assign(theirs, task=Task.WRITE, person=guest, by=basim)
    unassign(theirs, task=Task.REVIEW, by=basim)
    assert sees(guest, theirs)
    unassign(theirs, task=Task.WRITE, by=basim)
    assert not sees(guest, theirs)


def test_a_new_day_for_the_same_person_keeps_their_sight(theirs, basim, guest):
    assign(theirs, task=Task.REVIEW, person=guest, by=basim)
    assign(theirs, task=Task.REVIEW, person=guest, by=basim, due=DUE)
    assert sees(guest, theirs)


def test_whoever_was_named_otherwise_goes_on_reading(theirs, amal, basim, guest):
    let_read(theirs, person=guest, by=amal)
    assign(theirs, task=Task.REVIEW, person=guest, by=basim)
    unassign(theirs, task=Task.REVIEW, by=basim)
    assert sees(guest, theirs)


def test_a_decision_ends_the_sight_of_all_guests_but_of_who_took_it(theirs, basim, guest):
    writer = somebody("writer", "documenter")
    assign(theirs, task=Task.WRITE, person=writer, by=basim)
    assign(theirs, task=Task.REVIEW, person=guest, by=basim)
    take_step("start_review", record=theirs, by=guest)
    take_step("reject", record=theirs, by=guest, reason="It is known already.", outcome="out_of_scope")
    assert (sees(guest, theirs), sees(writer, theirs)) == (True, False)
