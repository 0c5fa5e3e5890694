# SPDX-License-Identifier: Apache-2.0
"""Somebody who reads through the registry raises an alarm, once; somebody who works does not."""

import pytest

from registry.audit.models import Event
from registry.casework.actions import viewing
from registry.casework.actions.viewing import ALARM, note_view
from registry.casework.models import RecordView
from tests.factories import records
from tests.flows.desk_browser import Browser


def alarms() -> int:
    return Event.objects.filter(verb=ALARM).count()


@pytest.fixture
def few(monkeypatch):
    monkeypatch.setattr(viewing, "MANY", 3)


def test_many_different_records_raise_one_alarm(few, amal, fadi):
    for number in range(5):
        note_view(records.logged(amal), by=fadi)
        assert alarms() == (1 if number >= 3 else 0)


def test_the_same_records_again_and_again_raise_none(few, amal, fadi):
    three = [records.logged(amal) for _ in range(3)]
    for record in three * 5:
        note_view(record, by=fadi)

    assert alarms() == 0


def test_what_was_seen_long_ago_does_not_count(few, amal, fadi):
    for _ in range(3):
        note_view(records.logged(amal), by=fadi)
    for row in RecordView.objects.all():
        RecordView.objects.filter(pk=row.pk).update(at=row.at - viewing.WITHIN)
    note_view(records.logged(amal), by=fadi)

    assert alarms() == 0


def test_two_hundred_in_ten_minutes_are_the_bound():
    assert (viewing.MANY, viewing.WITHIN.total_seconds()) == (200, 600)


def test_the_pages_of_a_record_note_it(amal, fadi):
    record = records.logged(amal)
    Browser(fadi).page(f"/records/{record.reference}")

    assert RecordView.objects.filter(person=fadi, record=record).exists()
