# SPDX-License-Identifier: Apache-2.0
"""Nobody approves what they wrote because it went to another record: by a split, a merge, or plain SQL."""

import pytest
from django.db import connection

from registry.audit.trail import acting_as
from registry.audit.viewing import viewing
from registry.casework.actions.split import split_record
from registry.domain.assignment import Task
from registry.domain.errors import NeedsSecondPerson
from registry.publishing.merges import ask_undo, confirm_merge, propose_merge, undo_merge
from registry.publishing.outbox import publish
from registry.review.assign import assign, standing
from registry.review.steps import take_step
from tests.factories.records import claim, decide, document, logged, published

CLAIM = "UPDATE casework_claim SET record_id = %s, seq = 9 WHERE record_id = %s"
PLACE = "UPDATE casework_incidentlocation SET record_id = %s, seq = 9 WHERE record_id = %s"


@pytest.fixture
def claims(amal):
    one, two = document("One (invented)"), document("Two (invented)")
    return (claim(3, item=one, origin="one"), claim(4, item=two, origin="two"))


def split_off(record, by):
    with viewing(by.pk):
        going, place = record.claims.last().pk, record.locations.get().pk
    return split_record(record, claims=[going], locations=[place], by=by, reason="Two events.")


def merged(record, into, proposer, confirmer):
    proposed = propose_merge(record, into=into, by=proposer, reason="One event.")
    return confirm_merge(proposed, by=confirmer)


def authors(record, by):
    with viewing(by.pk):
        return set(record.revision.authorships.values_list("author__username", flat=True))


def reviewed(record, writer, reviewer):
    take_step("submit", record=record, by=writer)
    take_step("start_review", record=record, by=reviewer)
    decide(record, reviewer)


def test_who_wrote_what_was_split_off_does_not_approve_it(eyad, amal, basim, dunya, claims):
    part = split_off(logged(eyad, claims=claims), amal)
    assert authors(part, amal) == {"amal", "eyad"}
    take_step("submit", record=part, by=amal)
    with pytest.raises(NeedsSecondPerson):
        take_step("start_review", record=part, by=eyad)
    take_step("start_review", record=part, by=basim)  # the control
    decide(part, basim)
    with pytest.raises(NeedsSecondPerson):
        publish(record=part, by=eyad)


def test_who_wrote_what_was_merged_in_does_not_approve_it(eyad, amal, basim, claims):
    duplicate, survivor = logged(eyad, claims=claims), logged(amal)
    merged(duplicate, survivor, amal, basim)
    take_step("submit", record=survivor, by=amal)
    with pytest.raises(NeedsSecondPerson):
        take_step("start_review", record=survivor, by=eyad)
    take_step("start_review", record=survivor, by=basim)  # the control


def test_nor_what_was_given_back(eyad, amal, basim, claims):
    duplicate, survivor = logged(amal, claims=claims), logged(eyad)
    merge = merged(duplicate, survivor, amal, basim)
    ask_undo(merge, by=amal, reason="Two events.")
    undo_merge(merge, by=basim)
    assert authors(duplicate, amal) == {"amal", "eyad"}


def test_what_was_approved_before_may_be_approved_by_its_author_again(
    eyad, amal, basim, dunya, as_publisher, claims
):
    part = split_off(published(eyad, basim, dunya, as_publisher, claims=claims), amal)
    assert authors(part, amal) == {"amal"}
    reviewed(part, amal, eyad)


@pytest.mark.parametrize("move", [CLAIM, PLACE], ids=["claims", "places"])
def test_by_sql_too_authors_go_along(move, eyad, amal):
    record, other = logged(eyad), logged(amal)
    with acting_as(amal.pk), connection.cursor() as cursor:
        cursor.execute(move, [other.pk, record.pk])
    assert authors(other, amal) == {"amal", "eyad"}
    assert authors(record, amal) == {"amal", "eyad"}


def test_a_review_given_to_an_author_of_what_is_merged_in_ends(eyad, amal, basim, claims):
    duplicate, survivor, other = logged(eyad, claims=claims), logged(amal), logged(amal)
    with viewing(eyad.pk):
        for record in (survivor, other):
            assign(record, task=Task.REVIEW, person=eyad, by=eyad)
    merged(duplicate, survivor, amal, basim)
    with viewing(amal.pk):
        assert list(standing(survivor)) == []
        assert [row.person_id for row in standing(other)] == [eyad.pk]  # the control
