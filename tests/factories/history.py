# SPDX-License-Identifier: Apache-2.0
"""A test runs in one transaction; what stands between two of them is forgotten here."""

from typing import Any

from django.db import connection

SETTINGS = ("registry.actor", "registry.reason", "pghistory.context_id", "pghistory.context_metadata")


def next_transaction() -> None:
    """Let what follows count as a transaction of its own, in which nobody is named yet."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT " + ", ".join(f"set_config('{name}', '', true)" for name in SETTINGS))


def events(kind: Any, **of: Any) -> list[tuple[str, str, str]]:
    """Return label, actor and reason of every event of these rows, in order."""
    rows = kind.objects.filter(**of).order_by("pgh_id")
    return [(row.pgh_label, row.pgh_context["actor"], row.pgh_context["reason"]) for row in rows]
