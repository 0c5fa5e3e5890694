# SPDX-License-Identifier: Apache-2.0
"""Puts the rows into an empty, migrated public database and gives the planner its statistics."""

from collections.abc import Mapping

import psycopg

from tests.bench.public.peers.items import INDEXES, ITEMS
from tests.bench.public.rows import columns, written
from tests.bench.public.rows.indexes import made_afterwards
from tests.bench.public.rows.made import MADE, SPOT
from tests.bench.public.rows.words import lay_out

# The expressions are made once a row: OFFSET 0 keeps them from being folded into each place that names them.
WRITTEN = f"""
{columns.SOURCE}
CROSS JOIN LATERAL (SELECT convert_to({written.canonical()}, 'UTF8') AS content, {written.words()} AS words OFFSET 0) AS told
CROSS JOIN LATERAL (SELECT encode(sha256(content), 'hex') AS sha256 OFFSET 0) AS hashed
CROSS JOIN LATERAL (SELECT convert_to({written.body("sha256")}, 'UTF8') AS body OFFSET 0) AS answered
"""
KEPT = f"""
{columns.SOURCE}
JOIN published_version AS v ON v.code = m.code
CROSS JOIN LATERAL (SELECT {columns.GEOMETRY} AS geometry OFFSET 0) AS told
"""
TABLES = {
    "published_version": (columns.VERSION, WRITTEN),
    "published_document": (columns.DOCUMENT, KEPT),
    "bench_items": (columns.ITEM, KEPT),
    "published_change": (columns.CHANGE, "made AS m"),
}
DATASET = """
INSERT INTO published_dataset (id, version, published_at)
SELECT 1, max(dataset_version), max(published_at) FROM published_change
ON CONFLICT (id) DO UPDATE SET version = excluded.version, published_at = excluded.published_at
"""
SCAFFOLD = "DROP TABLE spot, made, counted, concept, town"


def fill(connection: psycopg.Connection, rows: int) -> None:
    """Fill the database. Needs a superuser's connection that commits by itself."""
    lay_out(connection)
    connection.execute(ITEMS)
    connection.execute("SET work_mem = '256MB'")
    connection.execute("SET jit = off")
    for statement in (
        *MADE.replace("%(rows)s", str(rows)).split(";"),
        *SPOT.split(";"),
        "ANALYZE made, spot",
    ):
        connection.execute(statement)
    with made_afterwards(connection, list(TABLES)):
        for table, (expressions, source) in TABLES.items():
            connection.execute(insert(table, expressions, source))
    connection.execute(DATASET)
    connection.execute(INDEXES)
    connection.execute(SCAFFOLD)
    connection.execute("DROP FUNCTION chance, plain")
    connection.execute("VACUUM ANALYZE")


def insert(table: str, expressions: Mapping[str, str], source: str) -> str:
    return f"INSERT INTO {table} ({', '.join(expressions)}) SELECT {', '.join(expressions.values())} FROM {source}"
