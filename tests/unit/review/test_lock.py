# SPDX-License-Identifier: Apache-2.0
"""One reviewer at a time: who holds a review, who may end that, and that nobody decides beside them."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from registry.audit.trail import acting_as
from registry.domain.errors import BeingReviewed, NeedsSecondPerson, NotPermitted, WrongState
from registry.domain.review_lock import IDLE, check_release, stands
from registry.review.lock import claim, release, standing
from registry.review.models import Decision, ReviewLock
from registry.review.steps import take_step
from tests.factories.records import decide, in_review, logged

NOON = datetime(2025, 3, 3, 12, tzinfo=UTC)


def idle_now(record):
    """Let the owner's last sign be as old as the rule asks."""
    lock = ReviewLock.objects.get(revision=record.revision)
    with acting_as(lock.owner_id):
        ReviewLock.objects.filter(pk=lock.pk).update(touched_at=datetime.now(UTC) - IDLE)


@pytest.mark.parametrize(("after", "binds"), [(IDLE - timedelta(seconds=1), True), (IDLE, False)])
def test_a_lock_binds_until_it_was_idle_long_enough(after, binds):
    assert stands(NOON, now=NOON + after) is binds


def test_a_release_is_of_ones_own_or_by_whoever_gives_records():
    told = {"owner": 1, "touched_at": NOON, "now": NOON}
    with pytest.raises(NotPermitted):
        check_release(**told, actor=2, granted={"review.decide"})
    check_release(**told, actor=1, granted=set())
    check_release(**told, actor=2, granted={"review.assign"})


def test_starting_a_review_claims_it(amal, basim):
    assert standing(in_review(amal, basim).revision).owner == basim


def test_a_second_reviewer_cannot_decide_meanwhile(amal, basim, eyad):
    record = in_review(amal, basim)

    with pytest.raises(BeingReviewed, match="Basim") as refusal:
        decide(record, eyad)
    assert refusal.value.code == "being_reviewed"
    for step, outcome in (("request_changes", ""), ("reject", "duplicate")):
        with pytest.raises(BeingReviewed):
            take_step(step, record=record, by=eyad, reason="x", outcome=outcome)
    assert record.revision.state == "in_review"
    decide(record, basim)  # the control


def test_a_hold_for_safety_waits_for_nobody(amal, basim, eyad):
    record = in_review(amal, basim)

    take_step("hold", record=record, by=eyad, reason="Somebody is at risk.")

    assert standing(record.revision) is None


def test_released_it_is_anybodys(amal, basim, eyad):
    record = in_review(amal, basim)
    release(record, by=basim)

    claim(record, by=eyad)

    with pytest.raises(BeingReviewed):
        decide(record, basim)
    decide(record, eyad)
    assert standing(record.revision) is None


def test_a_forgotten_review_is_free_after_two_hours(amal, basim, eyad):
    record = in_review(amal, basim)
    idle_now(record)

    assert standing(record.revision) is None
    claim(record, by=eyad)
    decide(record, eyad)


def test_an_author_claims_no_review(eyad, basim):
    record = in_review(eyad, basim)
    release(record, by=basim)

    with pytest.raises(NeedsSecondPerson):
        claim(record, by=eyad)


def test_a_documenter_releases_nothing(amal, basim):
    record = in_review(amal, basim)

    with pytest.raises(NotPermitted):
        release(record, by=amal)
    assert standing(record.revision).owner == basim


def test_nothing_is_claimed_or_released_where_no_review_goes_on(amal, basim):
    record = logged(amal)
    for verb in (claim, release):
        with pytest.raises(WrongState):
            verb(record, by=basim)


REQUEST = (
    "INSERT INTO review_decision (id, revision_id, step, outcome, reason, content_sha256, decided_by_id, decided_at)"
    " VALUES (gen_random_uuid(), %s, 'request_changes', '', 'x', '', %s, now())"
)


def test_sql_decides_nothing_beside_the_reviewer(amal, basim, eyad):
    record = in_review(amal, basim)

    def decided(by):
        with acting_as(by.pk), connection.cursor() as cursor:
            cursor.execute(REQUEST, [record.revision.pk, by.pk])

    with pytest.raises(DatabaseError, match="somebody else reviews"), transaction.atomic():
        decided(eyad)
    decided(basim)  # the control
    idle_now(record)
    decided(eyad)  # and another: the rule ends it, no job does
    assert Decision.objects.filter(step="request_changes").count() == 2


def test_sql_takes_no_lock_from_its_owner(amal, basim):
    record = in_review(amal, basim)
    key = record.revision.pk

    for statement in (
        "DELETE FROM review_reviewlock WHERE revision_id = %s",
        "UPDATE review_reviewlock SET touched_at = now() WHERE revision_id = %s",
    ):
        with pytest.raises(DatabaseError), acting_as(amal.pk), connection.cursor() as cursor:
            cursor.execute(statement, [key])
    assert standing(record.revision).owner == basim
