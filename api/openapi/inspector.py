# SPDX-License-Identifier: Apache-2.0
"""The describer of drf-spectacular, told by our own tables: what is said of an address stands in `openapi.paths`."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from drf_spectacular.openapi import AutoSchema

from api.openapi import headers
from api.openapi.examples import example
from api.openapi.operation import Link, Operation, Schema
from api.openapi.parameters import Undescribed, of_path, of_query
from api.openapi.refusals import ALWAYS, problem
from api.views import MEDIA_TYPES
from registry.published.parameters import PARSERS
from registry.ui.problems import CONTENT_TYPE

UNCHANGED = {
    "description": "What the reader has is still right; there is no body.",
    "headers": headers.OF_DATA,
}
LEADING = {"302": {"description": "The address that was asked for.", "headers": headers.OF_LEADING}}
OF_ANOTHER: Schema = {
    "name": "parameters",
    "in": "query",
    "description": "Those of the address that it leads to; empty ones are dropped.",
    "style": "form",
    "explode": True,
    "schema": {"type": "object", "additionalProperties": {"type": "string"}},
}


class Described(AutoSchema):
    """Takes the parameters from the view itself, and the rest from the table of operations."""

    def get_operation(
        self, path: str, path_regex: str, path_prefix: str, method: str, registry: Any
    ) -> Schema:
        from api.openapi.paths import OPERATIONS  # noqa: PLC0415 - the tables know the views, which know this

        operation = OPERATIONS.get(path)
        if operation is None:
            raise Undescribed(f"The address {path} is not described; see api.openapi.paths.")
        return told(operation, getattr(self.view, "parameters", ()), getattr(self.view, "parsers", PARSERS))


def told(operation: Operation, query: Sequence[str], parsers: Mapping[str, Any] = PARSERS) -> Schema:
    """Return the operation as OpenAPI has it. `query`: the parameters that the address takes."""
    parameters = [of_path(name, value) for name, value in operation.path.items()]
    return {
        "operationId": operation.id,
        "tags": [operation.tag],
        "summary": operation.summary,
        **({"description": operation.description} if operation.description else {}),
        "parameters": [
            *parameters,
            *(narrowed(of_query(name, parsers), operation) for name in query),
            *([OF_ANOTHER] if operation.leads else []),
        ],
        "responses": responses(operation),
    }


def narrowed(parameter: Schema, operation: Operation) -> Schema:
    """Return the parameter with the forms that this address has: others are refused."""
    if parameter["name"] != "format":
        return parameter
    forms = [name for name, kind in MEDIA_TYPES.items() if kind in operation.answers]
    return parameter | {"schema": parameter["schema"] | {"enum": forms}, "example": forms[0]}


def responses(operation: Operation) -> Schema:
    """Return all that the address may answer, by status."""
    codes = refusals(operation)
    return {
        **(LEADING if operation.leads else {"200": success(operation), "304": UNCHANGED}),
        **{str(status): refusal(status, codes[status]) for status in sorted(codes)},
    }


def refusals(operation: Operation) -> dict[int, tuple[str, ...]]:
    """Return the codes of refusals by status, those of every address among them."""
    both = {*ALWAYS, *operation.problems}
    return {status: (*ALWAYS.get(status, ()), *operation.problems.get(status, ())) for status in both}


def success(operation: Operation) -> Schema:
    content = {
        kind: {"schema": schema}
        | ({"example": example(operation.examples[kind])} if kind in operation.examples else {})
        for kind, schema in operation.answers.items()
    }
    return {
        "description": operation.summary,
        "headers": headers.OF_DATA | dict(operation.headers),
        "content": content,
        **({"links": links(operation.links)} if operation.links else {}),
    }


def refusal(status: int, codes: Sequence[str]) -> Schema:
    return {
        "description": f"{HTTPStatus(status).phrase}: {', '.join(codes)}.",
        "headers": headers.of_refusal(status),
        "content": {CONTENT_TYPE: {"schema": problem(status, codes), "examples": refused(codes)}},
    }


def refused(codes: Sequence[str]) -> Schema:
    """Return a real refusal of each code."""
    return {code: {"value": example(f"problem-{code}")} for code in codes}


def links(leading: Mapping[str, Link]) -> Schema:
    return {
        name: {"operationId": link.operation, "parameters": dict(link.parameters)}
        for name, link in leading.items()
    }
