# SPDX-License-Identifier: Apache-2.0
"""The words of published versions, sought by PostgreSQL's index over them."""

from registry.published.raw import read

ANSWERING = "SELECT array_agg(id) FROM published_version WHERE published_lexemes(words) @@ %s::tsquery"


def answering(question: str) -> list[int]:
    """Return the rows of every published version, older ones too, whose words answer. `question`: a tsquery."""
    ((found,),) = read(ANSWERING, [question])
    return found or []
