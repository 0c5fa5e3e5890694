# SPDX-License-Identifier: Apache-2.0
"""Code lists and areas."""

from api.openapi.components import ADDRESS, AREA_CODE, NUMBER, STRING, TEXT, VOCABULARY_CODE
from api.openapi.operation import Link, Operation, PathValue, Schema, closed, listed, or_null
from api.views import GEOJSON, JSON

TAGS = {"reference": "Code lists with their labels, countries and areas"}
CODE = PathValue(VOCABULARY_CODE, "Code of the list.", "weapon")
AREA = PathValue(AREA_CODE, "P-code, or ISO 3166-1 alpha-3 of a country.", "SY07")
DEGREES: Schema = {"type": "number", "minimum": -180, "maximum": 180}
RING = listed(listed(DEGREES, minItems=2, maxItems=2), minItems=4)
BY_LANGUAGE: Schema = {
    "type": "object",
    "patternProperties": {"^[a-z]{2,3}$": listed(STRING)},
    "additionalProperties": False,
}
VALUE: Schema = {"anyOf": [{"type": ["string", "integer", "boolean"]}, TEXT, BY_LANGUAGE]}
ATTRIBUTES: Schema = {
    "type": "object",
    "description": "Facts that only some lists state about their terms.",
    "patternProperties": {"^[a-z_]{1,40}$": VALUE},
    "additionalProperties": False,
}
CROSSWALK: Schema = {
    "type": "object",
    "description": "Codes of other lists that mean the same.",
    "patternProperties": {"^[a-z_]{1,40}$": listed(STRING)},
    "additionalProperties": False,
}
CONCEPT = closed(
    {
        "code": VOCABULARY_CODE,
        "label": TEXT,
        "definition": TEXT,
        "parent": or_null(VOCABULARY_CODE),
        "status": STRING,
        "replaced_by": or_null(VOCABULARY_CODE),
        "attributes": ATTRIBUTES,
        "crosswalk": CROSSWALK,
    }
)
VOCABULARY = closed(
    {
        "vocabulary_version": STRING,
        "code": VOCABULARY_CODE,
        "title": TEXT,
        "description": TEXT,
        "version": NUMBER,
        "source": STRING,
        "hierarchical": {"type": "boolean"},
        "concepts": listed(CONCEPT),
    }
)
VOCABULARIES = closed(
    {
        "items": listed(closed({"code": VOCABULARY_CODE, "title": TEXT, "self": ADDRESS})),
        "count": NUMBER,
        "vocabulary_version": STRING,
    }
)
OWN: dict[str, Schema] = {
    "code": AREA_CODE,
    "level": {"type": "integer", "minimum": 0, "maximum": 4},
    "country": {"type": "string", "pattern": "^([A-Z]{3})?$"},
    "cod_version": STRING,
    "name": TEXT,
    "disputed": {"type": "boolean"},
}
AREAS = closed({"items": listed(closed({**OWN, "self": ADDRESS})), "count": NUMBER})
SHAPE: Schema = {
    "oneOf": [
        closed({"type": {"const": "Polygon"}, "coordinates": listed(RING, minItems=1)}),
        closed({"type": {"const": "MultiPolygon"}, "coordinates": listed(listed(RING, minItems=1))}),
    ]
}
AN_AREA = closed(
    {"type": {"const": "Feature"}, "id": AREA_CODE, "geometry": SHAPE, "properties": closed(OWN)}
)
FIRST = "$response.body#/items/0/code"
OPERATIONS = {
    "/api/v1/vocabularies": Operation(
        id="listVocabularies",
        tag="reference",
        summary="The names of all code lists",
        answers={JSON: VOCABULARIES},
        links={"first": Link("getVocabulary", {"code": FIRST})},
        examples={JSON: "vocabularies"},
    ),
    "/api/v1/vocabularies/{code}": Operation(
        id="getVocabulary",
        tag="reference",
        summary="One code list with all its terms, in every language they have",
        path={"code": CODE},
        answers={JSON: VOCABULARY},
        problems={404: ("not_found",)},
        examples={JSON: "vocabulary"},
    ),
    "/api/v1/areas": Operation(
        id="listAreas",
        tag="reference",
        summary="All countries; with “area”, the coded parts of those countries as well",
        answers={JSON: AREAS},
        links={"first": Link("getArea", {"code": FIRST})},
        examples={JSON: "areas"},
    ),
    "/api/v1/areas/{code}": Operation(
        id="getArea",
        tag="reference",
        summary="One area as a GeoJSON feature",
        description="A shape is never the place of an incident.",
        path={"code": AREA},
        answers={GEOJSON: AN_AREA},
        problems={404: ("not_found",)},
        examples={GEOJSON: "area"},
    ),
}
