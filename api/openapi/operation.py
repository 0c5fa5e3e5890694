# SPDX-License-Identifier: Apache-2.0
"""What is told of one address: read by the inspector, the docs page and the tests alike."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Schema = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Link:
    """Where an answer leads: `parameters` name what the next address takes and where in this answer it stands."""

    operation: str
    parameters: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class PathValue:
    """A value in the address itself."""

    schema: Schema
    meaning: str
    example: str | int


@dataclass(frozen=True, slots=True)
class Operation:
    """One address. `answers`: schema by media type. `problems`: codes of refusals by status, beside those of all.

    `leads`: it answers with the address of another, whose parameters it takes.
    `examples`: by media type, the name of a file with a real answer. `headers`: beside those of all answers.
    """

    id: str
    tag: str
    summary: str
    answers: Mapping[str, Schema]
    description: str = ""
    path: Mapping[str, PathValue] = field(default_factory=dict)
    problems: Mapping[int, Sequence[str]] = field(default_factory=dict)
    headers: Mapping[str, Schema] = field(default_factory=dict)
    links: Mapping[str, Link] = field(default_factory=dict)
    examples: Mapping[str, str] = field(default_factory=dict)
    leads: bool = False


def closed(properties: Mapping[str, Schema], *, optional: Sequence[str] = (), **more: Any) -> Schema:
    """Return the schema of an object with these members and no other."""
    return {
        "type": "object",
        "properties": dict(properties),
        "required": [name for name in properties if name not in optional],
        "additionalProperties": False,
        **more,
    }


def listed(items: Schema, **more: Any) -> Schema:
    return {"type": "array", "items": items, **more}


def ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def or_null(schema: Schema) -> Schema:
    return {"oneOf": [schema, {"type": "null"}]}
