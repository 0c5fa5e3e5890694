# SPDX-License-Identifier: Apache-2.0
"""Files come to a record whole, by the person who acts, and their rows stand."""

import hashlib
import json

import pytest
from django.db import DatabaseError, connection, transaction

from registry.audit.models import Event
from registry.audit.trail import acting_as
from registry.casework.actions.attach import attach, note_reading
from registry.casework.models import Attachment
from registry.domain.errors import InvalidInput, NotKept, NotPermitted
from registry.evidence.models import File
from tests.factories.records import document, logged
from tests.fixtures.files import JPEG, PDF


@pytest.fixture
def received(evidence_store):
    """Return a function that lets bytes wait in the store, as an upload does."""

    def wait(body=JPEG, name="IMG_1.jpg"):
        incoming = evidence_store.receive()
        incoming.write(body)
        waiting.append(incoming)
        return incoming, name

    waiting = []
    yield wait
    for incoming in waiting:
        incoming.drop()


@pytest.fixture
def record(amal):
    return logged(amal)


def test_a_file_is_kept_attached_and_told_of(record, amal, received, evidence_store):
    (row,) = attach(record, [received()], by=amal, note="From the family.")

    assert (row.file.sha256, row.file.bytes, row.file.mime) == (
        hashlib.sha256(JPEG).hexdigest(),
        len(JPEG),
        "image/jpeg",
    )
    assert evidence_store.exists(row.file.sha256)
    told = json.loads(Event.objects.filter(verb="files.attached").get().body)
    assert told["subject"] == str(record.pk)
    assert told["data"]["files"] == [{"attachment": str(row.pk), "sha256": row.file.sha256}]
    assert "IMG_1" not in json.dumps(told)


def test_the_same_bytes_on_two_records_are_one_file_under_two_names(
    record, amal, eyad, received, evidence_store
):
    other = logged(eyad)

    attach(record, [received(name="mother.jpg")], by=amal)
    attach(other, [received(name="IMG_1.jpg")], by=eyad)

    assert File.objects.count() == len(list(evidence_store.iterate())) == 1
    assert [row.name for row in other.attachments.all()] == ["IMG_1.jpg"]


def test_one_file_that_is_not_taken_keeps_all_of_them_out(record, amal, received, evidence_store):
    with pytest.raises(InvalidInput, match="is a program"):
        attach(record, [received(), received(b"MZ\x90\x00\x03", "photo.jpg")], by=amal)

    assert (File.objects.count(), Attachment.objects.count(), list(evidence_store.iterate())) == (0, 0, [])


def test_a_reader_attaches_nothing(record, fadi, received, evidence_store):
    with pytest.raises(NotPermitted):
        attach(record, [received()], by=fadi)

    assert (File.objects.count(), list(evidence_store.iterate())) == (0, [])


def test_a_store_that_is_full_is_called_that_and_leaves_no_row(record, amal, received, evidence_store):
    waiting = received()
    waiting[0].file.close()
    waiting[0].file = open("/dev/full", "wb")  # noqa: SIM115
    waiting[0].file.write(b"x")

    with pytest.raises(NotKept, match="No space left on device"):
        attach(record, [waiting], by=amal)

    assert (File.objects.count(), Attachment.objects.count(), list(evidence_store.iterate())) == (0, 0, [])


def test_a_file_belongs_to_a_document_that_the_record_cites(record, amal, received):
    cited = record.claims.get().source_item

    (row,) = attach(record, [received()], by=amal, source_item=cited.pk)

    assert row.source_item == cited
    with pytest.raises(InvalidInput, match="none of this record's"):
        attach(record, [received()], by=amal, source_item=document(title="of another").pk)


def test_a_name_shows_what_it_is(record, amal, received):
    (row,) = attach(record, [received(name="gpj.\u202eexe\n.jpg")], by=amal)

    assert row.name == "gpj.exe.jpg"


def test_reading_is_told_with_who_and_which(record, amal, fadi, received):
    (row,) = attach(record, [received(PDF, "report.pdf")], by=amal)

    note_reading(row, by=fadi)

    told = json.loads(Event.objects.filter(verb="file.read").get().body)
    assert (told["actor"], told["data"]["attachment"]) == (str(fadi.pk), str(row.pk))


@pytest.mark.parametrize("table", ["evidence_file", "casework_attachment"])
@pytest.mark.parametrize(
    "statement", ["UPDATE {} SET id = gen_random_uuid()", "DELETE FROM {}", "TRUNCATE {} CASCADE"]
)
def test_rows_of_files_stand_even_for_the_owner(record, amal, received, as_owner, table, statement):
    attach(record, [received()], by=amal)

    with as_owner(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        with pytest.raises(DatabaseError, match=r"a row of \w+ stands"), transaction.atomic():
            cursor.execute(statement.format(table))


@pytest.mark.parametrize("table", ["evidence_file", "casework_attachment"])
def test_the_desk_may_only_add(record, amal, received, table):
    attach(record, [received()], by=amal)

    with (
        connection.cursor() as cursor,
        pytest.raises(DatabaseError, match="permission denied"),
        transaction.atomic(),
    ):
        cursor.execute(f"DELETE FROM {table}")


def test_nobody_attaches_in_the_name_of_another(record, amal, basim, received):
    (row,) = attach(record, [received()], by=amal)

    with pytest.raises(DatabaseError, match="by the person who acts"), acting_as(basim.pk):
        Attachment.objects.create(record=record, file=row.file, added_by=amal)


def test_the_database_too_refuses_a_document_of_another_record(record, amal, received):
    (row,) = attach(record, [received()], by=amal)

    with pytest.raises(DatabaseError, match="does not cite this document"), acting_as(amal.pk):
        Attachment.objects.create(
            record=record, file=row.file, added_by=amal, source_item=document(title="of another")
        )
