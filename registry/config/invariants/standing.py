# SPDX-License-Identifier: Apache-2.0
"""The table that the desk's lists read says what the records themselves say."""

from collections.abc import Iterator

from django.db import connection


def breaches() -> Iterator[str]:
    """Yield every record whose standing is not what its revisions, places and claims give."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM casework_standing_differs() ORDER BY 1")
        for (record,) in cursor:
            yield f"record {record} does not stand in the desk's lists as it is"
