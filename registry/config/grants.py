# SPDX-License-Identifier: Apache-2.0
"""The grants of the service roles: read from the golden list, applied to a database, read back from its catalogues."""

import re
import tomllib
from pathlib import Path

from django.db import connections, transaction

from registry.audit.never_ignored import NEVER_IGNORED

GOLDEN = Path(__file__).with_name("grants.toml")
LETTERS = {"r": "SELECT", "i": "INSERT", "u": "UPDATE", "d": "DELETE"}
WORD = re.compile(r"([riud])(?:\(([a-z_0-9, ]+)\))?")
ROLES = ("registry_desk", "registry_publisher", "registry_reader", "registry_inbox")

Grant = tuple[str, str, str, str]
"""Role, table, privilege, column; the column is empty where the whole table is meant."""

ACTUAL = """
WITH grantee AS (SELECT oid, rolname::text AS name FROM pg_roles WHERE rolname = ANY(%(roles)s) UNION SELECT 0, 'public'),
given AS (
  SELECT c.relname::text AS what, c.relacl AS acl, '' AS part FROM pg_class c
   WHERE c.relnamespace = 'public'::regnamespace AND c.relname <> ALL(%(postgis)s)
  UNION ALL SELECT c.relname, t.attacl, t.attname FROM pg_attribute t JOIN pg_class c ON c.oid = t.attrelid
   WHERE c.relnamespace = 'public'::regnamespace
)
SELECT g.name, given.what, a.privilege_type || CASE WHEN a.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END, given.part
  FROM given, aclexplode(given.acl) a JOIN grantee g ON g.oid = a.grantee
UNION SELECT g.name, '(schema)', a.privilege_type, '' FROM pg_namespace n, aclexplode(n.nspacl) a
  JOIN grantee g ON g.oid = a.grantee WHERE n.nspname = 'public' AND a.privilege_type <> 'USAGE'
UNION SELECT r.rolname, '(role)', 'MEMBER OF', g.rolname FROM pg_auth_members m
  JOIN pg_roles r ON r.oid = m.member JOIN pg_roles g ON g.oid = m.roleid WHERE r.rolname = ANY(%(roles)s)
UNION SELECT rolname, '(role)', 'SUPERUSER OR BYPASSRLS', '' FROM pg_roles
 WHERE rolname = ANY(%(roles)s) AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb)
"""
POSTGIS = ("spatial_ref_sys", "geometry_columns", "geography_columns")


def golden(alias: str) -> frozenset[Grant]:
    """Return what the golden list allows in this database."""
    return frozenset(
        (role, table, LETTERS[letter], column.strip())
        for role, tables in tomllib.loads(GOLDEN.read_text())[alias].items()
        for table, words in tables.items()
        for letter, columns in WORD.findall(words)
        for column in (columns.split(",") if columns else [""])
    )


def actual(alias: str) -> frozenset[Grant]:
    """Return what the catalogues of this database say, memberships and role attributes included."""
    with connections[alias].cursor() as cursor:
        cursor.execute(ACTUAL, {"roles": list(ROLES), "postgis": list(POSTGIS)})
        return frozenset(tuple(row) for row in cursor.fetchall())


def differences(alias: str) -> list[str]:
    """Return one sentence for every grant that is missing or too much."""
    wanted, found = golden(alias), actual(alias)
    missing = [f"{alias}: {' '.join(filter(None, grant))} is missing" for grant in sorted(wanted - found)]
    return missing + [
        f"{alias}: {' '.join(filter(None, grant))} is too much" for grant in sorted(found - wanted)
    ]


def apply(alias: str) -> None:
    """Make the database grant exactly what the golden list says, and no session able to leave history out.

    Runs as the owner; safe to repeat.
    """
    with transaction.atomic(using=alias), connections[alias].cursor() as cursor:
        roles = ", ".join(sorted({grant[0] for grant in golden(alias)}))
        cursor.execute(f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {roles}")
        cursor.execute(f"REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM {roles}")
        if alias == "default":
            cursor.execute(NEVER_IGNORED)
        for role, table, privilege, column in sorted(golden(alias)):
            what = f"{privilege} ({column})" if column else privilege
            cursor.execute(f"GRANT {what} ON {table} TO {role}")
