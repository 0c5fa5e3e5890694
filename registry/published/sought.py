# SPDX-License-Identifier: Apache-2.0
"""The words of published versions, sought by PostgreSQL's index over them."""

from django.db import connections

ALIAS = "published"
ANSWERING = "SELECT id FROM published_version WHERE published_lexemes(words) @@ %s::tsquery"


def answering(question: str) -> list[int]:
    """Return the rows of every published version, older ones too, whose words answer. `question`: a tsquery."""
    with connections[ALIAS].cursor() as cursor:
        cursor.execute(ANSWERING, [question])
        return [row for (row,) in cursor.fetchall()]
