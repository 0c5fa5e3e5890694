# SPDX-License-Identifier: Apache-2.0
"""The service roles, the two databases, and who may enter which. Rights inside stand in the migrations."""

from __future__ import annotations

from registry.embedded import credentials, scram, sql
from registry.embedded.addresses import DESK_DATABASE, PUBLISHED_DATABASE
from registry.embedded.layout import Layout

OWNER = "registry_owner"
MAY_CONNECT = {
    DESK_DATABASE: ("registry_desk", "registry_publisher"),
    PUBLISHED_DATABASE: ("registry_publisher", "registry_reader", "registry_inbox"),
}
EXTENSIONS = ("postgis", "pg_trgm")
# Functions that PostgreSQL opens to everybody and that the readers of the public database are not to have: statistics
# of the whole cluster (how many rows the desk has written, who is at work, how much disk it fills), locks (whoever
# holds the publisher's stops every publication; whoever sees them sees the desk at work), channels to other sessions,
# and large objects (a place to write).
STATISTICS = (
    "pg_stat_get_(db|activity|backend|wal|slru|replication|progress|bgwriter|buf|checkpoint|archiver)"
)
NOT_FOR_ALL = (
    f"^({STATISTICS}|pg_tablespace_size|pg_(try_)?advisory_|pg_lock_status|pg_blocking_pids|pg_safe_snapshot_blocking_pids"
    "|pg_notify|pg_listening_channels|lo_|lowrite)"
)
# The owner takes it for as long as a backup fixes its moment.
PUBLISHERS_LOCK = (
    "GRANT EXECUTE ON FUNCTION pg_advisory_xact_lock(bigint) TO registry_publisher, registry_owner;"
)
# Behind row-level security an index answers only where the operator is known to tell nothing of a row, by an error for
# example. These compare and raise nothing that shows a value.
TELL_NOTHING = (
    "pg_catalog.ts_match_vq(tsvector, tsquery)",
    "pg_catalog.arrayoverlap(anyarray, anyarray)",
    "pg_catalog.arraycontains(anyarray, anyarray)",
    "pg_catalog.range_overlaps(anyrange, anyrange)",
    "pg_catalog.daterange(date, date, text)",
    "geometry_overlaps(geometry, geometry)",
    "similarity_op(text, text)",
)
POWERLESS = "LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS NOINHERIT NOREPLICATION"


def establish(layout: Layout) -> None:
    """Bring roles, databases, extensions and the right to connect to what this file says. Safe to repeat."""
    statements = [line for role in credentials.ROLES for line in _role(layout, role)]
    statements += [line for database in MAY_CONNECT for line in _database(database)]
    statements += [
        f"REVOKE ALL ON DATABASE {database} FROM PUBLIC;" for database in ("postgres", "template1")
    ]
    for database in MAY_CONNECT:
        statements += [f"\\connect {database}", *_inside()]
    statements += [f"\\connect {PUBLISHED_DATABASE}", *_closed_to_readers()]
    sql.run(layout, "\n".join(["SET client_min_messages = warning;", *statements]))


def cluster_identity(layout: Layout) -> str:
    """Return a number that no other cluster has, so that a stamp made for a deleted one does not count."""
    return sql.run(layout, "SELECT system_identifier FROM pg_control_system();")


def _role(layout: Layout, role: str) -> list[str]:
    password = scram.verifier(credentials.read(layout, role))
    return [
        f"SELECT 'CREATE ROLE {role}'",
        f"WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{role}') \\gexec",
        f"ALTER ROLE {role} {POWERLESS} PASSWORD '{password}';",
    ]


def _database(database: str) -> list[str]:
    services = ", ".join(role for role in credentials.ROLES if role != OWNER)
    return [
        f"SELECT 'CREATE DATABASE {database} OWNER {OWNER}'",
        f"WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = '{database}') \\gexec",
        "BEGIN;",
        f"REVOKE ALL ON DATABASE {database} FROM PUBLIC, {services};",
        f"GRANT CONNECT ON DATABASE {database} TO {', '.join(MAY_CONNECT[database])};",
        "COMMIT;",
    ]


def _inside() -> list[str]:
    return [
        "SET client_min_messages = warning;",
        *(f"CREATE EXTENSION IF NOT EXISTS {extension};" for extension in EXTENSIONS),
        *(f"ALTER FUNCTION {function} LEAKPROOF;" for function in TELL_NOTHING),
        "REVOKE CREATE ON SCHEMA public FROM PUBLIC;",
        "GRANT ALL ON SCHEMA public TO registry_owner;",
    ]


def _closed_to_readers() -> list[str]:
    return [
        "BEGIN;",
        "SELECT format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', oid::regprocedure) FROM pg_proc",
        f"WHERE pronamespace = 'pg_catalog'::regnamespace AND proname ~ '{NOT_FOR_ALL}' \\gexec",
        PUBLISHERS_LOCK,
        "COMMIT;",
    ]
