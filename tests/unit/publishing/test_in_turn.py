# SPDX-License-Identifier: Apache-2.0
"""Nothing withdrawn comes back, nothing older follows something newer, whatever the clock says."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import psycopg
import pytest
from django.db import DatabaseError, connection, transaction

from registry.audit.trail import acting_as
from registry.domain.errors import WrongState
from registry.published import write
from registry.published.faults import Refused
from registry.published.models import Document, Version
from registry.publishing.models import Outbox
from registry.publishing.outbox import publish, withdraw
from registry.publishing.publisher import carried, carry_due, naming
from tests.factories.publications import WHY, correction_approved, publish_again
from tests.factories.records import approved, carry, claim, published
from tests.unit.publishing.ground import breaches, insert, keep, notice, poison, told_by_version

AHEAD = timedelta(hours=1)


@pytest.fixture
def public(amal, basim, dunya, as_publisher):
    return published(amal, basim, dunya, as_publisher)


@pytest.fixture
def again(public, amal, basim):
    """The record with a correction that waits for its publisher."""
    return correction_approved(public, amal, basim, claims=(claim(5),))


def test_the_time_of_asking_is_the_databases(again, dunya):
    with acting_as(dunya.pk):
        keep(again, notice(), dunya)
        insert(again, dunya)  # an hour ago, it says

    asked = Outbox.objects.get(record=again, version=2).requested_at
    assert abs(datetime.now(UTC) - asked) < timedelta(minutes=5)


def test_a_row_with_a_time_ahead_is_not_overtaken_by_a_withdrawal(again, dunya, as_publisher, as_owner):
    row = publish_again(again, dunya)
    poison(row, as_owner, requested_at=datetime.now(UTC) + AHEAD)
    withdraw(record=again, by=dunya, notice_kind="withdrawal_safety")
    carry(as_publisher)
    with as_publisher():
        carry_due(now=datetime.now(UTC) + 2 * AHEAD)

    assert Document.objects.get().status == "withdrawn"
    assert not Version.objects.exclude(content=None, body=None).exists()
    assert breaches(as_publisher) == []


def test_a_clock_that_was_set_back_changes_no_order(amal, basim, dunya, as_publisher, as_owner):
    first, second = (publish(record=approved(amal, basim), by=dunya) for _ in range(2))
    poison(first, as_owner, requested_at=datetime.now(UTC) + AHEAD)
    carry(as_publisher)

    states = dict(Outbox.objects.values_list("pk", "dataset_version"))
    assert states[first.pk] is not None
    assert states[first.pk] <= states[second.pk]


def test_what_is_not_due_waits(amal, basim, dunya, as_publisher, as_owner):
    row = publish(record=approved(amal, basim), by=dunya)
    poison(row, as_owner, requested_at=datetime.now(UTC) + AHEAD)

    assert carry(as_publisher) == 0


def test_a_row_that_comes_after_the_withdrawal_is_set_aside(again, dunya, as_publisher, as_owner):
    row = publish_again(again, dunya)
    with as_publisher():
        late = carried(row)
        safety = {"kind": "withdrawal_safety", "version": 1, "text": {}}
        gone = replace(late, outbox_id=10**9, kind="withdrawn", version=1, content=None, notice=safety)
        write.carry([gone], at=datetime.now(UTC), naming=naming())
    carry(as_publisher)

    row.refresh_from_db()
    assert (row.done_at, row.fault) == (
        None,
        f"Refused: {row.code} is withdrawn; version 2 is not published.",
    )
    assert Document.objects.get().status == "withdrawn"


def test_the_writer_refuses_a_version_that_is_not_above_the_standing_one(again, dunya, as_publisher):
    row = publish_again(again, dunya)
    carry(as_publisher)

    with as_publisher(), pytest.raises(Refused, match="comes too late"):
        write.carry([replace(carried(row), outbox_id=10**9)], at=datetime.now(UTC), naming=naming())
    with as_publisher():
        write.carry(
            [replace(carried(row), outbox_id=10**9, version=3)], at=datetime.now(UTC), naming=naming()
        )
    assert Document.objects.get().version == 3  # the control


def test_verify_names_a_withdrawn_record_that_came_back(public, dunya, as_publisher, as_owner):
    before = Document.objects.values().get()
    withdraw(record=public, by=dunya, notice_kind="withdrawal_safety")
    carry(as_publisher)
    assert breaches(as_publisher) == []

    with as_owner():
        Document.objects.update(**before)
    assert any("is withdrawn and is not a bare tombstone" in line for line in breaches(as_publisher))


@pytest.mark.parametrize(
    ("isolation", "told"),
    [("REPEATABLE READ", "see what others commit"), ("READ COMMITTED", "nobody is named")],
)
def test_the_outbox_is_written_by_transactions_that_see_what_others_commit(again, isolation, told):
    """Under another isolation a row would not see the withdrawal beside it. The control meets the next rule."""
    own = connection.get_new_connection(connection.get_connection_params())
    own.autocommit = True
    try:
        own.execute("SET ROLE registry_desk")
        own.execute(f"BEGIN ISOLATION LEVEL {isolation}")
        with pytest.raises(psycopg.Error, match=told):
            own.execute(
                "INSERT INTO publishing_outbox (record_id, kind, code, version, content_sha256, takes_down, "
                "requested_by_id, requested_at) VALUES (gen_random_uuid(), 'withdrawn', 'x', 1, '', '{}', "
                "gen_random_uuid(), now())"
            )
    finally:
        own.close()


def test_a_withdrawal_as_an_error_leaves_every_version_by_its_number(again, dunya, as_publisher):
    publish_again(again, dunya)
    carry(as_publisher)
    hashes = dict(Version.objects.values_list("number", "content_sha256"))
    code = Document.objects.get().code
    withdraw(record=again, by=dunya, notice_kind="withdrawal_error", notice_text=WHY)
    carry(as_publisher)

    for number in (1, 2):
        told = told_by_version(code, number)
        assert (told["status"], told["version"], told["content_sha256"]) == (
            "withdrawn",
            number,
            hashes[number],
        )
        assert told["notices"][-1] == {"kind": "withdrawal_error", "text": WHY, "version": 2}
    tombstone = json.loads(bytes(Document.objects.get().body))
    assert set(tombstone) == {"code", "status", "withdrawn_at", "dataset_version", "notices"}
    assert breaches(as_publisher) == []


def test_what_was_withdrawn_as_an_error_can_be_withdrawn_for_safety(public, dunya, as_publisher):
    withdraw(record=public, by=dunya, notice_kind="withdrawal_error", notice_text=WHY)
    carry(as_publisher)
    with pytest.raises(WrongState):
        withdraw(record=public, by=dunya, notice_kind="withdrawal_error", notice_text=WHY)
    withdraw(record=public, by=dunya, notice_kind="withdrawal_safety")
    carry(as_publisher)

    assert not Version.objects.exclude(content=None, body=None).exists()
    assert WHY["en"] not in bytes(Document.objects.get().body).decode()
    assert breaches(as_publisher) == []
    with pytest.raises(WrongState):
        withdraw(record=public, by=dunya, notice_kind="withdrawal_safety")


def test_by_sql_too_a_record_is_withdrawn_once(public, dunya, as_publisher):
    withdraw(record=public, by=dunya, notice_kind="withdrawal_safety")
    told = notice("withdrawal_error", 1)
    with acting_as(dunya.pk):
        keep(public, told, dunya)

    with pytest.raises(DatabaseError, match="not published again"), transaction.atomic(), acting_as(dunya.pk):
        insert(public, dunya, kind="withdrawn", version=1, revision=None, content=None, notice=told)
