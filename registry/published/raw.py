# SPDX-License-Identifier: Apache-2.0
"""Rows as they are: few queries that are asked again and again, planned once a connection, bytes coming over as bytes.

Django's cursors write the values into the query, so that each is planned anew, and have documents spelled in hexadecimal.
"""

from typing import Any

from django.db import connections
from psycopg import Cursor
from psycopg.rows import tuple_row

ALIAS = "published"


def read(query: str, parameters: list[Any]) -> list[tuple[Any, ...]]:
    """Return the rows of a query. Raises: Django's errors of databases."""
    connection = connections[ALIAS]
    connection.ensure_connection()
    with connection.wrap_database_errors, Cursor(connection.connection, row_factory=tuple_row) as cursor:
        rows = cursor.execute(query, parameters, binary=True).fetchall()
    if connection.queries_logged:
        connection.queries_log.append({"sql": query, "time": "0.000"})
    return rows
