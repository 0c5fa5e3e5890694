# SPDX-License-Identifier: Apache-2.0
"""Whatever way a working table is written, an event with person and reason stays; the desk's own role tries them all."""

import psycopg
import pytest
from django.db import DatabaseError, connection, transaction
from uuid_utils.compat import uuid7

from registry.audit.tracking import event_models, event_of
from registry.audit.trail import acting_as
from registry.casework.models import IncidentLocation, Record, WeaponUse
from registry.evidence.models import Source
from registry.review.steps import take_step
from tests.factories import records
from tests.factories.history import events, next_transaction

REASON = "One more source."
WEAPON = event_of(WeaponUse)
WITHOUT_RECORD = {"actor", "eventgroup", "source", "sourceitem"}


@pytest.fixture
def record(amal) -> Record:
    made = records.logged(amal)
    next_transaction()
    return made


def sql(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def weapon(record, **values) -> WeaponUse:
    return WeaponUse(record=record, weapon="mortar_bomb", **values)


def by_the_orm(record):
    weapon(record).save()


def in_bulk(record):
    WeaponUse.objects.bulk_create([weapon(record)])


COLUMNS = (
    "(id, record_id, seq, weapon, delivery, model, submunition_model, phase, identified_by, confidence) "
)
VALUES = "'mortar_bomb', 'unknown', '', '', 'unknown', 'unspecified', 'alleged'"


def by_raw_sql(record):
    sql(f"INSERT INTO casework_weaponuse {COLUMNS} VALUES (%s, %s, 1, {VALUES})", uuid7(), record.pk)


def by_executemany(record):
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO casework_weaponuse {COLUMNS} VALUES (%s, %s, 1, {VALUES})", [(uuid7(), record.pk)]
        )


def by_copy(record):
    row = (uuid7(), record.pk, 1, "mortar_bomb", "unknown", "", "", "unknown", "unspecified", "alleged")
    with connection.cursor() as cursor, cursor.copy(f"COPY casework_weaponuse {COLUMNS} FROM STDIN") as copy:
        copy.write_row(row)


WAYS = [by_the_orm, in_bulk, by_raw_sql, by_executemany]


def test_rows_are_not_copied_in_behind_the_walls(amal, record):
    refused = pytest.raises(psycopg.Error, match="row-level security")
    with acting_as(amal.pk), refused, transaction.atomic():
        by_copy(record)


@pytest.mark.parametrize("way", WAYS)
def test_every_way_of_writing_leaves_an_event(amal, record, way):
    with acting_as(amal.pk, reason=REASON):
        way(record)

    assert events(WEAPON, record=record) == [("insert", str(amal.pk), REASON)]


@pytest.mark.parametrize("way", WAYS)
def test_no_way_of_writing_goes_without_a_name(record, way):
    refused = pytest.raises((DatabaseError, psycopg.Error), match="nobody is named")
    with refused, transaction.atomic():
        way(record)


def test_a_source_is_not_named_by_nobody(record):
    refused = pytest.raises(DatabaseError, match="nobody is named")
    with refused, transaction.atomic():
        Source.objects.create(name="Courier", kind="local_media")


@pytest.mark.parametrize(
    "change",
    [
        lambda rows: rows.update(model="as found"),
        lambda rows: WeaponUse.objects.bulk_update([set_model(row) for row in rows], ["model"]),
        lambda rows: [set_model(row).save() for row in rows],
        lambda rows: sql("UPDATE casework_weaponuse SET model = 'as found' WHERE id = %s", rows.get().pk),
    ],
)
def test_every_way_of_changing_and_deleting_leaves_an_event(amal, basim, record, change):
    with acting_as(amal.pk):
        weapon(record).save()
    next_transaction()

    with acting_as(basim.pk, reason=REASON):
        change(record.weapons.all())
        record.weapons.all().delete()

    told = [("update", str(basim.pk), REASON), ("delete", str(basim.pk), REASON)]
    assert events(WEAPON, record=record)[1:] == told
    assert WEAPON.objects.filter(record=record).last().model == "as found"


