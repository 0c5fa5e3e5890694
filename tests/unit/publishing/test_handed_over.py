# SPDX-License-Identifier: Apache-2.0
"""What the outbox refuses from a person with the desk's database password and one publisher's name."""

import json
from hashlib import sha256

import pytest
from django.db import DatabaseError, connection, transaction

from registry.audit.trail import acting_as
from registry.casework.models import Notice, Record
from registry.publishing.models import Outbox
from tests.factories.publications import correction_approved, publish_again
from tests.factories.records import EVERYTHING, claim, published
from tests.fixtures import cast
from tests.fixtures.databases import onlooking, publisher, rolled_back
from tests.unit.publishing.ground import insert, keep, notice


@pytest.fixture(scope="module")
def standing(django_db_setup, django_db_blocker):
    """A public record with a correction that is approved and not handed over, its notice kept on the desk, and people.

    It stands while this module runs; what a test changes is rolled back to it.
    """
    with django_db_blocker.unblock(), rolled_back():
        onlooking("first_onlooker")
        people = {name: cast.make(name) for name in ("amal", "basim", "dunya", "eyad")}
        amal, basim, dunya, _ = people.values()
        record = correction_approved(
            published(amal, basim, dunya, publisher), amal, basim, claims=(claim(5),)
        )
        with acting_as(dunya.pk):
            keep(record, notice(), dunya)
        yield people | {"record": record}


@pytest.fixture
def record(standing, db):
    return Record.objects.get(pk=standing["record"].pk)


@pytest.fixture
def amal(standing, db):
    return standing["amal"]


@pytest.fixture
def basim(standing, db):
    return standing["basim"]


@pytest.fixture
def dunya(standing, db):
    return standing["dunya"]


@pytest.fixture
def eyad(standing, db):
    return standing["eyad"]


def refused(record, by, match, **changes):
    with pytest.raises(DatabaseError, match=match), transaction.atomic(), acting_as(by.pk):
        insert(record, by, **changes)


def accepted(record, by, **changes):
    """The control: the same row, as it should be."""
    with acting_as(by.pk):
        insert(record, by, **changes)


def test_an_old_approval_is_not_handed_over_again(record, dunya):
    first = Outbox.objects.get()
    refused(
        record,
        dunya,
        "not the approved bytes|newest revision",
        revision=first.revision_id,
        content=first.content,
    )
    accepted(record, dunya)


def test_a_revision_is_handed_over_once(record, amal, basim, dunya):
    publish_again(record, dunya)
    with acting_as(dunya.pk):
        keep(record, notice(version=3), dunya)
    refused(record, dunya, "newest revision", version=3, notice=notice(version=3))
    again = correction_approved(record, amal, basim, claims=(claim(6),))
    accepted(again, dunya, version=3, notice=notice(version=3))


def test_a_revision_that_was_handed_over_is_not_reopened(record, dunya):
    reopen = "UPDATE casework_revision SET state = 'draft', content = NULL, content_sha256 = '' WHERE id = %s"
    accepted(record, dunya)
    revision = record.revision.pk

    with pytest.raises(DatabaseError, match="handed over"), transaction.atomic(), acting_as(dunya.pk):
        connection.cursor().execute(reopen, [revision])


def test_a_revision_that_was_not_handed_over_may_be_reopened(record, amal):
    reopen = "UPDATE casework_revision SET state = 'draft', content = NULL, content_sha256 = '' WHERE id = %s"
    with acting_as(amal.pk):
        connection.cursor().execute(reopen, [record.revision.pk])

    assert record.revision.state == "draft"


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("anything", notice()),
        ("regraded", notice()),
        ("corrected", notice("regrade")),
        ("corrected", notice("withdrawal_safety", text={})),
        ("corrected", notice("reinstatement")),
        ("corrected", None),
        ("corrected", "x"),
        ("corrected", ["correction"]),
        ("corrected", {"kind": "correction"}),
        ("corrected", notice(version=1)),
        ("corrected", notice(text="words")),
        ("corrected", notice(text={"en": 1})),
        ("corrected", notice(text={"en": "  "})),
        ("corrected", notice(text={"en": "turned \u202e round"})),
        ("corrected", notice() | {"x": [1, 2]}),
    ],
)
def test_a_notice_is_one_of_its_kind_and_well_formed(record, dunya, kind, told):
    refused(record, dunya, "of this kind", kind=kind, notice=told)
    accepted(record, dunya)


def test_a_notice_is_one_that_the_desk_keeps_under_the_same_name(record, dunya, eyad):
    refused(record, dunya, "kept on the desk", notice=notice(text={"en": "Words that nobody signed."}))
    refused(record, eyad, "kept on the desk")
    accepted(record, dunya)


