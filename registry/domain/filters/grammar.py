# SPDX-License-Identifier: Apache-2.0
"""Reading a query string strictly: nothing is ever ignored.

An unknown parameter, a repeated one, a value outside its grammar is refused by name.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Protocol

from registry.domain.errors import InvalidFilter
from registry.domain.filters.kept import Fields, Kept, Parser
from registry.domain.words import gettext_noop

LONGEST_VALUE = 2000
LONGER = {"filter": 4000}
"""Parameters that may be longer than others."""
REPEATABLE = frozenset({"area"})

NO_PARAMETER = gettext_noop("There is no such parameter here. Allowed: %(allowed)s.")
NO_PARAMETERS = gettext_noop("This address takes no parameters.")
ONLY_ONCE = gettext_noop("“%(name)s” may stand only once.")
ONE_LIST = gettext_noop("“%(name)s” may stand only once; put several values into one, with commas.")
TOO_LONG = gettext_noop("“%(name)s” may have at most %(number)s characters.")
UNKNOWN = gettext_noop("“%(name)s” has no code %(codes)s. The codes are at %(where)s.")


class Query(Protocol):
    """What reading needs of Django's QueryDict."""

    def lists(self) -> Any: ...


def read(query: Query, parsers: Mapping[str, Parser], allowed: Sequence[str] | None = None) -> Fields:
    """Return the fields that the parameters give.

    `allowed`: the parameters that this address takes; all of them unless said.
    Raises: InvalidFilter naming the parameter and what is allowed.
    """
    known = list(parsers) if allowed is None else list(allowed)
    fields: Fields = {}
    for name, values in query.lists():
        refuse_shape(name, values, known)
        refuse_again(name, values, parsers[name])
        fields |= parsers[name](values)
    return fields


def refuse_shape(name: str, values: Sequence[str], known: Sequence[str]) -> None:
    if name not in known:
        refusal = NO_PARAMETER if known else NO_PARAMETERS
        raise InvalidFilter(refusal, field=shown(name), allowed=", ".join(known))
    longest = LONGER.get(name, LONGEST_VALUE)
    if any(len(value) > longest for value in values):
        raise InvalidFilter(TOO_LONG, field=name, name=name, number=longest)


def refuse_again(name: str, values: Sequence[str], parser: Parser) -> None:
    if len(values) > 1 and name not in REPEATABLE:
        listed = isinstance(parser, Kept) and parser.listed
        raise InvalidFilter(ONE_LIST if listed else ONLY_ONCE, field=name, name=name)


def shown(name: str) -> str:
    """Return a parameter's name as it may stand in an answer: short, without control characters, never empty."""
    return "".join(sign if sign.isprintable() else "�" for sign in name[:60]) or "–"


def refuse_unknown(name: str, codes: Sequence[str], known: Collection[str], where: str) -> None:
    """Refuse codes that are not among the known. Raises: InvalidFilter naming the first of them."""
    unknown = [code for code in codes if code not in known]
    if unknown:
        raise InvalidFilter(UNKNOWN, field=name, name=name, codes=", ".join(unknown[:5]), where=where)
