# SPDX-License-Identifier: Apache-2.0
"""Every column that holds a code of a vocabulary is guarded by the database."""

import pytest
from django.db import connection

from registry.vocabularies.triggers import guarded_tables

GUARD = """
SELECT pg_get_functiondef(tgfoid) FROM pg_trigger
WHERE tgrelid = %s::regclass AND tgname = %s AND tgenabled = 'O'
"""


@pytest.mark.parametrize("table", sorted(guarded_tables()))
@pytest.mark.django_db
def test_every_code_column_is_guarded(table):
    with connection.cursor() as cursor:
        cursor.execute(GUARD, [table, f"{table}_concepts"])
        body = "".join(row[0] for row in cursor.fetchall())

    unguarded = [
        f"{table}.{column}"
        for column, scheme in guarded_tables()[table].items()
        if f"'{scheme.rstrip('?[]')}', NEW.{column}" not in body
    ]
    assert unguarded == []
