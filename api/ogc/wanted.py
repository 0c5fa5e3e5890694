# SPDX-License-Identifier: Apache-2.0
"""What a client of OGC API Features asks of the items: read from its query string, turned into one selection."""

from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any as Anything

from api.ogc.cql.translating import condition_of
from api.ogc.crs import CRS84, box_of
from api.ogc.parameters import DEFAULT_LIMIT, OF_ITEMS
from registry.domain.errors import InvalidFilter
from registry.domain.filters import Query, read
from registry.domain.filters.parameters import Fields, parse_box
from registry.domain.words import gettext_noop
from registry.published.codes import check_codes
from registry.published.conditions import All, Any, Box, Condition, Not, Touches
from registry.published.filters import DEFAULT_SORT, Filter
from registry.published.selection import Selection

KIND = "incident"
SHOWING = frozenset({"limit", "cursor", "crs", "f"})
"""Parameters that say how records are shown, and choose none."""
OF_FILTER = frozenset(field.name for field in fields(Filter))
TOGETHER = {"bbox-crs": "bbox", "filter-lang": "filter", "filter-crs": "filter"}
OF_A_SHAPE, LETTERS_A_UNIT = 20, 100
NEEDS = gettext_noop("“%(name)s” is given together with “%(other)s”.")


@dataclass(frozen=True)
class Wanted:
    """One question. `said`: the parameters as they came, in their order."""

    said: tuple[tuple[str, str], ...]
    given: Fields

    def get(self, name: str, default: Anything = "") -> Anything:
        return self.given.get(name, default)

    @property
    def crs(self) -> str:
        return str(self.get("crs", CRS84))

    @property
    def limit(self) -> int:
        return int(self.get("limit", DEFAULT_LIMIT))

    @cached_property
    def plain(self) -> Filter:
        """Return what the named parameters choose."""
        known = {name: value for name, value in self.given.items() if name in OF_FILTER - SHOWING}
        return Filter(**known, box=self.box)

    @property
    def box(self) -> Box | None:
        corners = self.get("corners", None)
        if corners is None:
            return None
        box = box_of(corners, self.get("bbox-crs", CRS84))
        checked: Box = parse_box([",".join(f"{number:.15f}" for number in box)])["box"]
        return checked

    @cached_property
    def selection(self) -> Selection:
        """Return what is chosen. Raises: InvalidFilter for a code that nothing has."""
        check_codes(self.plain)
        choosing = sorted((name, value) for name, value in self.said if name not in SHOWING)
        conditions = (*self.plain.conditions(), *self.expression())
        return Selection(KIND, conditions, DEFAULT_SORT, repr(choosing))

    def expression(self) -> tuple[Condition, ...]:
        """Return what the CQL2 expression asks, where there is one."""
        text = self.get("filter")
        return (condition_of(text, self.get("filter-crs", CRS84)),) if text else ()

    def dearness(self) -> int:
        """Return the units that the expression costs: shapes are compared with every place."""
        shapes = sum(map(shapes_in, self.selection.conditions))
        return OF_A_SHAPE * shapes + len(self.get("filter")) // LETTERS_A_UNIT

    def check(self) -> None:
        """Look whether all of it can be answered. Raises: InvalidFilter."""
        self.selection  # noqa: B018  what it is made of is looked at as it is made


def shapes_in(condition: Condition) -> int:
    if isinstance(condition, All | Any):
        return sum(map(shapes_in, condition.parts))
    return shapes_in(condition.part) if isinstance(condition, Not) else isinstance(condition, Touches)


def wanted_of(query: Query) -> Wanted:
    """Return what the query string asks. Raises: InvalidFilter naming the parameter and what is allowed."""
    given = read(query, OF_ITEMS)
    said = tuple((name, value) for name, values in query.lists() for value in values)
    names = {name for name, _ in said}
    for name, other in TOGETHER.items():
        if name in names and other not in names:
            raise InvalidFilter(NEEDS, field=name, name=name, other=other)
    wanted = Wanted(said, given)
    wanted.plain  # noqa: B018  a box outside of the world is refused here
    return wanted
