# SPDX-License-Identifier: Apache-2.0
"""What the desk's own role cannot write by SQL around `publish` and `withdraw`."""

import pytest
from django.db import DatabaseError, connection, transaction

from registry.audit.trail import acting_as
from registry.published.models import Document
from tests.factories.records import approved, published


def by_sql(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


OUTBOX = (
    "INSERT INTO publishing_outbox (record_id, revision_id, kind, code, version, content, content_sha256, "
    "takes_down, requested_by_id, requested_at) SELECT record_id, id, %s, %s, %s, content, content_sha256, "
    "'{}', %s, now() FROM casework_revision WHERE id = %s"
)


@pytest.mark.parametrize(
    ("who", "kind", "code", "version", "told"),
    [
        ("fadi", "published", "own", 1, "role of a publisher"),
        ("dunya", "published", "CHR-0000000-0", 1, "not the next"),
        ("dunya", "published", "own", 2, "not the next"),
        ("dunya", "corrected", "own", 1, "not the next"),
    ],
)
def test_the_outbox_takes_only_the_next_version_of_its_own_record(
    amal, basim, dunya, fadi, who, kind, code, version, told
):
    person = {"dunya": dunya, "fadi": fadi}[who]
    record = approved(amal, basim)
    by_sql("UPDATE casework_publicstate SET code = 'CHR-4G7K2M9-T' WHERE record_id = %s", record.pk)
    own = "CHR-4G7K2M9-T" if code == "own" else code

    with pytest.raises(DatabaseError, match=told), acting_as(person.pk):
        by_sql(OUTBOX, kind, own, version, person.pk, record.revision.pk)
    with acting_as(dunya.pk):
        by_sql(OUTBOX, "published", "CHR-4G7K2M9-T", 1, dunya.pk, record.revision.pk)  # the control


def test_a_viewer_withdraws_nothing_by_sql(amal, basim, dunya, fadi, as_publisher):
    record = published(amal, basim, dunya, as_publisher)
    withdrawal = (
        "INSERT INTO publishing_outbox (record_id, kind, code, version, content_sha256, takes_down, requested_by_id, "
        "requested_at) VALUES (%s, 'withdrawn', %s, 1, '', '{}', %s, now())"
    )
    code = Document.objects.get().code

    with pytest.raises(DatabaseError, match="role of a publisher"), acting_as(fadi.pk):
        by_sql(withdrawal, record.pk, code, fadi.pk)
    with acting_as(dunya.pk):
        by_sql(withdrawal, record.pk, code, dunya.pk)  # the control


def test_a_public_code_never_changes(amal, basim, dunya, as_publisher):
    published(amal, basim, dunya, as_publisher)

    with pytest.raises(DatabaseError, match="never changes"), transaction.atomic():
        by_sql("UPDATE casework_publicstate SET code = 'CHR-0000000-0'")


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("evidence_source", "name"),
        ("evidence_sourceitem", "url"),
        ("casework_actor", "code"),
        ("casework_eventgroup", "date_edtf"),
    ],
)
def test_what_records_share_is_not_rewritten_by_the_desk(amal, table, column):
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        by_sql(f"UPDATE {table} SET {column} = 'x'")
