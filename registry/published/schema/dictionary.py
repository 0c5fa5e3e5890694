# SPDX-License-Identifier: Apache-2.0
"""The data dictionary in words: docs/reference/data-dictionary.md."""

import inspect
from dataclasses import is_dataclass
from typing import Annotated, Any, get_args, get_origin

from registry.published.document import Content
from registry.published.schema.envelope import Surround
from registry.published.schema.members import members
from registry.published.schema.types import Schema, schema_of, shapes_in, unit_of

HEAD = """# Data dictionary

Every member of a published document, as `/api/v1/incidents/{code}` and `/api/v1/aggregate-reports/{code}` answer it.
Null means not stated, which is not zero. A member whose name has a star came later than the first documents and may be
absent from old versions. A *term* is a code with its English label; other labels are at `/api/v1/vocabularies`.
The same as JSON Schema: `/api/v1/schema/incident.json`, `/api/v1/schema/aggregate-report.json`.

This page is written by `manage.py document_fields`.
"""


def page() -> str:
    """Return docs/reference/data-dictionary.md."""
    parts = dict.fromkeys([Surround, Content, *shapes_in(Surround), *shapes_in(Content)])
    return "\n".join([HEAD, *(section(part) for part in parts)])


def section(part: type) -> str:
    rows = [
        f"| `{each.name}`{'' if each.required else ' *'} | {type_of(each.hint)} | {unit_of(each.hint) or '–'}"
        f" | {cell(each.meaning)} |"
        for each in members(part)
    ]
    title = {"Surround": "The envelope", "Content": "The content"}.get(part.__name__, part.__name__)
    return "\n".join(
        [
            f"## {title}",
            "",
            inspect.cleandoc(part.__doc__ or ""),
            "",
            "| name | type | unit | meaning |",
            "|---|---|---|---|",
            *rows,
            "",
        ]
    )


def type_of(hint: Any) -> str:
    """Return the type as people say it: “list of Claim”, “day or null”."""
    origin, args = get_origin(hint), get_args(hint)
    if hint is type(None):
        return "null"
    if is_dataclass(hint):
        return linked(str(getattr(hint, "__name__", "")))
    if origin is tuple:
        return f"list of {type_of(args[0])}"
    if origin is dict:
        return f"{type_of(args[1])} by code"
    if origin is Annotated or not args:
        return plain(schema_of(hint))
    return " or ".join(type_of(arg) for arg in args)


def linked(name: str) -> str:
    return f"[{name}](#{name.lower()})"


def plain(schema: Schema) -> str:
    """Return what the schema of a value without members says, in a few words."""
    if "enum" in schema:
        return " or ".join(f"`{value}`" for value in schema["enum"])
    if "format" in schema:
        return {"date": "day", "date-time": "moment", "uri": "address"}[schema["format"]]
    if "patternProperties" in schema:
        return "text by language"
    if "pattern" in schema:
        return f"`{cell(schema['pattern'])}`"
    if "oneOf" in schema:
        return "GeoJSON geometry"
    return {"string": "text", "integer": "whole number", "boolean": "true or false"}.get(
        schema["type"], "object"
    )


def cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
