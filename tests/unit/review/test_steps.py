# SPDX-License-Identifier: Apache-2.0
"""Steps of the workflow as people take them."""

import pytest

from registry.audit.models import Event
from registry.casework.actions.log import rewrite_record
from registry.domain.errors import (
    InvalidInput,
    NeedsReason,
    NeedsSecondPerson,
    NotEditable,
    NotPermitted,
    WrongState,
)
from registry.review.models import Decision
from registry.review.steps import take_step
from tests.factories.records import approved, claim, draft, in_review, logged


def test_a_step_is_told_to_the_audit_trail_with_its_reason(amal, basim):
    record = in_review(amal, basim)
    take_step("request_changes", record=record, by=basim, reason="The date is missing a source.")

    event = Event.objects.latest("seq")
    assert event.verb == "revision.request_changes"
    assert "The date is missing a source." in event.body
    assert Decision.objects.get(step="request_changes").decided_by == basim


def test_a_refused_step_changes_nothing(amal):
    record = logged(amal)
    told = Event.objects.count()

    with pytest.raises(WrongState):
        take_step("approve", record=record, by=amal, reason="x", content=b"")
    assert (record.revision.state, Decision.objects.count(), Event.objects.count()) == ("draft", 0, told)


def test_a_viewer_submits_nothing(amal, fadi):
    with pytest.raises(NotPermitted):
        take_step("submit", record=logged(amal), by=fadi)


def test_an_author_cannot_start_the_review(eyad):
    record = logged(eyad)
    take_step("submit", record=record, by=eyad)

    with pytest.raises(NeedsSecondPerson):
        take_step("start_review", record=record, by=eyad)


def test_a_rejection_says_which_kind(amal, basim):
    record = in_review(amal, basim)

    with pytest.raises(NeedsReason) as refusal:
        take_step("reject", record=record, by=basim, reason="no")
    assert refusal.value.field == "outcome"
    take_step("reject", record=record, by=basim, reason="no", outcome="duplicate")


def test_an_edit_after_approval_needs_the_approval_taken_back(amal, basim):
    record = approved(amal, basim)
    record.refresh_from_db()
    with pytest.raises(NotEditable):
        rewrite_record(record, draft(), by=amal, row_version=record.row_version)

    take_step("reopen", record=record, by=amal, reason="One more source.")

    revision = record.revision
    assert (revision.state, revision.content, revision.content_sha256) == ("draft", None, "")
    rewrite_record(record, draft(claims=(claim(4),)), by=amal, row_version=record.row_version)


@pytest.mark.parametrize("grade", ["corroborated", "confirmed"])
def test_a_grade_stronger_than_its_claims_is_not_submitted(amal, grade):
    record = logged(amal, harm_grade=grade, grade_reason="I think so.")

    with pytest.raises(InvalidInput) as refusal:
        take_step("submit", record=record, by=amal)
    assert refusal.value.field == "harm_grade"


def test_two_origins_support_corroborated(amal):
    two = (claim(3, origin="post"), claim(4, origin="clinic"))
    record = logged(amal, claims=two, harm_grade="corroborated", grade_reason="Two independent origins.")

    take_step("submit", record=record, by=amal)
    assert record.revision.state == "submitted"
