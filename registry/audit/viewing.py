# SPDX-License-Identifier: Apache-2.0
"""For whom a transaction reads: without a name the database shows no working record (docs/explanation/who-sees-what.md)."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.db import connection, transaction


@contextmanager
def viewing(person: UUID) -> Iterator[None]:
    """Open a transaction that sees what this person sees: a request, a task, a command.

    The setting ends with the transaction, so that no connection of a pool carries it on to somebody else. Within
    another transaction, the outer person sees again when it ends; an exception undoes the setting with the rest.
    """
    with transaction.atomic():
        before = name_viewer(str(person))
        yield
        if before != str(person):
            name_viewer(before)


def name_viewer(person: str) -> str:
    """Tell the database who reads from here on in this transaction, and return who did until now; empty for nobody."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_setting('registry.viewer', true), set_config('registry.viewer', %s, true)",
            [person],
        )
        return cursor.fetchone()[0] or ""
