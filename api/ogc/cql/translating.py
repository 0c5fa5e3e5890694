# SPDX-License-Identifier: Apache-2.0
"""From the tree of a CQL2 expression to conditions over public columns; nothing that is not in the list passes.

As in SQL, a comparison with what is not known is neither true nor false, and so is its negation: NOT is moved down to the
comparisons, and there asks for a value that is known.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any as Anything

from pygeofilter import ast, values  # type: ignore[import-untyped]

from api.ogc.cql import literals
from api.ogc.cql.reading import tree_of
from api.ogc.queryables import QUERYABLES, Queryable
from registry.domain.errors import InvalidFilter
from registry.domain.filters import shown
from registry.domain.words import gettext_noop
from registry.published.codes import SCHEMES, known_to, scheme_codes
from registry.published.conditions import (
    All,
    Any,
    Compare,
    Condition,
    During,
    InBox,
    Known,
    Located,
    Not,
    OneOf,
    Touches,
)

DEEPEST = 20
MOST_SHAPES = 10
TOO_DEEP = gettext_noop("“filter” is nested more than %(number)s deep.")
TOO_MANY_SHAPES = gettext_noop("“filter” has more than %(number)s geometries.")
NO_PROPERTY = gettext_noop("“filter” names %(name)s, which is no property here. Allowed: %(allowed)s.")
NO_PAIR = gettext_noop(
    "“filter” compares a property with a value; properties are not compared with each other."
)
NOT_SO = gettext_noop("“filter” cannot ask this of %(name)s, which is of the kind “%(kind)s”.")
NO_CODE = gettext_noop("“filter” names %(code)s, which is no code of %(name)s. The codes are at %(where)s.")
NO_ORDER = gettext_noop("“filter” compares the codes of %(name)s by = , <> or IN only.")
SIGNS = {
    ast.Equal: "=",
    ast.LessThan: "<",
    ast.LessEqual: "<=",
    ast.GreaterThan: ">",
    ast.GreaterEqual: ">=",
}
Asked = tuple[tuple[Condition, ...], Condition]
"""What has to be known, and what is asked of it."""


def condition_of(text: str, crs: str) -> Condition:
    """Return the condition that an expression stands for. Raises: InvalidFilter saying what is wrong with it."""
    translation = Translation(crs)
    found = translation.of(tree_of(text))
    translation.check_codes()
    return found


class Translation:
    """One expression. `crs`: of the geometries in it."""

    def __init__(self, crs: str) -> None:
        self.crs = crs
        self.codes: dict[str, set[str]] = {}
        self.shapes = 0

    def of(self, node: Anything, *, positive: bool = True, depth: int = 0) -> Condition:
        if depth > DEEPEST:
            raise InvalidFilter(TOO_DEEP, field="filter", number=DEEPEST)
        if isinstance(node, ast.Not):
            return self.of(node.sub_node, positive=not positive, depth=depth + 1)
        if isinstance(node, ast.Combination):
            parts = tuple(self.of(part, positive=positive, depth=depth + 1) for part in level(node))
            return All(parts) if isinstance(node, ast.And) is positive else Any(parts)
        if isinstance(node, bool):
            return All(()) if node is positive else Any(())
        known, asked = self.asked(node)
        return asked if positive else All((*known, Not(asked)))

    def asked(self, node: Anything) -> Asked:
        name, queryable = property_of(node.lhs)
        if isinstance(node, ast.IsNull):
            return (), Not(is_known(name, queryable))
        if isinstance(node, ast.GeometryIntersects):
            return (Located(known=True),), self.touching(name, queryable, node.rhs)
        if isinstance(node, ast.TimeOverlaps):
            return (), during(name, queryable, node.rhs)
        options = node.sub_nodes if isinstance(node, ast.In) else [node.rhs]
        sign = "=" if isinstance(node, ast.In) else SIGNS[type(node)]
        return (is_known(name, queryable),), self.compared(name, queryable, sign, options)

    def compared(self, name: str, queryable: Queryable, sign: str, options: list[Anything]) -> Condition:
        if any(isinstance(option, ast.Attribute) for option in options):
            raise InvalidFilter(NO_PAIR, field="filter")
        if queryable.kind == "codes":
            return OneOf(
                queryable.column, self.codes_of(name, sign, [literals.text(name, each) for each in options])
            )
        read = {"number": literals.whole, "day": literals.day}.get(queryable.kind)
        if read is None:
            raise not_so(name, queryable)
        parts = tuple(Compare(queryable.column, sign, read(name, each)) for each in options)  # type: ignore[arg-type]
        return parts[0] if len(parts) == 1 else Any(parts)

    def codes_of(self, name: str, sign: str, told: list[str]) -> tuple[str, ...]:
        if sign == "=":
            self.codes.setdefault(name, set()).update(told)
            return tuple(sorted(set(told)))
        if name not in SCHEMES:
            raise InvalidFilter(NO_ORDER, field="filter", name=name)
        return tuple(sorted(filter(literals.ordered(sign, told[0]), scheme_codes(name))))

    def touching(self, name: str, queryable: Queryable, shape: Anything) -> Condition:
        if queryable.kind != "geometry":
            raise not_so(name, queryable)
        if isinstance(shape, tuple):
            return InBox(literals.box(shape, self.crs))
        self.shapes += 1
        if self.shapes > MOST_SHAPES:
            raise InvalidFilter(TOO_MANY_SHAPES, field="filter", number=MOST_SHAPES)
        return Touches(literals.shape(shape, self.crs))

    def check_codes(self) -> None:
        """Look whether every code is one: one look for each property that is compared with codes."""
        for name, told in self.codes.items():
            known, where = known_to(name, sorted(filter(literals.may_be_code, told)))
            for code in sorted(told - set(known)):
                raise InvalidFilter(NO_CODE, field="filter", code=shown(code), name=name, where=where)


def level(node: Anything) -> Iterable[Anything]:
    """Return the parts that stand beside each other under one AND or OR, in their order."""
    parts, kind = [], type(node)
    while type(node) is kind:
        parts.append(node.rhs)
        node = node.lhs
    return [node, *reversed(parts)]


def property_of(named: Anything) -> tuple[str, Queryable]:
    if not isinstance(named, ast.Attribute):
        raise InvalidFilter(NO_PAIR, field="filter")
    if named.name not in QUERYABLES:
        allowed = ", ".join(QUERYABLES)
        raise InvalidFilter(NO_PROPERTY, field="filter", name=shown(named.name), allowed=allowed)
    return named.name, QUERYABLES[named.name]


def is_known(name: str, queryable: Queryable) -> Condition:
    if queryable.kind == "geometry":
        return Located(known=True)
    if queryable.kind == "period":
        raise not_so(name, queryable)
    return Known(queryable.column)


def during(name: str, queryable: Queryable, asked: Anything) -> Condition:
    if queryable.kind != "period":
        raise not_so(name, queryable)
    first, last = bounds(asked)
    return During(first, last)


def bounds(asked: Anything) -> Iterator[date | None]:
    ends = (asked.start, asked.end) if isinstance(asked, values.Interval) else (asked, asked)
    return literals.period(*ends)


def not_so(name: str, queryable: Queryable) -> InvalidFilter:
    return InvalidFilter(NOT_SO, field="filter", name=name, kind=queryable.kind)
