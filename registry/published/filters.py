# SPDX-License-Identifier: Apache-2.0
"""The one filter: what a query string asks for, its one spelling, and the conditions it stands for.

Nothing is ever ignored: an unknown parameter, a repeated one, a value outside its grammar is refused by name.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from registry.domain.filters import Query, read
from registry.domain.sought import sides
from registry.published import conditions as ask
from registry.published.conditions import Box, Condition
from registry.published.envelope import stamp
from registry.published.parameters import PARSERS
from registry.published.parameters import SELECTING as SELECTING_PARSERS

DEFAULT_LIMIT = 100
DEFAULT_SORT = "-date"
SELECTING = tuple(SELECTING_PARSERS)
Bounds = tuple[int | None, int | None]

CODED = {
    "area": ("areas", "areas"),
    "weapon": ("weapons", "weapons"),
    "type": ("types", "incident_type"),
    "grade": ("grades", "grade"),
    "attribution": ("attributions", "attributions"),
    "actor": ("actors", "actors"),
    "object": ("objects", "objects_hit"),
    "precision": ("precisions", "precisions"),
    "who": ("who", "who"),
    "delivery": ("deliveries", "deliveries"),
    "source_kind": ("source_kinds", "source_kinds"),
}
"""Parameter: (field of the filter, column that holds its codes)."""


@dataclass(frozen=True, slots=True)
class Filter:
    """A selection and how to answer it. `first`, `last`: local civil days, None where that side is open.

    `killed`, `injured`: persons, (least, most). `q`: as it was typed.
    """

    box: Box | None = None
    first: date | None = None
    last: date | None = None
    areas: tuple[str, ...] = ()
    weapons: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    grades: tuple[str, ...] = ()
    attributions: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    killed: Bounds | None = None
    injured: Bounds | None = None
    precisions: tuple[str, ...] = ()
    located: Literal["", "yes", "no"] = ""
    who: tuple[str, ...] = ()
    deliveries: tuple[str, ...] = ()
    source_kinds: tuple[str, ...] = ()
    q: str = ""
    changed_since: datetime | None = None
    sort: str = DEFAULT_SORT
    limit: int = DEFAULT_LIMIT
    cursor: str = ""
    format: str = ""
    lang: str = ""

    def selection(self) -> dict[str, str | list[str]]:
        """Return the parameters that choose records, in their one spelling and order; defaults left out."""
        spelled = {name: spelling(self, name) for name in SELECTING}
        return {name: value for name, value in spelled.items() if value}

    def conditions(self) -> tuple[Condition, ...]:
        """Return what each of the records has to meet, all of it."""
        return tuple(conditions_of(self))


def parse(query: Query, allowed: Sequence[str] | None = None) -> Filter:
    """Return the filter that the query string asks for. Codes are checked by `codes.check_codes`.

    `allowed`: the parameters that this address takes; all of them unless said.
    Raises: InvalidFilter naming the parameter and what is allowed.
    """
    return Filter(**read(query, PARSERS, allowed))


def conditions_of(wanted: Filter) -> Iterator[Condition]:
    for field, column in CODED.values():
        if codes := getattr(wanted, field):
            yield ask.OneOf(column, codes)
    if wanted.box:
        yield ask.InBox(wanted.box)
    if wanted.first or wanted.last:
        yield ask.During(wanted.first, wanted.last)
    if wanted.killed:
        yield ask.Between("killed", *wanted.killed)
    if wanted.injured:
        yield ask.Between("injured", *wanted.injured)
    if wanted.located:
        yield ask.Located(wanted.located == "yes")
    if wanted.changed_since:
        yield ask.ChangedSince(wanted.changed_since)
    if wanted.q:
        yield from words_of(wanted.q)


def words_of(typed: str) -> Iterator[Condition]:
    """Yield what must be there, and as a condition of its own what must not: each is then found by an index."""
    present, absent = sides(typed)
    if present:
        yield ask.Words(" & ".join(present))
    if absent:
        yield ask.Not(ask.Words(" | ".join(absent)))


def spelling(wanted: Filter, name: str) -> str | list[str]:
    """Return the value of one selecting parameter; empty where the filter does not use it."""
    if name == "area":
        return list(wanted.areas)
    if name in CODED:
        return ",".join(getattr(wanted, CODED[name][0]))
    if name == "bbox":
        return ",".join(map(degrees, wanted.box)) if wanted.box else ""
    if name == "date":
        return f"{wanted.first or '..'}/{wanted.last or '..'}" if wanted.first or wanted.last else ""
    if name == "changed_since":
        return stamp(wanted.changed_since) if wanted.changed_since else ""
    value = getattr(wanted, name)
    return value if isinstance(value, str) else range_spelled(value)


def degrees(number: float) -> str:
    """Return the number as the grammar has it, whole and without an exponent."""
    return f"{Decimal(repr(number)).normalize():f}"


def range_spelled(bounds: Bounds | None) -> str:
    if bounds is None:
        return ""
    least, most = ("" if bound is None else str(bound) for bound in bounds)
    return least if least == most else f"{least}..{most}"
