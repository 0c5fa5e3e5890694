# SPDX-License-Identifier: Apache-2.0
"""From inside each process's own environment only its own role opens its own database, and that role can do no more."""

import json

import pytest

DESK, PUBLISHED = "registry_desk_db", "registry_published_db"
OPEN = {
    "public": [["registry_inbox", PUBLISHED], ["registry_reader", PUBLISHED]],
    "desk": [["registry_desk", DESK]],
    "worker": [["registry_desk", DESK]],
    "publisher": [["registry_publisher", DESK], ["registry_publisher", PUBLISHED]],
}
PUBLIC_SECRETS = ("registry_reader", "registry_inbox", "redis_throttle", "key_public", "inbox_recipient")
REFUSED = ("42501", "0A000", "25006")  # insufficient_privilege; feature or transaction refused
READER_MAY_NOT = (
    "INSERT INTO published_dataset (id, version) VALUES (1, 1)",
    "UPDATE published_document SET status = 'published'",
    "DELETE FROM published_change",
    "TRUNCATE published_version",
    "SELECT * FROM published_document FOR UPDATE",
    "LOCK TABLE published_change IN ACCESS EXCLUSIVE MODE",
    "SELECT nextval('published_version_id_seq')",
    "SELECT lo_from_bytea(0, 'kept here')",
    "SELECT lo_create(0)",
    "SELECT pg_advisory_lock(7202)",  # the publisher's: whoever holds it stops every publication
    "SELECT pg_try_advisory_xact_lock_shared(7202)",
    "CREATE TABLE mine (number int)",
    "CREATE TEMPORARY TABLE mine (number int)",
    "CREATE SCHEMA mine",
    "CREATE FUNCTION mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "CREATE EXTENSION postgres_fdw",
    "ALTER TABLE published_document DISABLE TRIGGER ALL",
    "SELECT * FROM pg_authid",
    "SELECT * FROM pg_shadow",
    "SELECT pg_read_file('postgresql.conf')",
    "SELECT pg_ls_dir('.')",
    "COPY published_document TO PROGRAM 'cat'",
    "COPY published_dataset FROM '/etc/hostname'",
    "SET ROLE registry_publisher",
    "SET ROLE registry_owner",
    "SET SESSION AUTHORIZATION registry_admin",
    "SET session_replication_role = replica",
    "ALTER ROLE registry_reader CREATEDB",
    "ALTER SYSTEM SET fsync = off",
    "CREATE ROLE mine",
    "SELECT * FROM django_migrations",
)
DESK_MAY_NOT = (
    "SELECT * FROM pg_authid",
    "CREATE TABLE mine (number int)",
    "CREATE TEMPORARY TABLE mine (number int)",
    "SET ROLE registry_publisher",
    "SET ROLE registry_owner",
    "COPY casework_record TO PROGRAM 'cat'",
    "SET session_replication_role = replica",
)


@pytest.fixture
def inside(run_inside):
    """Return a function that runs `doors` inside a face's process."""
    return lambda face, *words, **given: run_inside(face, "tests.security.doors", *words, **given)


@pytest.mark.parametrize("face", OPEN)
def test_each_process_opens_its_own_database_as_its_own_role_and_no_other(inside, face):
    assert inside(face, "databases") == OPEN[face]


def test_the_same_attempt_finds_both_databases_with_the_owners_password(standing):
    """Negative control: the doors that stayed shut above are there, and the attempt can open them."""
    done = standing.run("owner", "-m", "tests.security.doors", "databases")

    assert json.loads(done.stdout) == [["registry_owner", DESK], ["registry_owner", PUBLISHED]]


def test_the_public_process_was_told_nothing_of_the_desk(standing, real_environ):
    told = " ".join(real_environ("public").values())

    assert "REGISTRY_DATABASE_URL" not in real_environ("public")
    assert "REGISTRY_BROKER_URL" not in real_environ("public")
    for secret in standing.layout.secrets.iterdir():
        own = secret.name in PUBLIC_SECRETS
        assert (secret.read_text().strip() in told) == own, secret.name


