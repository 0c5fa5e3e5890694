# SPDX-License-Identifier: Apache-2.0
"""Several questions to the public database, all answered as of one moment."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connections, transaction

from registry.published.raw import ALIAS


@contextmanager
def one_moment(*, seconds: int | None = None) -> Iterator[None]:
    """Let all that is read inside be of one moment. `seconds`: how long one question may take; 0 for however long.

    Inside a transaction it is of the moments that that one sees.
    """
    begun = connections[ALIAS].in_atomic_block
    with transaction.atomic(using=ALIAS), connections[ALIAS].cursor() as cursor:
        if not begun:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        if seconds is not None:
            cursor.execute("SELECT set_config('statement_timeout', %s, true)", [f"{seconds}s"])
        yield
