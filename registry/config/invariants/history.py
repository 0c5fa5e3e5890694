# SPDX-License-Identifier: Apache-2.0
"""The triggers that keep history stand, are enabled, and answer to no setting of a session."""

from collections.abc import Iterator

from django.db import connection

from registry.audit.never_ignored import ANSWER, STANDING
from registry.audit.tracking import event_models

ENABLED = """
SELECT count(*) FILTER (WHERE tgname ~ '^pgtrigger_(insert_insert|update_update|delete_delete)_')
  FROM pg_trigger WHERE tgrelid = %s::regclass AND tgenabled = 'O'
"""
GUARDED = """
SELECT count(*) FILTER (WHERE tgname = 'registry_history_kept' OR tgname ~ '^pgtrigger_append_only_')
  FROM pg_trigger WHERE tgrelid = %s::regclass AND tgenabled = 'O'
"""


def breaches() -> Iterator[str]:
    """Yield one sentence for every table whose changes could go unseen, or whose history could be rewritten."""
    with connection.cursor() as cursor:
        cursor.execute(STANDING)
        if [row[0].strip() for row in cursor.fetchall()] != [ANSWER]:
            yield "a session can switch history off: run apply_grants"
        for event in event_models():
            table, kept = event.pgh_tracked_model._meta.db_table, event._meta.db_table
            for what, question, wanted in ((table, ENABLED, 3), (kept, GUARDED, 2)):
                cursor.execute(question, [what])
                found = cursor.fetchone()[0]
                if found != wanted:
                    yield f"{what} has {found} of the {wanted} triggers that keep history"