def set_model(row):
    row.model = "as found"
    return row


def test_writing_the_same_values_is_no_event(amal, record):
    with acting_as(amal.pk):
        weapon(record).save()
        record.weapons.update(weapon="mortar_bomb")
        Record.objects.filter(pk=record.pk).update(updated_at="2026-01-01T00:00Z")

    assert [label for label, *_ in events(WEAPON, record=record)] == ["insert"]


def test_an_inner_action_keeps_the_reason_and_the_context_of_the_whole(amal, basim, record):
    with acting_as(amal.pk, reason=REASON):
        with acting_as(amal.pk):
            weapon(record).save()
        with acting_as(basim.pk, reason="His own."):
            record.weapons.update(model="x")
        record.weapons.update(model="y")

    assert [row[1:] for row in events(WEAPON, record=record)] == [
        (str(amal.pk), REASON), (str(basim.pk), "His own."), (str(amal.pk), REASON),
    ]  # fmt: skip
    assert WEAPON.objects.values("pgh_context_id").distinct().count() == 1


@pytest.mark.parametrize(
    "forgery",
    [
        "UPDATE {table} SET pgh_label = 'insert'",
        "DELETE FROM {table}",
        "TRUNCATE {table}",
        "INSERT INTO {table} (pgh_label, pgh_created_at, pgh_obj_id, pgh_context_id, pgh_context) "
        "SELECT 'insert', now(), pgh_obj_id, pgh_context_id, pgh_context FROM {table} UNION ALL "
        "SELECT 'insert', now(), NULL, gen_random_uuid(), '{{}}' LIMIT 1",
    ],
)
def test_the_desk_rewrites_no_event_and_makes_none_up(amal, record, forgery):
    for event in event_models():
        match = "permission denied|history is written by the change"
        with pytest.raises(DatabaseError, match=match), transaction.atomic(), acting_as(amal.pk):
            sql(forgery.format(table=event._meta.db_table))


def test_the_owner_deletes_no_event_either(record, as_owner):
    with as_owner(), pytest.raises(DatabaseError, match="Cannot update or delete"), transaction.atomic():
        sql("DELETE FROM casework_claimevent")


def test_no_setting_of_a_session_switches_history_off(amal, record):
    names = "{casework_weaponuse:pgtrigger_insert_insert,pgtrigger_insert_insert_5b1e8}"
    with connection.cursor() as cursor:
        cursor.execute("SELECT tgname FROM pg_trigger WHERE tgrelid = 'casework_weaponuse'::regclass")
        names = "{" + ",".join(row[0] for row in cursor.fetchall()) + "}"
    with acting_as(amal.pk):
        sql("SELECT set_config('pgtrigger.ignore', %s, true)", names)
        weapon(record).save()

    assert len(events(WEAPON, record=record)) == 1


def test_a_trigger_that_is_disabled_shows(amal, record, as_owner):
    """The negative control of the tests above."""
    with transaction.atomic():
        with as_owner():
            sql("ALTER TABLE casework_weaponuse DISABLE TRIGGER USER")
        with acting_as(amal.pk, reason=REASON):
            weapon(record).save()
        assert events(WEAPON, record=record) == []
        transaction.set_rollback(True)


def test_a_whole_records_history_is_found_by_its_id(amal, record):
    take_step("submit", record=record, by=amal)

    of_records = [
        event for event in event_models() if event.pgh_tracked_model._meta.model_name not in WITHOUT_RECORD
    ]
    found = {
        event._meta.db_table for event in of_records if event.objects.filter(record_id=record.pk).exists()
    }

    assert len(of_records) == 12
    assert found == {
        f"casework_{name}event"
        for name in ("record", "incident", "revision", "claim", "casualtyfigure", "incidentlocation")
    }


def test_a_place_is_kept_to_the_last_digit(record):
    place = record.locations.get()
    kept = event_of(IncidentLocation).objects.get(record=record)

    assert kept.geom.ewkb == place.geom.ewkb
