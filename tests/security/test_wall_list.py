# SPDX-License-Identifier: Apache-2.0
"""The walls are those of the list: one that is missing, open or changed is named; what leads to a record is listed."""

from io import StringIO

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection, models

from registry.casework.models import Record
from registry.config.invariants import INVARIANTS
from registry.config.walls import apply, differences, walled
from tests.factories.records import published
from tests.unit.config.invariants.test_breaches import WALLS

# Leads to a record and has no wall, and why.
OPEN: dict[str, str] = {}
BREACHES = {
    "not forced on the owner": "ALTER TABLE casework_claim NO FORCE ROW LEVEL SECURITY",
    "switched off": "ALTER TABLE review_decision DISABLE ROW LEVEL SECURITY",
    "a policy is missing": "DROP POLICY seen ON casework_revision",
    "a policy lets all through": "ALTER POLICY seen ON casework_record USING (true)",
    "a policy lets more through": (
        "ALTER POLICY seen ON casework_notice USING (EXISTS (SELECT 1 FROM casework_record p WHERE true))"
    ),
    "a policy lets all be written": "ALTER POLICY seen ON casework_claim WITH CHECK (true)",
    "a policy for everybody": "CREATE POLICY mine ON casework_record TO PUBLIC USING (true)",
    "another role": "ALTER POLICY carried ON casework_record TO registry_desk",
    "walls that nobody listed": "ALTER TABLE casework_step ENABLE ROW LEVEL SECURITY",
    "a function says yes": (
        "CREATE OR REPLACE FUNCTION registry_may(wanted text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER "
        "AS 'SELECT true'"
    ),
}
TABLES = """
SELECT relname::text FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
   AND relrowsecurity AND relforcerowsecurity
"""


def test_the_walls_are_those_of_the_list(db):
    assert list(differences()) == []


@pytest.mark.parametrize("statement", BREACHES.values(), ids=BREACHES)
def test_a_breach_is_named_and_building_anew_heals_it(db, as_owner, statement):
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(statement)

        assert len(list(differences())) == 1
        if statement != BREACHES["walls that nobody listed"]:
            apply()
            assert list(differences()) == []


def test_verify_tells_of_it(as_owner, as_publisher, db):
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(BREACHES["not forced on the owner"])
    out = StringIO()

    with as_publisher(), pytest.raises(SystemExit):
        call_command("verify", stdout=out)

    assert WALLS in INVARIANTS
    assert f"BREACH  {WALLS}" in out.getvalue()
    assert "casework_claim has no forced row-level security" in out.getvalue()


def leading_to_records():
    """Return every table of a model from which a chain of keys leads to a record."""
    found = {Record._meta.db_table}
    while True:
        more = {
            model._meta.db_table
            for model in apps.get_models()
            for field in model._meta.get_fields()
            if isinstance(field, models.ForeignKey) and field.related_model._meta.db_table in found
        }
        if more <= found:
            return found
        found |= more


def test_every_table_that_leads_to_a_record_has_walls():
    """A new part of the record, a history of it, a note on it: one line in registry/config/walls/walls.toml."""
    assert leading_to_records() - set(walled()) - set(OPEN) == set()


def test_a_table_without_a_line_is_seen(monkeypatch):
    """Negative control."""
    monkeypatch.setattr("registry.config.walls.rules.listed", list)

    assert {"casework_revision", "review_decision", "intake_importedrow"} <= leading_to_records() - set(
        walled()
    )


@pytest.fixture
def filled(amal, basim, dunya, as_publisher, as_owner):
    """Return the walled tables that hold rows once a record was published, with their numbers."""
    published(amal, basim, dunya, as_publisher)
    with as_owner():
        return {table: count for table in walled() if (count := rows(table))}


def rows(table):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")
        return cursor.fetchone()[0]


def test_nobody_named_sees_nothing(filled, unseen):
    with unseen():
        assert {table: rows(table) for table in filled} == dict.fromkeys(filled, 0)
    assert len(filled) >= 12
    assert rows("casework_record") == filled["casework_record"]


def test_the_publisher_sees_what_it_carries(filled, amal, as_publisher, unseen):
    from tests.factories.records import logged

    logged(amal)  # a draft, which is carried nowhere
    with unseen(), as_publisher():
        assert rows("casework_record") == rows("publishing_outbox") == filled["publishing_outbox"] == 1
        assert rows("casework_revision") == 1


@pytest.mark.parametrize(
    "statement",
    [
        "ALTER TABLE casework_record NO FORCE ROW LEVEL SECURITY",
        "ALTER TABLE casework_record DISABLE ROW LEVEL SECURITY",
        "DROP POLICY seen ON casework_record",
        "CREATE POLICY mine ON casework_record USING (true)",
        "CREATE OR REPLACE FUNCTION registry_teams() RETURNS uuid[] LANGUAGE sql AS 'SELECT NULL::uuid[]'",
        "INSERT INTO casework_sight (record_id, person_id) SELECT id, created_by_id FROM casework_record",
        "DELETE FROM casework_sight",
        "SET LOCAL row_security = off; SELECT * FROM casework_record",
    ],
)
def test_the_desk_cannot_take_a_wall_down(filled, statement):
    from tests.security.test_grants import PRIVILEGE, refusal

    assert refusal("default", statement) == PRIVILEGE
