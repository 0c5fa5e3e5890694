# SPDX-License-Identifier: Apache-2.0
"""The schema of a whole answer: envelope and content in one object, as `published.envelope.answer` puts them."""

from registry.published.document import Content
from registry.published.schema.envelope import Surround
from registry.published.schema.types import Schema, object_of, shapes_in

DRAFT = "https://json-schema.org/draft/2020-12/schema"
KINDS = {"incident": "Incident", "aggregate_report": "Aggregate report"}


def whole(kind: str, refs: str = "#/$defs/") -> Schema:
    """Return the schema of a document of this kind, as it is answered."""
    around, inside = object_of(Surround, refs), object_of(Content, refs)
    return {
        "type": "object",
        "description": inside["description"],
        "properties": around["properties"] | inside["properties"] | {"kind": {"const": kind}},
        "required": [*around["required"], *inside["required"]],
        "additionalProperties": False,
    }


def definitions(refs: str = "#/$defs/") -> dict[str, Schema]:
    """Return the schema of every part of a document by its name."""
    parts = dict.fromkeys([*shapes_in(Surround), *shapes_in(Content)])
    return {part.__name__: object_of(part, refs) for part in parts if part not in (Surround, Content)}


def document(kind: str, address: str) -> Schema:
    """Return the JSON Schema of the documents of one kind. `address`: where the schema itself is found."""
    return {
        "$schema": DRAFT,
        "$id": address,
        "title": KINDS[kind],
        **whole(kind),
        "$defs": definitions(),
    }
