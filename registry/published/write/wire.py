# SPDX-License-Identifier: Apache-2.0
"""How a batch talks to the public database: by statements that are planned once a connection, and by copying."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from django.db import connections
from psycopg import RawCursor
from psycopg.rows import TupleRow, tuple_row

from registry.published.raw import ALIAS
from registry.published.write.tables import Table


def ask(query: str, parameters: Sequence[Any]) -> "RawCursor[TupleRow]":
    """Send a statement; `$1` is its first value. Raises: Django's errors of databases."""
    cursor = new_cursor()

    def executed(*statement: Any) -> None:
        cursor.execute(*statement[:2], prepare=True, binary=True)

    through(executed, query, parameters)
    return cursor


def repeat(query: str, rows: Sequence[Sequence[Any]]) -> None:
    """Send one statement for each of the rows, without waiting for the answer of each."""

    def repeated(*statement: Any) -> None:
        new_cursor().executemany(*statement[:2])

    through(repeated, query, rows)


def copy(table: Table, rows: Iterable[Mapping[str, Any]]) -> None:
    """Write new rows while they are made: PostgreSQL works on one while the next is worked out here."""

    def copied(query: str, *_: object) -> None:
        with new_cursor().copy(query) as copying:
            copying.set_types(table.copied_types)
            for row in rows:
                copying.write_row(table.native(row))

    through(copied, table.copied, ())


def new_cursor() -> "RawCursor[TupleRow]":
    connection = connections[ALIAS]
    connection.ensure_connection()
    return RawCursor(connection.connection, row_factory=tuple_row)


def through(execute: Any, query: str, parameters: Any) -> None:
    """Execute as Django's cursors do: whoever counts or forbids statements there does it here."""
    connection = connections[ALIAS]
    connection.validate_no_broken_transaction()
    for wrapper in reversed(connection.execute_wrappers):
        execute = partial(wrapper, execute)
    with connection.wrap_database_errors:
        execute(query, parameters, False, {"connection": connection, "cursor": None})
