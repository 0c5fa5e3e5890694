# SPDX-License-Identifier: Apache-2.0
"""Schemas that several answers share. Those of documents are made from the dataclasses that define them."""

from api.openapi.operation import Schema, closed, listed, or_null, ref
from registry.published.forms import AREA, CELL, CODE, LANGUAGE_TAG, POINT, PUBLIC_CODE, STAMP
from registry.published.schema import definitions
from registry.published.schema.answers import whole

REFS = "#/components/schemas/"
NAMES = {"incident": "Incident", "aggregate_report": "AggregateReport"}
TEXT: Schema = {
    "type": "object",
    "patternProperties": {LANGUAGE_TAG: {"type": "string"}},
    "additionalProperties": False,
}
NUMBER: Schema = {"type": "integer", "minimum": 0}
STRING: Schema = {"type": "string"}
ADDRESS: Schema = {"type": "string", "format": "uri"}
MOMENT: Schema = {"type": "string", "format": "date-time"}
SECONDS: Schema = {"type": "string", "format": "date-time", "pattern": STAMP}
SHA256: Schema = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
RECORD_CODE: Schema = {"type": "string", "pattern": PUBLIC_CODE}
VOCABULARY_CODE: Schema = {"type": "string", "pattern": CODE}
AREA_CODE: Schema = {"type": "string", "pattern": AREA}


def components() -> dict[str, Schema]:
    """Return the shared schemas by name."""
    shapes = {name: whole(kind, REFS) for kind, name in NAMES.items()}
    features = {f"{name}Feature": feature(name) for name in NAMES.values()}
    return {**shapes, **features, "Geometry": geometry(), **definitions(REFS)}


def geometry() -> Schema:
    """Return the public geometry of a record: of one place as it is, of several together."""
    one: list[Schema] = [POINT, CELL]
    several = closed(
        {"type": {"const": "GeometryCollection"}, "geometries": listed({"oneOf": one}, minItems=2)}
    )
    return {"oneOf": [*one, several], "description": "GeoJSON (RFC 7946); a point, a cell, or several."}


def feature(name: str) -> Schema:
    """Return the schema of a document as a GeoJSON feature."""
    return closed(
        {
            "type": {"const": "Feature"},
            "id": RECORD_CODE,
            "geometry": or_null(ref("Geometry")),
            "properties": ref(name),
        },
        description="The document as a GeoJSON feature; null where no public geometry is known.",
    )
