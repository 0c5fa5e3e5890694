# SPDX-License-Identifier: Apache-2.0
"""Taking away what a crash left in the store. Nothing that has a row is ever touched."""

from collections.abc import Sequence

from django.db import connection, transaction

from registry.evidence.files import LOCK
from registry.evidence.models import File
from registry.evidence.store import store


def clear(*, without_row: Sequence[str] = (), unfinished: Sequence[str] = ()) -> int:
    """Remove these from the store and return how many went. What has got a row since stays.

    Nobody keeps a file while this runs, so that bytes which come again are not taken from under their new row.
    """
    held, gone = store(), 0
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        for sha256 in without_row:
            if not File.objects.filter(sha256=sha256).exists():
                held.place(sha256).unlink(missing_ok=True)
                gone += 1
        for name in unfinished:
            (held.incoming / name).unlink(missing_ok=True)
            gone += 1
    return gone