def test_no_process_was_told_the_superusers_or_the_owners_password(standing, real_environ):
    for face in OPEN:
        told = " ".join(real_environ(face).values())
        for name in ("registry_admin", "registry_owner", "redis_admin", "key_owner"):
            assert (standing.layout.secrets / name).read_text().strip() not in told, (face, name)


def test_the_processes_cannot_read_the_files_with_the_passwords(standing):
    found = standing.run(
        "public", "-c", f"import os; print(os.access({str(standing.layout.secrets)!r}, os.R_OK))"
    )

    assert found.stdout.strip() == str(not standing.user.switch)


def test_the_reader_can_read(inside):
    assert inside(
        "public", "rows", "registry_reader", PUBLISHED, given="SELECT count(*) FROM published_document"
    ) == [[3]]


@pytest.mark.parametrize("statement", READER_MAY_NOT)
def test_the_reader_can_do_nothing_but_read(inside, statement):
    assert inside("public", "sql", "registry_reader", PUBLISHED, given=[statement])[statement] in REFUSED


@pytest.mark.parametrize("statement", DESK_MAY_NOT)
def test_the_desk_cannot_leave_its_role(inside, statement):
    assert inside("desk", "sql", "registry_desk", DESK, given=[statement])[statement] in REFUSED


def test_the_publisher_can_write_what_is_published(inside):
    """Negative control of the refusals above: the statement is right, the role is what is refused."""
    statement = "UPDATE published_document SET status = 'published'"
    assert inside("publisher", "sql", "registry_publisher", PUBLISHED, given=[statement]) == {
        statement: "done"
    }


INSERT = "INSERT INTO published_inbox (fingerprint, kind, sealed) VALUES (repeat('a', 64), 'other', 'x')"
INBOX_MAY_NOT = (
    INSERT + " RETURNING fingerprint",
    INSERT + " ON CONFLICT (fingerprint) DO NOTHING",
    INSERT + " ON CONFLICT (fingerprint) DO UPDATE SET kind = 'error'",
    INSERT.replace("sealed)", "sealed, received_at)").replace("'x')", "'x', now())"),
    "SELECT count(*) FROM published_inbox",
    "SELECT fingerprint FROM published_inbox",
    "UPDATE published_inbox SET kind = 'error'",
    "DELETE FROM published_inbox",
    "TRUNCATE published_inbox",
    "COPY published_inbox TO STDOUT",
    "LOCK TABLE published_inbox IN SHARE MODE",
    "SELECT * FROM published_requeststate",
    "INSERT INTO published_requeststate (fingerprint) VALUES ('a')",
    "SELECT * FROM published_document",
    "SELECT * FROM django_migrations",
    "SELECT pg_advisory_lock(7202)",
    "CREATE TEMPORARY TABLE mine (number int)",
    "SET ROLE registry_reader",
    "SET ROLE registry_publisher",
)


@pytest.mark.parametrize("statement", INBOX_MAY_NOT)
def test_what_hands_in_can_do_nothing_but_hand_in(inside, statement):
    assert inside("public", "sql", "registry_inbox", PUBLISHED, given=[statement])[statement] in REFUSED


def test_what_hands_in_can_hand_in_and_the_same_thing_twice(inside):
    """Negative control: the refused statement without what it reads."""
    for statement in (INSERT, INSERT + " ON CONFLICT DO NOTHING"):
        assert inside("public", "sql", "registry_inbox", PUBLISHED, given=[statement]) == {statement: "done"}


@pytest.mark.parametrize(
    "statement", ["SELECT sealed FROM published_inbox", "SELECT kind FROM published_inbox"]
)
def test_the_reader_sees_nothing_of_what_was_handed_in_but_its_fingerprint(inside, statement):
    allowed = "SELECT fingerprint FROM published_inbox"
    found = inside("public", "sql", "registry_reader", PUBLISHED, given=[statement, allowed])

    assert found[statement] in REFUSED
    assert found[allowed] == "done"
