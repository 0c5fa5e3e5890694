# SPDX-License-Identifier: Apache-2.0
"""The description as people read it: addresses by area, each with its parameters, answers and an address to try."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.utils.text import slugify

from api.openapi.document import document
from api.views import CSV
from registry.domain.filters.grammar import LONGEST_VALUE
from registry.ui.problems import CONTENT_TYPE

LONGEST_EXAMPLE = 60  # lines
SAMPLE = {"limit": "10", "area": "SYR"}


@dataclass(frozen=True, slots=True)
class Field:
    """One parameter. `takes`: its form in words; `choices`: all values there are, where they are few."""

    name: str
    meaning: str
    takes: str
    example: str
    choices: tuple[str, ...]
    required: bool
    longest: int | None


@dataclass(frozen=True, slots=True)
class Answer:
    """One form of an answer. `example`: the beginning of a real one; `lines`: what is told of a table."""

    kind: str
    example: str
    cut: bool
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    status: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One address."""

    id: str
    path: str
    summary: str
    description: str
    fields: tuple[Field, ...]
    answers: tuple[Answer, ...]
    refusals: tuple[Refusal, ...]
    sample: str


@dataclass(frozen=True, slots=True)
class Area:
    name: str
    slug: str
    meaning: str
    entries: tuple[Entry, ...]


def areas() -> tuple[Area, ...]:
    """Return all addresses, by area, in the order of the document."""
    told = document()
    base = told["servers"][0]["url"]
    every = [(path, each["get"]) for path, each in told["paths"].items()]
    entries = [(path, each) for path, each in every if "302" not in each["responses"]]
    return tuple(
        Area(
            tag["name"],
            slugify(tag["name"]),
            tag["description"],
            tuple(entry(base, path, each) for path, each in entries if tag["name"] in each["tags"]),
        )
        for tag in told["tags"]
    )


def entry(base: str, path: str, told: Mapping[str, Any]) -> Entry:
    good = next(answer for status, answer in told["responses"].items() if status[0] in "23")
    return Entry(
        id=told["operationId"],
        path=path,
        summary=told["summary"],
        description=told.get("description", ""),
        fields=tuple(field(each) for each in told["parameters"]),
        answers=tuple(shown(kind, each) for kind, each in good.get("content", {}).items()),
        refusals=tuple(
            Refusal(status, tuple(answer["content"][CONTENT_TYPE]["examples"]))
            for status, answer in told["responses"].items()
            if CONTENT_TYPE in answer.get("content", {})
        ),
        sample=sample(base, path, told["parameters"]),
    )


def field(told: Mapping[str, Any]) -> Field:
    schema = told["schema"].get("items", told["schema"])
    example = told.get("example", "")
    return Field(
        name=told["name"],
        meaning=told["description"],
        takes=takes(schema, again="items" in told["schema"]),
        example=example[0] if isinstance(example, list) else str(example),
        choices=tuple(map(str, schema.get("enum", ()))),
        required=bool(told.get("required")),
        longest=schema.get("maxLength"),
    )


def takes(schema: Mapping[str, Any], *, again: bool) -> str:
    """Return the form of a value in words, as far as its meaning leaves that open."""
    said = ""
    if "enum" in schema:
        said = f"One of {', '.join(map(str, schema['enum']))}"
    elif schema.get("type") == "integer":
        said = f"A whole number from {schema['minimum']} to {schema['maximum']}"
    return said if not again else f"At most {LONGEST_VALUE} characters each"


def shown(kind: str, told: Mapping[str, Any]) -> Answer:
    if "example" not in told:
        return Answer(kind, "", cut=False, lines=described(kind, told))
    value = told["example"]
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, indent=1)
    lines = text.splitlines()
    return Answer(kind, "\n".join(lines[:LONGEST_EXAMPLE]), cut=len(lines) > LONGEST_EXAMPLE)


def described(kind: str, told: Mapping[str, Any]) -> tuple[str, ...]:
    """Return what is told of a table, line by line; of other forms nothing."""
    said = told["schema"].get("description", "") if kind == CSV else ""
    return tuple(line.removeprefix("- ").replace("`", "") for line in said.splitlines())


def sample(base: str, path: str, parameters: list[dict[str, Any]]) -> str:
    """Return an address that may be asked as it is."""
    for each in parameters:
        if each["in"] == "path":
            path = path.replace(f"{{{each['name']}}}", str(each["example"]))
    taken = [each["name"] for each in parameters if each["in"] == "query"]
    name = next((name for name in SAMPLE if name in taken), "")
    return f"{base}{path}{'?' + urlencode({name: SAMPLE[name]}) if name else ''}"
