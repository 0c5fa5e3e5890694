# SPDX-License-Identifier: Apache-2.0
"""The forms that members of the public document take: what a value looks like, and the unit it is in.

A member's type says its form: `min: Persons` is a whole number that counts persons. JSON Schema, OpenAPI and the data
dictionary are made from it, and from nothing else.
"""

from dataclasses import dataclass, field
from typing import Annotated, Any

LANGUAGE_TAG = "^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$"
CODE = "^[a-z0-9_]{1,40}$"
AREA = "^[A-Z]{2}[A-Z0-9]{1,18}$"
PUBLIC_CODE = "^[A-Z]{2,6}-[0-9A-HJKMNP-TV-Z]{7}-[0-9A-HJKMNP-TV-Z]$"
STAMP = r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$"


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """Keywords of JSON Schema that a value keeps to, beside its type. `unit`: what a number counts."""

    keywords: dict[str, Any] = field(default_factory=dict)
    unit: str = ""


def pattern(text: str, **more: Any) -> Form:
    return Form({"pattern": text, **more})


def counting(unit: str) -> Form:
    return Form({"minimum": 0}, unit)


DEGREES = {"type": "number", "minimum": -180, "maximum": 180}
POSITION: dict[str, Any] = {
    "type": "array",
    "prefixItems": [DEGREES, {**DEGREES, "minimum": -90, "maximum": 90}],
    "minItems": 2,
    "maxItems": 2,
}
POINT: dict[str, Any] = {
    "type": "object",
    "properties": {"type": {"const": "Point"}, "coordinates": POSITION},
    "required": ["type", "coordinates"],
    "additionalProperties": False,
}
RING = {"type": "array", "items": POSITION, "minItems": 5, "maxItems": 5}
CELL: dict[str, Any] = {
    "type": "object",
    "properties": {
        "type": {"const": "Polygon"},
        "coordinates": {"type": "array", "items": RING, "minItems": 1, "maxItems": 1},
    },
    "required": ["type", "coordinates"],
    "additionalProperties": False,
}

Text = Annotated[
    dict[str, str],
    Form(
        {
            "type": "object",
            "patternProperties": {LANGUAGE_TAG: {"type": "string"}},
            "additionalProperties": False,
        }
    ),
]
"""The same text by language tag; English is always there, unless there is no text at all."""
Words = Annotated[str, Form()]
"""Text in one language, or a name as it is."""
Code = Annotated[str, pattern(CODE)]
PublicCode = Annotated[str, pattern(PUBLIC_CODE)]
ActorCode = Annotated[str, pattern("^[-A-Za-z0-9_]{1,60}$")]
Country = Annotated[str, pattern("^([A-Z]{3})?$")]
Pcode = Annotated[str, pattern("^([A-Z]{2}[A-Z0-9]{1,18})?$")]
Day = Annotated[str, pattern(r"^\d{4}-\d{2}-\d{2}$", format="date")]
Stamp = Annotated[str, pattern(STAMP, format="date-time")]
ClockTime = Annotated[str, pattern(r"^\d{2}:\d{2}$")]
Sha256 = Annotated[str, pattern("^[0-9a-f]{64}$")]
Address = Annotated[str, Form({"format": "uri"})]
Kind = Annotated[str, Form({"enum": ["incident", "aggregate_report"]})]
Dimension = Annotated[str, Form({"enum": ["status", "sex_age", "role"]})]
Persons = Annotated[int, counting("persons")]
Stated = Annotated[int, counting("as `unit` says")]
Items = Annotated[int, counting("items")]
Places = Annotated[int, counting("places")]
Days = Annotated[int, counting("days")]
Metres = Annotated[int, counting("metres")]
Ordinal = Annotated[int, Form({"minimum": 1})]
Position = Annotated[int, Form({"minimum": 0})]
Shape = Annotated[dict[str, Any], Form({"oneOf": [POINT, CELL]}, "degrees")]
"""GeoJSON (RFC 7946): a point, or the cell of the fixed grid that holds it."""


def codes(text: str) -> dict[str, Any]:
    return {"type": "array", "items": {"type": "string", "pattern": text}}


Search = Annotated[
    dict[str, Any],
    Form(
        {
            "type": "object",
            "properties": {"weapons": codes(CODE), "areas": codes(AREA), "countries": codes("^[A-Z]{3}$")},
            "additionalProperties": False,
        }
    ),
]
