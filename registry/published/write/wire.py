# SPDX-License-Identifier: Apache-2.0
"""How a batch talks to the public database: statements that are planned once a connection, several a round trip."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any

from django.db import connections
from psycopg import Cursor
from psycopg.rows import TupleRow, tuple_row

from registry.published.raw import ALIAS
from registry.published.write.tables import Table


def ask(query: str, parameters: Sequence[Any]) -> "Cursor[TupleRow]":
    """Send a statement. What it found is read when the round trip is over."""
    cursor = new_cursor()
    through(partial(executed, cursor), query, parameters, many=False)
    return cursor


def executed(cursor: "Cursor[TupleRow]", query: str, parameters: Any, many: bool, _: object) -> None:
    if many:
        cursor.executemany(query, parameters)
    else:
        cursor.execute(query, parameters, prepare=True, binary=True)


def repeat(query: str, rows: Sequence[Sequence[Any]]) -> None:
    """Send one statement for each of the rows."""
    if rows:
        through(partial(executed, new_cursor()), query, rows, many=True)


def copy(table: Table, rows: Iterable[Mapping[str, Any]]) -> None:
    """Write new rows while they are made: PostgreSQL works on one while the next is worked out here."""

    def copied(query: str, *_: object) -> None:
        with new_cursor().copy(query) as copying:
            copying.set_types(table.copied_types)
            for row in rows:
                copying.write_row(table.native(row))

    through(copied, table.copied, (), many=False)


@contextmanager
def one_trip() -> Iterator[None]:
    """Let all statements inside go out at once. Raises: Django's errors of databases."""
    connection = connections[ALIAS]
    connection.ensure_connection()
    with connection.wrap_database_errors, connection.connection.pipeline():
        yield


def new_cursor() -> "Cursor[TupleRow]":
    connection = connections[ALIAS]
    connection.ensure_connection()
    return Cursor(connection.connection, row_factory=tuple_row)


def through(execute: Any, query: str, parameters: Any, *, many: bool) -> None:
    """Execute as Django's cursors do: whoever counts or forbids statements there does it here."""
    connection = connections[ALIAS]
    connection.validate_no_broken_transaction()
    for wrapper in reversed(connection.execute_wrappers):
        execute = partial(wrapper, execute)
    with connection.wrap_database_errors:
        execute(query, parameters, many, {"connection": connection, "cursor": None})
