# SPDX-License-Identifier: Apache-2.0
"""The words of published versions, sought by PostgreSQL's index over them.

The index knows which words a version has, not where they stand: what asks for words side by side is looked up in the words
themselves, of so many versions at most that it ends in time.
"""

from registry.domain.errors import InvalidFilter
from registry.domain.words import gettext_noop
from registry.published.raw import read

ANSWERING = "SELECT published_answering(%s::tsquery)"
SIDE_BY_SIDE = """
WITH near AS MATERIALIZED (SELECT id, words FROM published_version WHERE id = ANY(%s))
SELECT array_agg(id) FROM near WHERE published_lexemes(words) @@ %s::tsquery
"""
TOGETHER, BESIDE = " & ", " <-> "
MOST_LOOKED_AT = 20_000
TOO_COMMON = gettext_noop(
    "These words stand in too many records to look for them side by side. Add a word, or seek them without quotation "
    "marks and hyphens."
)


def answering(question: str) -> list[int]:
    """Return the rows of every published version, older ones too, whose words answer.

    `question`: a tsquery of what is there, nothing of what is not. Raises: InvalidFilter where it takes too long.
    """
    near = found(ANSWERING, question.replace(BESIDE, TOGETHER))
    if BESIDE not in question:
        return near
    if len(near) > MOST_LOOKED_AT:
        raise InvalidFilter(TOO_COMMON, field="q")
    return found(SIDE_BY_SIDE, near, question)


def found(statement: str, *parameters: object) -> list[int]:
    ((rows,),) = read(statement, list(parameters))
    return rows or []


def parts(question: str) -> tuple[str, list[str]]:
    """Return what must be there as one question, empty where nothing must, and what must not, each by itself.

    `question`: as `domain.sought.question` writes it.
    """
    each = question.split(TOGETHER)
    present = [part for part in each if not part.startswith("!")]
    return TOGETHER.join(present), [part[1:] for part in each if part.startswith("!")]
