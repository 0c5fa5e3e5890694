# SPDX-License-Identifier: Apache-2.0
"""Room for the publications of the benchmark, and their removal: the rows of a kept cluster stay as they were made."""

from collections.abc import Iterator
from contextlib import contextmanager

from tests.bench.public.databases import Filled

BEGIN = """
DROP TABLE IF EXISTS bench_commits;
CREATE TABLE bench_commits (n bigint);
GRANT INSERT ON bench_commits TO registry_publisher;
DROP TABLE IF EXISTS bench_dataset;
CREATE TABLE bench_dataset AS SELECT * FROM published_dataset;
"""
END = """
DELETE FROM published_document WHERE code LIKE 'BEN-%';
DELETE FROM published_version WHERE code LIKE 'BEN-%';
DELETE FROM published_change WHERE code LIKE 'BEN-%';
UPDATE published_dataset AS now SET version = before.version, published_at = before.published_at FROM bench_dataset AS before;
DROP TABLE bench_commits, bench_dataset;
"""


@contextmanager
def undone(filled: Filled) -> Iterator[None]:
    """Take away at the end what is published inside."""
    with filled.admin() as connection:
        connection.execute(BEGIN)
    try:
        yield
    finally:
        with filled.admin() as connection:
            connection.execute(END)
            connection.execute("VACUUM ANALYZE published_document")
