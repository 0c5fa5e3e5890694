# SPDX-License-Identifier: Apache-2.0
"""What is here, and how it is described."""

from api.openapi.components import ADDRESS, MOMENT, NUMBER, STRING
from api.openapi.operation import Operation, PathValue, Schema, closed, or_null
from api.v1.index import PATHS
from api.v1.schema import OPENAPI_JSON, SCHEMA_JSON
from api.views import JSON

TAGS = {"about": "What is here and how it is described"}
INDEX = closed(
    {
        "name": STRING,
        "licence": STRING,
        "dataset_version": NUMBER,
        "published_at": or_null(MOMENT),
        "documentation": ADDRESS,
        "paths": closed(dict.fromkeys(PATHS, ADDRESS)),
    }
)
A_SCHEMA: Schema = {
    "type": "object",
    "properties": {
        "$schema": ADDRESS,
        "$id": ADDRESS,
        "title": STRING,
        "description": STRING,
        "type": {"const": "object"},
        "properties": {"type": "object"},
        "required": {"type": "array", "items": STRING},
        "additionalProperties": {"const": False},
        "$defs": {"type": "object"},
    },
    "required": ["$schema", "$id", "title", "type", "properties", "required", "$defs"],
    "additionalProperties": False,
}

NAME: Schema = {"type": "string", "pattern": "^[A-Za-z]{1,40}$"}
DESCRIPTION = closed(
    {
        "openapi": {"const": "3.1.0"},
        "info": {"type": "object"},
        "servers": {"type": "array"},
        "tags": {"type": "array"},
        "paths": {"type": "object"},
        "components": {"type": "object"},
    }
)


def schema_of(id_: str, what: str) -> Operation:
    return Operation(
        id=id_,
        tag="about",
        summary=f"JSON Schema of {what}",
        description="JSON Schema 2020-12, made from the code that publishes.",
        answers={SCHEMA_JSON: A_SCHEMA},
    )


OPERATIONS = {
    "/api/v1/": Operation(
        id="getIndex",
        tag="about",
        summary="Name, licence, state of the dataset and the addresses",
        answers={JSON: INDEX},
        examples={JSON: "index"},
    ),
    "/api/v1/docs/": Operation(
        id="getDocs",
        tag="about",
        summary="This description as a page for people",
        answers={"text/html": STRING},
    ),
    "/api/v1/docs/try/{operation}": Operation(
        id="tryOperation",
        tag="about",
        summary="From the form of an address to the address",
        description="Takes the parameters of that address, drops those that are empty, and leads there.",
        path={"operation": PathValue(NAME, "Name of the address in this description.", "listIncidents")},
        answers={},
        leads=True,
        problems={404: ("not_found",)},
    ),
    "/api/v1/openapi.json": Operation(
        id="getDescription",
        tag="about",
        summary="This document",
        answers={OPENAPI_JSON: DESCRIPTION},
    ),
    "/api/v1/schema/incident.json": schema_of("getIncidentSchema", "an incident"),
    "/api/v1/schema/aggregate-report.json": schema_of("getAggregateReportSchema", "an aggregate report"),
}
