# SPDX-License-Identifier: Apache-2.0
"""The table that lists read is kept by the database alone, and always says what the records say."""

import pytest
from django.db import connection
from django.db.utils import ProgrammingError

from registry.audit.trail import acting_as
from registry.audit.viewing import viewing
from registry.casework.actions.log import rewrite_record, start_correction
from registry.casework.draft import LocationDraft, ObjectDraft, WeaponDraft
from registry.casework.models import Record, SearchText, Standing
from registry.config.invariants.standing import breaches
from registry.review.move import ANY, move
from tests.factories import records
from tests.factories.teams import team

AREA = LocationDraft(precision="admin1", country="SYR", admin1_pcode="SY07", cod_version="v1")


def stand(record: Record) -> Standing:
    return Standing.objects.get(pk=record.pk)


def test_a_new_record_stands_as_it_was_logged(amal):
    record = records.logged(amal, locations=(records.TOWN, AREA), weapons=(WeaponDraft("uxo"),))
    standing = stand(record)

    assert (standing.state, standing.revision, standing.is_open) == ("draft", 1, True)
    assert (standing.authors, standing.publication) == ([amal.pk], "none")
    assert (standing.areas, standing.precisions) == (["SY07", "SYR", "XDM"], ["admin1", "town"])
    assert (standing.weapons, standing.source_kinds) == (["uxo"], ["local_media"])
    assert standing.shape.num_geom == 1


def test_writing_anew_renews_every_part(amal, eyad):
    record = records.logged(amal, weapons=(WeaponDraft("uxo"),))
    draft = records.draft(objects=(ObjectDraft("school"),), locations=(AREA,), harm_grade="single_source")

    rewrite_record(record, draft, by=eyad, row_version=1)

    standing = stand(record)
    assert (standing.weapons, standing.objects_hit, standing.shape) == ([], ["school"], None)
    assert set(standing.authors) == {amal.pk, eyad.pk}
    assert standing.updated_at == Record.objects.get(pk=record.pk).updated_at


def test_steps_and_publication_move_it(amal, basim, dunya, as_publisher):
    record = records.published(amal, basim, dunya, as_publisher)
    published = stand(record)
    start_correction(record, by=amal)
    corrected = stand(record)

    assert (published.publication, published.state, published.is_open) == ("published", "approved", False)
    assert (corrected.publication, corrected.state, corrected.is_open) == ("published", "draft", True)
    assert (corrected.revision, corrected.authors, corrected.released_at) == (2, [amal.pk], None)
    assert not list(breaches())


def test_raw_sql_is_mirrored_too(amal, as_owner):
    record = records.logged(amal)
    with acting_as(amal.pk), connection.cursor() as cursor:
        cursor.execute("UPDATE casework_incidentlocation SET country = 'SYR'")
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("UPDATE evidence_source SET kind = 'academic'")

    assert (stand(record).areas, stand(record).source_kinds) == (["SYR"], ["academic"])
    assert not list(breaches())


def who_sees(record: Record) -> list[tuple]:
    mirrors = stand(record), SearchText.objects.get(pk=record.pk)
    return [(mirror.sensitivity, mirror.team_id, mirror.created_by_id) for mirror in mirrors]


def test_who_sees_a_record_is_mirrored_with_it(amal):
    """The wall of a list reads these columns and looks at no record."""
    record, north = records.logged(amal), team("North", amal)
    assert who_sees(record) == [("public", None, amal.pk)] * 2
    move(record, to=north, by=amal, reason="It is theirs.", confirmed=ANY)
    with viewing(amal.pk):
        assert who_sees(record) == [("public", north.pk, amal.pk)] * 2
        record.refresh_from_db()
        sealed = records.draft(sensitivity="confidential")
        rewrite_record(record, sealed, by=amal, row_version=record.row_version)
        assert who_sees(record) == [("confidential", north.pk, amal.pk)] * 2
    assert not list(breaches())


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE casework_standing SET state = 'approved'",
        "DELETE FROM casework_standing",
        "SELECT casework_stand('{}')",
    ],
)
def test_the_desk_cannot_write_it(amal, statement):
    records.logged(amal)
    with connection.cursor() as cursor, pytest.raises(ProgrammingError, match="permission denied"):
        cursor.execute(statement)


@pytest.mark.parametrize("table", ["casework_standing", "casework_searchtext"])
def test_verify_tells_a_row_that_others_see_than_see_the_record(amal, as_owner, table):
    record = records.logged(amal)
    before = list(breaches())
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER casework_as_its_record")
        cursor.execute(f"UPDATE {table} SET created_by_id = gen_random_uuid()")

    assert before == []
    assert list(breaches()) == [f"record {record.pk} is shown in the desk's lists to others than may see it"]


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE casework_standing SET state = 'approved'",
        "UPDATE casework_standing SET areas = '{}'",
        "UPDATE casework_standing SET shape = ST_Translate(shape, 0.0000001, 0)",
        "DELETE FROM casework_standing",
    ],
)
def test_verify_tells_a_row_that_is_not_as_the_record_is(amal, as_owner, change):
    records.logged(amal)
    record = records.logged(amal)
    before = list(breaches())
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(change)

    assert before == []
    assert len(list(breaches())) == Record.objects.count()
    assert any(str(record.pk) in line for line in breaches())
