# SPDX-License-Identifier: Apache-2.0
"""The tables that the desk's lists and searches read say what the records themselves say."""

from collections.abc import Iterator

from django.db import connection


def breaches() -> Iterator[str]:
    """Yield every record whose standing or whose words are not what its revisions, places and claims give."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM casework_standing_differs() ORDER BY 1")
        for (record,) in cursor.fetchall():
            yield f"record {record} does not stand in the desk's lists as it is"
        cursor.execute("SELECT * FROM casework_search_differs() ORDER BY 1")
        for (record,) in cursor.fetchall():
            yield f"record {record} is sought by other words than it has"
        cursor.execute("SELECT * FROM casework_mirrors_differ() ORDER BY 1")
        for (record,) in cursor.fetchall():
            yield f"record {record} is shown in the desk's lists to others than may see it"
