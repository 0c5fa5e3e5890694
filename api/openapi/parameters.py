# SPDX-License-Identifier: Apache-2.0
"""Parameters as OpenAPI has them: the form from the parser itself, the words from the one table of words."""

from collections.abc import Mapping
from typing import Any

from api.openapi.operation import PathValue, Schema
from registry.domain.filters.grammar import LONGEST_VALUE, REPEATABLE
from registry.domain.filters.kept import Kept
from registry.published.parameter_words import WORDS
from registry.published.parameters import PARSERS


class Undescribed(LookupError):
    """A parameter or an address that nobody has described."""


def of_query(name: str, parsers: Mapping[str, Any] = PARSERS) -> Schema:
    """Return the parameter as OpenAPI has it. Raises: Undescribed."""
    parser = parsers.get(name)
    if not isinstance(parser, Kept) or name not in WORDS:
        raise Undescribed(f"The parameter {name} says neither its form nor its meaning.")
    form: Schema = dict(parser.keywords)
    if form["type"] == "string" and "enum" not in form:
        form["maxLength"] = LONGEST_VALUE
    again = name in REPEATABLE
    return {
        "name": name,
        "in": "query",
        "description": WORDS[name].meaning,
        "schema": {"type": "array", "items": form, "minItems": 1, "maxItems": 200} if again else form,
        **({"style": "form", "explode": True} if again else {}),
        **({"example": example_of(name, form, again)} if WORDS[name].example else {}),
    }


def example_of(name: str, form: Schema, again: bool) -> Any:
    example = WORDS[name].example
    if again:
        return example.split("&")
    return int(example) if form["type"] == "integer" else example


def of_path(name: str, value: PathValue) -> Schema:
    return {
        "name": name,
        "in": "path",
        "required": True,
        "description": value.meaning,
        "schema": value.schema,
        "example": value.example,
    }
