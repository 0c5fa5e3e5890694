# SPDX-License-Identifier: Apache-2.0
"""A publication that cannot be written holds up nothing but the later ones of its own record."""

import logging
from hashlib import sha256

import pytest
from django.db import OperationalError

from registry.published.models import Change, Document
from registry.published.write import batch
from registry.publishing import publisher, reference, tasks
from registry.publishing.models import Outbox
from registry.publishing.outbox import publish, withdraw
from tests.factories.publications import correction_approved, publish_again
from tests.factories.records import approved, carry, claim, published
from tests.unit.publishing.ground import breaches, poison

BARE = b'{"kind":"incident"}'
POISONED = {
    "a notice that is a word": {"notice": "x"},
    "a document with one member": {"content": BARE, "content_sha256": sha256(BARE).hexdigest()},
    "bytes that are no JSON": {"content": b"\xff", "content_sha256": sha256(b"\xff").hexdigest()},
    "another hash": {"content_sha256": "0" * 64},
    "no known kind of document": {
        "content": b'{"kind":"x"}',
        "content_sha256": sha256(b'{"kind":"x"}').hexdigest(),
    },
}


@pytest.fixture
def stuck(amal, basim, dunya, as_publisher, as_owner):
    """A public record, and a correction of it that cannot be written."""
    record = correction_approved(published(amal, basim, dunya, as_publisher), amal, basim, claims=(claim(5),))
    row = publish_again(record, dunya)
    poison(row, as_owner, content=BARE, content_sha256=sha256(BARE).hexdigest())
    return row


@pytest.mark.parametrize("what", POISONED)
def test_a_row_that_cannot_be_written_is_set_aside_and_all_else_leaves(
    amal, basim, dunya, as_publisher, as_owner, what
):
    other = published(amal, basim, dunya, as_publisher)
    poisoned = publish(record=approved(amal, basim), by=dunya)
    if what == "a notice that is a word":
        carry(as_publisher)
        poisoned = withdraw(record=poisoned.record, by=dunya, notice_kind="withdrawal_safety")
    poison(poisoned, as_owner, **POISONED[what])
    honest = publish(record=approved(amal, basim), by=dunya)
    safety = withdraw(record=other, by=dunya, notice_kind="withdrawal_safety")
    carry(as_publisher)

    for row in (poisoned, honest, safety):
        row.refresh_from_db()
    assert (poisoned.done_at, bool(poisoned.set_aside_at)) == (None, True)
    assert honest.done_at
    assert safety.done_at
    assert (honest.set_aside_at, safety.set_aside_at) == (None, None)


def test_without_poison_nothing_is_set_aside(amal, basim, dunya, as_publisher):
    published(amal, basim, dunya, as_publisher)

    assert not Outbox.objects.set_aside().exists()
    assert breaches(as_publisher) == []


def test_withdrawals_of_other_records_leave_first(amal, basim, dunya, as_publisher, as_owner, stuck):
    other = published(amal, basim, dunya, as_publisher)
    honest = publish(record=approved(amal, basim), by=dunya)
    safety = withdraw(record=other, by=dunya, notice_kind="withdrawal_safety")
    poison(stuck, as_owner, set_aside_at=None, fault="")
    carry(as_publisher)

    lines = list(Change.objects.order_by("seq").values_list("outbox_id", flat=True))
    assert lines.index(safety.pk) < lines.index(honest.pk)


def test_later_rows_of_the_same_record_wait(amal, basim, dunya, as_publisher, stuck):
    carry(as_publisher)
    later = publish_again(correction_approved(stuck.record, amal, basim, claims=(claim(6),)), dunya)
    carry(as_publisher)

    later.refresh_from_db()
    assert (later.done_at, later.set_aside_at) == (None, None)
    assert Document.objects.get(code=stuck.code).version == 1


def test_a_withdrawal_waits_behind_nothing(dunya, as_publisher, stuck):
    safety = withdraw(record=stuck.record, by=dunya, notice_kind="withdrawal_safety")
    carry(as_publisher)

    safety.refresh_from_db()
    assert safety.done_at
    assert Document.objects.get(code=stuck.code).status == "withdrawn"
    assert breaches(as_publisher) == []