def test_a_notice_is_signed_by_the_person_who_writes_it(record, dunya, eyad):
    with pytest.raises(DatabaseError, match="signed"), transaction.atomic(), acting_as(eyad.pk):
        keep(record, notice(version=7), dunya)
    with acting_as(eyad.pk):
        keep(record, notice(version=7), eyad)  # the control
    assert Notice.objects.filter(version=7).count() == 1


@pytest.mark.parametrize("numbers", [[2], [3], [0], [1, 2, 3]])
def test_only_versions_below_are_taken_down(record, dunya, numbers):
    refused(record, dunya, "takes down", takes_down=numbers)
    accepted(record, dunya, takes_down=[1])


def test_what_was_taken_down_stays_named(record, amal, basim, dunya):
    accepted(record, dunya, takes_down=[1])
    with acting_as(dunya.pk):
        connection.cursor().execute(
            "UPDATE casework_revision SET released_at = now(), places_held = '[null]' WHERE id = %s",
            [record.revision.pk],
        )
        keep(record, notice(version=3), dunya)
    again = correction_approved(record, amal, basim, claims=(claim(6),))
    refused(again, dunya, "takes down less", version=3, notice=notice(version=3))
    accepted(again, dunya, version=3, notice=notice(version=3), takes_down=[1])


def test_a_withdrawal_brings_no_content_and_takes_no_versions_of_its_own_choice(record, dunya):
    gone = {"kind": "withdrawn", "version": 1, "content": None, "notice": None}
    refused(record, dunya, "brings no content", **gone)
    refused(record, dunya, "takes down", **gone | {"revision": None, "takes_down": [1]})
    accepted(record, dunya, **gone | {"revision": None})


@pytest.mark.parametrize("column", ["done_at", "set_aside_at", "fault"])
def test_only_the_publisher_says_what_became_of_a_row(record, dunya, column):
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        connection.cursor().execute(
            f"UPDATE publishing_outbox SET {column} = " + ("'x'" if column == "fault" else "now()")
        )


MEMBERS = {
    "title": "x",
    "demonstration": 1,
    "date": {"earliest": "soon", "latest": None},
    "search": {"weapons": {}, "areas": []},
    "locations": [{"geometry": "x"}],
    "claims": [{}],
}


@pytest.fixture
def fits():
    """Return a function: whether the database takes this for a document."""

    def asked(document):
        with connection.cursor() as cursor:
            cursor.execute("SELECT publishing_content_fits(%s::jsonb)", [json.dumps(document)])
            return cursor.fetchone()[0]

    return asked


@pytest.mark.parametrize("member", MEMBERS)
def test_a_document_has_the_members_that_are_written(record, fits, member):
    content = json.loads(bytes(record.revision.content))
    assert fits(content)
    assert not fits(content | {member: MEMBERS[member]})
    assert not fits({name: value for name, value in content.items() if name != member})


@pytest.mark.parametrize("member", ["code", "status", "notices", "content_sha256"])
def test_a_document_brings_nothing_of_its_envelope(record, fits, member):
    assert not fits(json.loads(bytes(record.revision.content)) | {member: "x"})


@pytest.mark.parametrize("document", [[], "x", 1, None, {}, {"kind": "incident"}])
def test_what_is_no_document_does_not_fit(fits, document, db):
    assert not fits(document)


def test_poison_that_was_approved_by_sql_does_not_enter(record, basim, dunya):
    bare = b'{"kind":"incident"}'
    digest = sha256(bare).hexdigest()
    back = "UPDATE casework_revision SET state = 'draft', content = NULL, content_sha256 = '' WHERE id = %s"
    ahead = "UPDATE casework_revision SET state = %s WHERE id = %s"
    approve = (
        "UPDATE casework_revision SET state = 'approved', content = %s, content_sha256 = %s WHERE id = %s"
    )
    decision = (
        "INSERT INTO review_decision (id, revision_id, step, outcome, reason, content_sha256, decided_by_id, decided_at, "
        "ticks) VALUES (gen_random_uuid(), %s, 'approve', '', 'x', %s, %s, clock_timestamp(), %s)"
    )
    key = record.revision.pk
    with acting_as(basim.pk), connection.cursor() as cursor:
        cursor.execute(back, [key])
        cursor.execute(ahead, ["submitted", key])
        cursor.execute(ahead, ["in_review", key])
        cursor.execute(decision, [key, digest, basim.pk, list(EVERYTHING)])
        cursor.execute(approve, [bare, digest, key])

    refused(record, dunya, "lacks what a document must have", content=bare)
