# SPDX-License-Identifier: Apache-2.0
"""What the public database's own catalogues tell its reader: no private name, no number of private rows."""

import psycopg
import pytest

from registry.embedded.addresses import environment_for
from tests.security.test_public_process import PRIVATE_APPS

NAMES = "SELECT relname FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace WHERE nspname = 'public'"
CATALOGUES = {
    "pg_class": "SELECT relname FROM pg_class",
    "pg_stat_all_tables": "SELECT relname FROM pg_stat_all_tables",
    "pg_statio_all_tables": "SELECT relname FROM pg_statio_all_tables",
    "pg_stat_all_indexes": "SELECT indexrelname FROM pg_stat_all_indexes",
    "pg_sequences": "SELECT sequencename FROM pg_sequences",
    "pg_stats": "SELECT tablename FROM pg_stats",
    "pg_tables": "SELECT tablename FROM pg_tables",
    "pg_views": "SELECT viewname FROM pg_views",
    "pg_indexes": "SELECT indexname FROM pg_indexes",
    "information_schema.tables": "SELECT table_name FROM information_schema.tables",
    "pg_proc": "SELECT proname FROM pg_proc",
    "pg_trigger": "SELECT tgname FROM pg_trigger",
    "pg_constraint": "SELECT conname FROM pg_constraint",
    "pg_description": "SELECT description FROM pg_description",
    "pg_locks": "SELECT relation::regclass::text FROM pg_locks WHERE relation IS NOT NULL",
}
CLOSED = ("pg_locks",)
COUNTERS = {
    "rows inserted": "SELECT tup_inserted FROM pg_stat_database WHERE datname = 'registry_desk_db'",
    "rows inserted, by function": (
        "SELECT pg_stat_get_db_tuples_inserted(oid) FROM pg_database WHERE datname = 'registry_desk_db'"
    ),
    "commits": "SELECT pg_stat_get_db_xact_commit(oid) FROM pg_database WHERE datname = 'registry_desk_db'",
    "size": "SELECT pg_database_size('registry_desk_db')",
    "locks": "SELECT count(*) FROM pg_locks",
    "disk": "SELECT pg_tablespace_size('pg_default')",
    "background writes": "SELECT buffers_alloc FROM pg_stat_bgwriter",
    "archived log": "SELECT archived_count FROM pg_stat_archiver",
    "who waits": "SELECT cardinality(pg_blocking_pids(pg_backend_pid()))",
    "sessions": "SELECT usename FROM pg_stat_activity WHERE datname = 'registry_desk_db'",
}


@pytest.fixture
def reader(standing):
    """A session with the address that the public process has."""
    url = environment_for("public", standing.layout.var)["REGISTRY_PUBLISHED_DATABASE_URL"]
    with psycopg.connect(url, autocommit=True) as session:
        yield session


@pytest.fixture(scope="module")
def private_names(standing):
    with standing.admin("registry_desk_db") as desk, standing.admin("registry_published_db") as published:
        everywhere = {
            name for (name,) in published.execute(NAMES).fetchall() if not name.startswith(PRIVATE_APPS)
        }
        names = {name for (name,) in desk.execute(NAMES).fetchall()} - everywhere
    assert {"casework_record", "audit_event", "publishing_outbox", "casework_authorship"} <= names
    return names


@pytest.mark.parametrize("catalogue", CATALOGUES)
def test_no_catalogue_names_a_private_table(reader, private_names, catalogue):
    try:
        found = {str(name) for (name,) in reader.execute(CATALOGUES[catalogue]).fetchall()}
    except psycopg.errors.InsufficientPrivilege:
        assert catalogue in CLOSED
        return

    assert found & private_names == set()
    assert [text for text in found if any(name in text for name in private_names)] == []


@pytest.mark.parametrize("counter", COUNTERS)
def test_no_counter_tells_how_busy_the_desk_is(standing, reader, counter):
    """Such counters are shared by all databases of a cluster; a difference of two readings is a number of records."""
    with standing.admin("registry_desk_db") as somebody_at_work:
        assert somebody_at_work.execute(COUNTERS[counter]).fetchall()[0][0] is not None
        try:
            told = reader.execute(COUNTERS[counter]).fetchall()
        except psycopg.errors.InsufficientPrivilege:
            return
    assert [row for row in told if row[0] is not None] == []


def test_the_public_database_holds_no_row_of_an_unpublished_record(standing, reader):
    """Eight records stand on the desk, three were published: three is the only number that can be found."""
    with standing.admin("registry_desk_db") as desk:
        working = desk.execute("SELECT count(*) FROM casework_record").fetchone()[0]
    documents, versions, changes = (
        reader.execute(f"SELECT count(*) FROM published_{name}").fetchone()[0]
        for name in ("document", "version", "change")
    )

    assert (working, documents, versions, changes) == (8, 3, 3, 3)
