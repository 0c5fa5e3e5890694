# SPDX-License-Identifier: Apache-2.0
"""One import of a source at a time. The lock is the session's: it goes when the process does."""

from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256

from django.db import connection

from registry.intake.errors import UnreadableFile


@contextmanager
def one_run_of(importer: str) -> Iterator[None]:
    """Raises: UnreadableFile when another run of the same source is under way."""
    key = key_of(importer)
    if not ask("SELECT pg_try_advisory_lock(%s)", key):
        raise UnreadableFile("Another import of this source is running. Wait until it has ended.")
    try:
        yield
    finally:
        ask("SELECT pg_advisory_unlock(%s)", key)


def key_of(importer: str) -> int:
    """Return the number PostgreSQL locks on."""
    return int.from_bytes(sha256(f"intake {importer}".encode()).digest()[:8], signed=True)


def ask(sql: str, key: int) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(sql, [key])
        return bool(cursor.fetchone()[0])
