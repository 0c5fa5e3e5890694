# SPDX-License-Identifier: Apache-2.0
"""The words of published versions, sought by PostgreSQL's index over them."""

from registry.published.raw import read

ANSWERING = "SELECT published_answering(%s::tsquery)"


def answering(question: str) -> list[int]:
    """Return the rows of every published version, older ones too, whose words answer. `question`: a tsquery."""
    ((found,),) = read(ANSWERING, [question])
    return found or []
