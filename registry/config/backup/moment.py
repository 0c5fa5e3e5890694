# SPDX-License-Identifier: Apache-2.0
"""One moment of both databases to dump: while it is fixed, no publication is between the two."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import connections

ALIASES = ("default", "published")
PUBLISHERS_LOCK = 7202
"""What a batch holds while it writes to the public database (published.write.LOCK)."""
# Tables of ours: those that no extension brought.
TABLES = """
SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
  AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
ORDER BY c.relname
"""
# Tables whose rows are hidden from their owner too, and that have no rule that shows all of them to the owner.
HIDDEN = """
SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relrowsecurity
  AND c.relforcerowsecurity AND NOT EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid AND p.polpermissive
    AND p.polcmd IN ('r', '*') AND pg_get_expr(p.polqual, p.polrelid) = 'true'
    AND p.polroles <@ ARRAY[c.relowner, 0::oid]) ORDER BY c.relname
"""


@dataclass(frozen=True, slots=True)
class View:
    """One database as it stood at the moment; `snapshot` is the name under which other sessions see the same."""

    session: Any
    snapshot: str

    def rows(self, statement: str, parameters: list[Any] | None = None) -> list[tuple[Any, ...]]:
        with self.session.cursor() as cursor:
            cursor.execute(statement, parameters)
            return list(cursor.fetchall())

    def tables(self) -> list[str]:
        return [name for (name,) in self.rows(TABLES)]

    def counts(self) -> dict[str, int]:
        """Return the number of rows of each table."""
        return {name: self.rows(f'SELECT count(*) FROM "{name}"')[0][0] for name in self.tables()}  # noqa: S608

    def hidden(self) -> list[str]:
        return [name for (name,) in self.rows(HIDDEN)]


@contextmanager
def fixed() -> Iterator[dict[str, View]]:
    """Give both databases at one moment, and hold it open.

    The public side is fixed first, then the desk, both under the publisher's lock. So whatever the public side shows
    was asked for on the desk, and whatever the desk believes to be public is there. A batch that was written and not
    yet acknowledged is acknowledged by the first run of the publisher, as after a crash. The publisher waits for the
    two fixings and not for the dumps.
    """
    with ExitStack() as sessions:
        views = {}
        with session("published") as holding:
            with holding.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [PUBLISHERS_LOCK])
            for alias in ("published", "default"):
                views[alias] = view(sessions.enter_context(session(alias)))
        yield views


@contextmanager
def session(alias: str) -> Iterator[Any]:
    """Give a session of its own inside a transaction that changes nothing."""
    own = connections.create_connection(alias)
    try:
        own.set_autocommit(False)
        yield own
    finally:
        own.close()


def view(own: Any) -> View:
    with own.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute("SET LOCAL idle_in_transaction_session_timeout = 0")
        cursor.execute("SELECT pg_export_snapshot()")
        return View(own, cursor.fetchone()[0])
