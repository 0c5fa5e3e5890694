# SPDX-License-Identifier: Apache-2.0
"""The audit trail is dense, chained, and nobody who serves can rewrite it."""

import pytest
from django.db import DatabaseError, connection, transaction

from registry.audit.models import Event
from registry.audit.trail import acting_as, breaks, record


@pytest.fixture
def three_events(amal):
    for number in range(3):
        record("test.told", actor=amal.pk, subject=f"thing-{number}")


def test_events_are_numbered_without_a_gap_and_chained(three_events):
    assert list(Event.objects.values_list("seq", flat=True)) == [1, 2, 3]
    assert list(breaks()) == []


@pytest.mark.parametrize(
    "rewrite",
    [
        "UPDATE audit_event SET body = '{}' WHERE seq = 2",
        "DELETE FROM audit_event WHERE seq = 2",
        "TRUNCATE audit_event",
    ],
)
def test_the_desk_cannot_rewrite_the_trail(three_events, rewrite):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(rewrite)
    assert Event.objects.count() == 3


@pytest.mark.parametrize(
    ("rewrite", "told"),
    [
        ('UPDATE audit_event SET body = \'{"verb": "x"}\' WHERE seq = 2', "event 2 was changed"),
        ("DELETE FROM audit_event WHERE seq = 2", "event 2 is missing"),
    ],
)
def test_what_an_owner_rewrites_shows(three_events, as_owner, rewrite, told):
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("ALTER TABLE audit_event DISABLE TRIGGER USER")
        cursor.execute(rewrite)
        cursor.execute("ALTER TABLE audit_event ENABLE TRIGGER USER")
    assert any(sentence.startswith(told) for sentence in breaks())


def test_the_outer_person_is_named_again_after_an_inner_one(amal, basim):
    with acting_as(amal.pk):
        with acting_as(basim.pk):
            assert named() == str(basim.pk)
        assert named() == str(amal.pk)


def named():
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('registry.actor', true)")
        return cursor.fetchone()[0]
