# SPDX-License-Identifier: Apache-2.0
"""The data dictionary as data: each part of a public document, each member of it, its type in words.

The page of the site and docs/reference/data-dictionary.md are both made from it.
"""

import inspect
from collections.abc import Iterator
from dataclasses import dataclass, is_dataclass
from typing import Annotated, Any, Literal, NamedTuple, get_args, get_origin

from registry.domain.words import gettext_noop
from registry.published.document import Content
from registry.published.schema.envelope import Surround
from registry.published.schema.members import Member, members
from registry.published.schema.types import Schema, schema_of, shapes_in, unit_of

TITLES = {"Surround": gettext_noop("The envelope"), "Content": gettext_noop("The content")}
FORMATS = {"date": gettext_noop("day"), "date-time": gettext_noop("moment"), "uri": gettext_noop("address")}
TYPES = {
    "string": gettext_noop("text"),
    "integer": gettext_noop("whole number"),
    "boolean": gettext_noop("true or false"),
}
NULL, OR, LIST_OF, BY_CODE = (
    gettext_noop("null"),
    gettext_noop("or"),
    gettext_noop("list of"),
    gettext_noop("by code"),
)
BY_LANGUAGE, GEOJSON, OBJECT = (
    gettext_noop("text by language"),
    gettext_noop("GeoJSON geometry"),
    gettext_noop("object"),
)


class Piece(NamedTuple):
    """A piece of a type in words: a word, the name of another part, or a value as it stands in a document."""

    kind: Literal["word", "part", "code"]
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """One member. `always`: it stands in the oldest documents too; `type`: pieces with spaces between them."""

    name: str
    always: bool
    type: tuple[Piece, ...]
    unit: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Part:
    """One object of a document. `name`: that of its schema; `title`: in words where it has one."""

    name: str
    title: str
    meaning: str
    rows: tuple[Row, ...]


def parts() -> list[Part]:
    """Return every part, the two outermost first."""
    shapes = dict.fromkeys([Surround, Content, *shapes_in(Surround), *shapes_in(Content)])
    return [
        Part(
            shape.__name__,
            TITLES.get(shape.__name__, ""),
            inspect.cleandoc(shape.__doc__ or ""),
            tuple(map(row, members(shape))),
        )
        for shape in shapes
    ]


def row(member: Member) -> Row:
    return Row(member.name, member.required, tuple(pieces(member.hint)), unit_of(member.hint), member.meaning)


def pieces(hint: Any) -> Iterator[Piece]:
    """Yield the type as people say it: “list of Claim”, “day or null”."""
    origin, args = get_origin(hint), get_args(hint)
    if hint is type(None):
        yield Piece("word", NULL)
    elif is_dataclass(hint):
        yield Piece("part", str(getattr(hint, "__name__", "")))
    elif origin is tuple:
        yield Piece("word", LIST_OF)
        yield from pieces(args[0])
    elif origin is dict:
        yield from pieces(args[1])
        yield Piece("word", BY_CODE)
    elif origin is Annotated or not args:
        yield from plain(schema_of(hint))
    else:
        yield from alternatives([list(pieces(arg)) for arg in args])


def alternatives(several: list[list[Piece]]) -> Iterator[Piece]:
    for at, each in enumerate(several):
        if at:
            yield Piece("word", OR)
        yield from each


def plain(schema: Schema) -> Iterator[Piece]:
    """Yield what the schema of a value without members says, in a few words."""
    if "enum" in schema:
        yield from alternatives([[Piece("code", value)] for value in schema["enum"]])
    elif "pattern" in schema and "format" not in schema:
        yield Piece("code", schema["pattern"])
    else:
        yield Piece("word", word(schema))


def word(schema: Schema) -> str:
    if "format" in schema:
        return FORMATS[schema["format"]]
    if "patternProperties" in schema:
        return BY_LANGUAGE
    return GEOJSON if "oneOf" in schema else TYPES.get(schema["type"], OBJECT)
