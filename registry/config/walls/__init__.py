# SPDX-License-Identifier: Apache-2.0
"""The second wall: row-level security of the desk's database, from one list; built as the owner and read back by anybody."""

import re
from collections.abc import Iterator

from django.db import connections, transaction

from registry.config.walls.functions import functions, statements
from registry.config.walls.rules import Policy, policies, walled

__all__ = ["apply", "differences", "walled"]

DATABASE = "default"
STANDING = """
SELECT tablename, policyname, cmd, array_to_string(roles, ','), coalesce(qual, ''), coalesce(with_check, ''), permissive
  FROM pg_policies WHERE schemaname = 'public'
"""
FORCED = """
SELECT relname::text, relrowsecurity AND relforcerowsecurity FROM pg_class
 WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND (relrowsecurity OR relname = ANY(%s))
"""
BODIES = (
    "SELECT prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND proname = %s AND prosecdef"
)
# PostgreSQL writes a rule down in its own words: types are named, every bracket and every column's table is written out.
WORDS = (r"::[a-z ]+(\[\])?", r"\bAS [a-z_]+", r"\b[a-z_]+\.", r"[\s()\[\]]+", r"ARRAY|=ANY|IN(?=')|,(?=')")


def apply() -> None:
    """Make the walls exactly what the list says. Runs as the owner; safe to repeat."""
    with transaction.atomic(using=DATABASE), connections[DATABASE].cursor() as cursor:
        for statement in statements():
            cursor.execute(statement)
        cursor.execute("SELECT tablename, policyname FROM pg_policies WHERE schemaname = 'public'")
        for table, name in cursor.fetchall():
            cursor.execute(f"DROP POLICY {name} ON {table}")
        for table in walled():
            cursor.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY")
        for policy in policies():
            cursor.execute(policy.statement())


def differences() -> Iterator[str]:
    """Yield one sentence for every wall that is missing, open, changed or too much."""
    with connections[DATABASE].cursor() as cursor:
        cursor.execute(FORCED, [walled()])
        forced = dict(cursor.fetchall())
        cursor.execute(STANDING)
        found = {(row[0], row[1]): row for row in cursor.fetchall()}
        bodies = {}
        for signature in functions():
            cursor.execute(BODIES, [signature.split("(", maxsplit=1)[0]])
            bodies[signature] = [row[0] for row in cursor.fetchall()]
    yield from (f"{table} has no forced row-level security" for table in walled() if not forced.get(table))
    yield from (f"{table} has walls that are not listed" for table in sorted(set(forced) - set(walled())))
    wanted = {(policy.table, policy.name): policy for policy in policies()}
    yield from (f"{table}: the policy {name} is too much" for table, name in sorted(set(found) - set(wanted)))
    for key, policy in wanted.items():
        if key not in found:
            yield f"{policy.table}: the policy {policy.name} is missing"
        elif as_standing(found[key]) != as_wanted(policy):
            yield f"{policy.table}: the policy {policy.name} is not as listed"
    for signature, (_, _, body) in functions().items():
        if bodies[signature] != [body]:
            yield f"the function {signature} is not as listed"


def as_wanted(policy: Policy) -> tuple[str, ...]:
    return (policy.command, policy.role, in_short(policy.using), in_short(policy.check), "PERMISSIVE")


def as_standing(row: tuple[str, ...]) -> tuple[str, ...]:
    return (row[2], row[3], in_short(row[4]), in_short(row[5]), row[6])


def in_short(rule: str) -> str:
    """Return a rule without what PostgreSQL adds when it writes one down, so that two can be compared."""
    for word in WORDS:
        rule = re.sub(word, "", rule)
    return rule
