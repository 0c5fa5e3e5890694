# SPDX-License-Identifier: Apache-2.0
"""Indexes that no constraint needs are made after the rows, in one go: that is several times faster than row by row."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import psycopg

FOUND = """
SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename = ANY(%s)
AND to_regclass(indexname) NOT IN (SELECT conindid FROM pg_constraint WHERE conindid IS NOT NULL)
"""


@contextmanager
def made_afterwards(connection: psycopg.Connection, tables: Sequence[str]) -> Iterator[None]:
    found = connection.execute(FOUND, [list(tables)]).fetchall()
    for name, _ in found:
        connection.execute(f"DROP INDEX {name}")
    yield
    connection.execute("SET maintenance_work_mem = '1GB'")
    for _, definition in found:
        connection.execute(definition)