def test_verify_names_what_was_set_aside_and_nothing_of_its_content(as_publisher, stuck):
    carry(as_publisher)

    stuck.refresh_from_db()
    assert stuck.fault.startswith("KeyError in ")
    [line] = breaches(as_publisher)
    assert f"publication {stuck.pk} of {stuck.code} was set aside" in line
    assert "incident" not in line


def test_a_repaired_row_leaves_with_a_later_tick(as_publisher, as_owner, stuck):
    carry(as_publisher)
    content = bytes(stuck.revision.content)
    poison(stuck, as_owner, content=content, content_sha256=sha256(content).hexdigest())
    carry(as_publisher)

    stuck.refresh_from_db()
    assert (bool(stuck.done_at), Document.objects.get(code=stuck.code).version) == (True, 2)
    assert breaches(as_publisher) == []


def test_it_stays_set_aside_since_the_first_time(as_publisher, stuck):
    carry(as_publisher)
    first = Outbox.objects.get(pk=stuck.pk).set_aside_at
    carry(as_publisher)

    assert Outbox.objects.get(pk=stuck.pk).set_aside_at == first
    assert Change.objects.filter(code=stuck.code).count() == 1


def test_more_poison_than_a_batch_holds_stops_nothing(
    amal, basim, dunya, as_publisher, as_owner, monkeypatch
):
    monkeypatch.setattr(publisher, "AT_ONCE", 2)
    rows = [publish(record=approved(amal, basim), by=dunya) for _ in range(5)]
    for row in rows[:4]:
        poison(row, as_owner, content_sha256="0" * 64)
    carry(as_publisher)

    assert list(Outbox.objects.exclude(done_at=None).values_list("pk", flat=True)) == [rows[4].pk]


@pytest.fixture
def away(monkeypatch):
    """The public database goes away at every publication: what stands outside our own code."""

    def gone(*_args, **_options):
        raise OperationalError("the connection is closed")

    monkeypatch.setattr(batch, "place", gone)


def test_a_database_that_is_away_is_no_fault_of_a_row(amal, basim, dunya, as_publisher, away):
    row = publish(record=approved(amal, basim), by=dunya)

    with pytest.raises(OperationalError):
        carry(as_publisher)
    row.refresh_from_db()
    assert (row.done_at, row.set_aside_at, row.fault) == (None, None, "")


def test_a_table_that_is_missing_is_no_fault_of_a_row(amal, basim, dunya, as_publisher, as_owner):
    from django.db import DatabaseError, connections

    row = publish(record=approved(amal, basim), by=dunya)
    with as_owner(), connections["published"].cursor() as cursor:
        cursor.execute("REVOKE INSERT ON published_version FROM registry_publisher")

    with pytest.raises(DatabaseError):
        carry(as_publisher)
    row.refresh_from_db()
    assert row.set_aside_at is None


@pytest.fixture
def no_areas(db, as_owner):
    """The publisher may no longer replace the public vocabularies."""
    from django.db import connections

    with as_owner(), connections["published"].cursor() as cursor:
        cursor.execute("REVOKE DELETE ON published_vocabulary FROM registry_publisher")


def test_a_copy_of_the_vocabularies_that_fails_stops_no_publication(
    amal, basim, dunya, as_publisher, no_areas, caplog, settings
):
    row = publish(record=approved(amal, basim), by=dunya)
    with as_publisher(), caplog.at_level(logging.ERROR):
        assert reference.copy_or_report() is None
        tasks.publish_due()

    assert "Traceback" in caplog.text
    row.refresh_from_db()
    assert row.set_aside_at is None


def test_the_command_says_by_its_status_that_the_copy_failed(as_publisher, no_areas, capsys):
    from django.core.management import call_command

    with as_publisher(), pytest.raises(SystemExit) as end:
        call_command("publish_due", "--json")
    assert end.value.code == 1
    assert '"published": 0' in capsys.readouterr().out


def test_the_command_ends_well_where_the_copy_does(db, as_publisher, capsys):
    from django.core.management import call_command

    with as_publisher():
        call_command("publish_due", "--json")
    assert '"reference_copied": true' in capsys.readouterr().out
