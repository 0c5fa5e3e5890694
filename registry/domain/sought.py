# SPDX-License-Identifier: Apache-2.0
"""What somebody types into a search box, as a question to the words of a record.

Words stand in the form of `normalise`. All must be there: `word`, `"a phrase"`, `-without`, and the beginning of the
last word while it is being typed. The question is written in the language of PostgreSQL's tsquery.
"""

import re

from registry.domain.errors import InvalidFilter
from registry.domain.normalise import normalise
from registry.domain.text import MOST_MARKS, PILED, unpiled
from registry.domain.words import gettext_noop

MOST_WORDS = 20
PREFIX_FROM = 2
LONGEST_WORD = 100
QUOTES = str.maketrans(dict.fromkeys("“”„«»", '"'))
PART = re.compile(r'(?P<minus>-?)(?:"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+))')

NOTHING = gettext_noop("“q” needs a letter or a digit to look for.")
TOO_MANY = gettext_noop("“q” takes at most %(number)s words.")


def question(text: str) -> str:
    """Return the tsquery of what was typed. Raises: InvalidFilter where nothing or too much is sought."""
    present, absent = sides(text)
    return " & ".join([*present, *(f"!{part}" for part in absent)])


def sides(text: str) -> tuple[list[str], list[str]]:
    """Return what must be there and what must not, each part a tsquery.

    An index finds what is there; what is not there it can only find by looking at everything.
    Raises: InvalidFilter where nothing or too much is sought.
    """
    if unpiled(text) != text:
        raise InvalidFilter(PILED, field="q", number=MOST_MARKS)
    typed, parts = parts_of(text)
    if not parts:
        raise InvalidFilter(NOTHING, field="q")
    if sum(len(words_of(part)) for part in parts) > MOST_WORDS:
        raise InvalidFilter(TOO_MANY, field="q", number=MOST_WORDS)
    present, absent = (
        [asked(part, typing=part.end() == len(typed)) for part in parts if bool(part["minus"]) is minus]
        for minus in (False, True)
    )
    return present, absent


def words_present(text: str) -> list[str]:
    """Return the words that must be there in their order, as they are compared, whatever stands between them."""
    return [word for part in parts_of(text)[1] if not part["minus"] for word in words_of(part)]


def parts_of(text: str) -> tuple[str, list[re.Match[str]]]:
    """Return the text as it is read, and those of its parts that have a word."""
    typed = text.replace("\0", " ").translate(QUOTES)
    return typed, [part for part in PART.finditer(typed) if words_of(part)]


def words_of(part: re.Match[str]) -> list[str]:
    return [
        word[:LONGEST_WORD] for word in normalise(part["phrase"] or part["word"] or "").split(" ") if word
    ]


def asked(part: re.Match[str], *, typing: bool) -> str:
    """Return one part: its words side by side, the last of them a beginning where it is still being typed."""
    words = words_of(part)
    begun = typing and part["word"] and not part["minus"] and len(words[-1]) >= PREFIX_FROM
    phrase = " <-> ".join(f"'{word}'" for word in words)
    return f"({phrase}{':*' if begun else ''})"
