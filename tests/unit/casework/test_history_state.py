# SPDX-License-Identifier: Apache-2.0
"""What stood in a version is found again, whole; and it can come back, as a new version, for a reason."""

from dataclasses import replace

import pytest
from django.db import transaction

from registry.audit.models import Event
from registry.casework.actions.log import log_record
from registry.casework.actions.restore import restore
from registry.casework.history.state import state_at
from registry.casework.history.versions import chosen, versions
from registry.casework.models import Record
from registry.domain.errors import ChangedSince, NeedsReason, NotEditable, NotPermitted
from registry.review.steps import take_step
from tests.factories.history import next_transaction
from tests.factories.whole import save, whole_draft, with_ids


@pytest.fixture
def draft(amal):
    made = whole_draft(amal)
    next_transaction()
    return made


@pytest.fixture
def record(amal, draft) -> Record:
    made = log_record(draft, by=amal)
    next_transaction()
    return made


def state(record, number):
    return replace(state_at(record, chosen(record, number)[0]), date_precision="")


def bring_back(record, number, *, by, reason="It was right.", row_version=None):
    standing = Record.objects.get(pk=record.pk)
    return restore(
        standing,
        chosen(record, number)[0],
        by=by,
        row_version=row_version or standing.row_version,
        reason=reason,
    )


def test_each_version_is_what_was_written_then(amal, eyad, record, draft):
    first = with_ids(record, draft)
    second = replace(first, title={"en": "Said better"}, claims=first.claims[1:], attributions=())
    second = replace(second, claims=(replace(second.claims[0], supersedes=None),))
    save(record, second, eyad)

    assert state(record, 1) == first
    assert state(record, 2) == second


def test_versions_tell_who_when_why_and_what(amal, eyad, record, draft):
    save(record, replace(with_ids(record, draft), weapons=()), eyad)

    newest, first = versions(record)[0]

    assert (newest.number, newest.who, first.number, first.who) == (2, eyad, 1, amal)
    assert newest.changed == (("weaponuse", "delete", 2),)


def test_a_save_that_changes_nothing_is_no_version(eyad, record, draft):
    save(record, draft, eyad)

    assert versions(record)[1] == 1


def test_what_came_around_the_code_is_a_version_too(amal, record):
    from registry.audit.trail import acting_as

    with acting_as(amal.pk, reason="By hand."):
        record.weapons.filter(weapon="mortar_bomb").update(model="as found")

    assert versions(record)[0][0].reason == "By hand."
    assert [weapon.model for weapon in state(record, 2).weapons] == ["as found", ""]


def test_an_earlier_version_comes_back_with_the_ids_it_had(amal, eyad, record, draft):
    first = with_ids(record, draft)
    save(record, replace(first, claims=(), weapons=(), attributions=(), title={"en": "Other"}), eyad)
    next_transaction()

    bring_back(record, 1, by=amal)

    assert state(record, 3) == first
    newest = versions(record)[0][0]
    assert (newest.who, newest.reason, Record.objects.get(pk=record.pk).row_version) == (
        amal,
        "It was right.",
        3,
    )
    assert Event.objects.filter(verb="record.rewritten").last().body.count("It was right.") == 1


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_nothing_comes_back_without_a_reason(amal, record, draft, reason):
    save(record, replace(with_ids(record, draft), weapons=()), amal)

    with pytest.raises(NeedsReason) as refusal, transaction.atomic():
        bring_back(record, 1, by=amal, reason=reason)

    assert refusal.value.field == "reason"
    assert versions(record)[1] == 2


def test_nothing_comes_back_over_what_somebody_wrote_meanwhile(amal, eyad, record, draft):
    save(record, replace(with_ids(record, draft), weapons=()), eyad)

    with pytest.raises(ChangedSince), transaction.atomic():
        bring_back(record, 1, by=amal, row_version=1)


def test_a_record_under_review_stands_still_and_a_reader_brings_nothing_back(amal, fadi, record, draft):
    with pytest.raises(NotPermitted), transaction.atomic():
        bring_back(record, 1, by=fadi)
    take_step("submit", record=record, by=amal)
    with pytest.raises(NotEditable), transaction.atomic():
        bring_back(record, 1, by=amal)


def test_queries_do_not_grow_with_the_versions(amal, record, draft, django_assert_num_queries):
    for number in range(6):
        next_transaction()
        save(record, replace(with_ids(record, draft), title={"en": f"Said {number}"}), amal)

    with django_assert_num_queries(2):
        assert versions(record)[1] == 7
    first = chosen(record, 1)[0]
    with django_assert_num_queries(9):
        state_at(record, first)
