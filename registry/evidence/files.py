# SPDX-License-Identifier: Apache-2.0
"""Keeping a file: the bytes in the store first, the row second, so that every row has its bytes whatever happens."""

from django.db import connection

from registry.accounts.models import User
from registry.evidence.kinds import Kind
from registry.evidence.models import File
from registry.evidence.store import Incoming

LOCK = 7301
"""Shared by whoever keeps a file, taken alone by whoever clears away what has no row."""


def keep(incoming: Incoming, *, kind: Kind, by: User) -> File:
    """Return the file of these bytes; those that came before are the same file. The caller holds the transaction.

    Raises: OSError when the disk is full; Damaged when the store holds something else under this hash.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock_shared(%s)", [LOCK])
    stored = incoming.keep()
    row = File(sha256=stored.sha256, bytes=stored.size, mime=kind.mime, uploaded_by=by)
    File.objects.bulk_create([row], ignore_conflicts=True)  # two may bring the same bytes at once
    return File.objects.get(sha256=stored.sha256)
