# SPDX-License-Identifier: Apache-2.0
"""A parser that says what it takes, so that what is told of the grammar is the grammar."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Fields = dict[str, Any]
Parser = Callable[[Sequence[str]], Fields]
DIGIT = "[0-9]"


@dataclass(frozen=True, slots=True, eq=False)
class Kept:
    """A parser with the form of one value of its parameter: keywords of JSON Schema.

    The form may allow what has no answer, a day that is not in the calendar say; it never forbids what has one.
    `listed`: a value may be several, with commas between them.
    """

    parser: Parser
    keywords: Mapping[str, Any]
    listed: bool = False

    def __call__(self, values: Sequence[str]) -> Fields:
        return self.parser(values)


def keeps_to(pattern: str = "", *, listed: bool = False, **keywords: Any) -> Callable[[Parser], Kept]:
    """Return a decorator for a parser. `pattern`: of the whole value, in ASCII."""
    if pattern:
        keywords |= {"type": "string", "pattern": f"^(?:{pattern})$".replace(r"\d", DIGIT)}
    return lambda parser: Kept(parser, keywords, listed)
