# SPDX-License-Identifier: Apache-2.0
"""Both databases as they stood at one moment, so that a publisher at work makes no breach."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from django.db import connections, transaction


@contextmanager
def one_moment() -> Iterator[None]:
    """Show what follows one state of each database, the desk's first: what it believes to be public is in the other.

    Inside a transaction that is open already, the view is that transaction's.
    """
    with ExitStack() as views:
        for alias in ("default", "published"):
            inside = connections[alias].in_atomic_block
            views.enter_context(transaction.atomic(using=alias))
            open_view(alias, whole=not inside)
        yield


def open_view(alias: str, *, whole: bool) -> None:
    with connections[alias].cursor() as cursor:
        if whole:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        # One side rests while a long table of the other is read.
        cursor.execute("SET LOCAL idle_in_transaction_session_timeout = 0")
        cursor.execute("SELECT 1")
