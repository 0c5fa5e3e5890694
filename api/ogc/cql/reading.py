# SPDX-License-Identifier: Apache-2.0
"""From CQL2 text to the tree of pygeofilter, without recursion.

Its nodes are used and its grammar is not: pygeofilter 0.4 reads “a OR b AND c” as “(a OR b) AND c”, has the temporal
functions between their operands, and neither days nor open ends in an interval.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from lark import Lark, Token, Transformer, v_args
from lark.exceptions import UnexpectedInput
from pygeofilter import ast, values  # type: ignore[import-untyped]

from registry.domain.errors import InvalidFilter
from registry.domain.words import gettext_noop

NOT_UNDERSTOOD = gettext_noop(
    "“filter” is not understood from character %(place)s on. It is CQL2 text: =, <>, <, <=, >, >=, BETWEEN, IN, IS NULL, "
    "S_INTERSECTS and T_INTERSECTS, joined by AND, OR and NOT."
)
COMPARISONS = {
    "=": ast.Equal,
    "<": ast.LessThan,
    "<=": ast.LessEqual,
    ">": ast.GreaterThan,
    ">=": ast.GreaterEqual,
}
TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}


@dataclass(frozen=True, slots=True)
class Moment:
    """A day or a time as it is written. `exact`: a time."""

    text: str
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """A geometry as it is written, in WKT."""

    text: str


@v_args(inline=True)
class Trees(Transformer[Token, Any]):
    """What each rule of the grammar makes."""

    def and_(self, *parts: Any) -> Any:
        return ast.And.from_items(*parts)

    def or_(self, *parts: Any) -> Any:
        return ast.Or.from_items(*parts)

    def not_(self, part: Any) -> Any:
        return ast.Not(part)

    def true(self, _: Token) -> bool:
        return True

    def false(self, _: Token) -> bool:
        return False

    def compare(self, left: Any, sign: str, right: Any) -> Any:
        if isinstance(right, ast.Attribute) and not isinstance(left, ast.Attribute):
            return self.compare(right, TURNED.get(sign, sign), left)
        return ast.Not(ast.Equal(left, right)) if sign == "<>" else COMPARISONS[sign](left, right)

    def between(self, left: Any, low: Any, high: Any) -> Any:
        return ast.And(ast.GreaterEqual(left, low), ast.LessEqual(left, high))

    def not_between(self, left: Any, low: Any, high: Any) -> Any:
        return ast.Not(self.between(left, low, high))

    def in_(self, left: Any, *options: Any) -> Any:
        return ast.In(left, list(options), False)

    def not_in(self, left: Any, *options: Any) -> Any:
        return ast.Not(self.in_(left, *options))

    def null(self, left: Any) -> Any:
        return ast.IsNull(left, False)

    def not_null(self, left: Any) -> Any:
        return ast.Not(ast.IsNull(left, False))

    def s_intersects(self, left: Any, right: Any) -> Any:
        return ast.GeometryIntersects(*property_first(left, right))

    def t_intersects(self, left: Any, right: Any) -> Any:
        return ast.TimeOverlaps(*property_first(left, right))

    def property(self, name: Token) -> Any:
        return ast.Attribute(name.strip('"'))

    def string(self, text: Token) -> str:
        return unquoted(text)

    def number(self, text: Token) -> float:
        return float(text)

    def moment(self, kind: Token, text: Token) -> Moment:
        return Moment(unquoted(text), kind.lower() == "timestamp")

    def interval(self, *bounds: Any) -> Any:
        return values.Interval(
            *(each if isinstance(each, Moment) else Moment(unquoted(each)) for each in bounds)
        )

    def box(self, *numbers: Token) -> tuple[float, ...]:
        return tuple(map(float, numbers))

    def geometry(self, *words: Token) -> Shape:
        return Shape(" ".join(words))


def property_first(left: Any, right: Any) -> tuple[Any, Any]:
    return (left, right) if isinstance(left, ast.Attribute) else (right, left)


def unquoted(text: str) -> str:
    return text[1:-1].replace("\\'", "'").replace("''", "'")


PARSER = Lark.open(
    "grammar.lark", rel_to=__file__, parser="lalr", transformer=Trees(), maybe_placeholders=False
)


@lru_cache(maxsize=256)
def tree_of(text: str) -> Any:
    """Return the tree of an expression. Raises: InvalidFilter saying where it is not understood."""
    try:
        return PARSER.parse(text)
    except UnexpectedInput as error:
        ended = getattr(getattr(error, "token", None), "type", "") == "$END"
        place = len(text) if ended else error.pos_in_stream or 0
        raise InvalidFilter(NOT_UNDERSTOOD, field="filter", place=place + 1) from error
