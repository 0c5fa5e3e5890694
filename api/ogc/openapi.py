# SPDX-License-Identifier: Apache-2.0
"""What /api/ogc is, for programs that read OpenAPI 3.0."""

from typing import Any

from django.conf import settings

from api.ogc.crs import CRS84, SYSTEMS
from api.ogc.landing import ABOUT
from api.ogc.links import COLLECTION, HTML, base
from api.ogc.parameters import DEFAULT_LIMIT, FORMS, LARGEST_LIMIT, OF_ITEM, OF_ITEMS, OF_PAGES, TEXT_LANGUAGE
from api.ogc.queryables import QUERYABLES
from api.views import GEOJSON, JSON
from registry.published.filters import CODED
from registry.published.sources import Source
from registry.ui.problems import CONTENT_TYPE

TEXT: dict[str, Any] = {"type": "string"}
CHOICE = {"type": "string", "enum": list(SYSTEMS), "default": CRS84}
SCHEMAS: dict[str, dict[str, Any]] = {
    "limit": {"type": "integer", "minimum": 1, "maximum": LARGEST_LIMIT, "default": DEFAULT_LIMIT},
    "bbox": {"type": "array", "items": {"type": "number"}, "minItems": 4, "maxItems": 6},
    **dict.fromkeys(("crs", "bbox-crs", "filter-crs"), CHOICE),
    "filter-lang": {"type": "string", "enum": [TEXT_LANGUAGE], "default": TEXT_LANGUAGE},
    "located": {"type": "string", "enum": ["yes", "no"]},
    "area": {"type": "array", "items": TEXT},
    "f": {"type": "string", "enum": list(FORMS)},
}
MEANINGS = {
    "limit": f"Features on a page. More than {LARGEST_LIMIT} are given as {LARGEST_LIMIT}.",
    "bbox": "Box that the geometry touches: four numbers, or six of which the heights are not looked at. A first number "
    "greater than the third crosses the antimeridian.",
    "bbox-crs": "Reference system of bbox.",
    "datetime": "Instant or interval (RFC 3339), .. for an open end; of a moment the day is taken.",
    "crs": "Reference system of the geometries that are answered.",
    "filter": "Expression in CQL2 text over what /collections/incidents/queryables names.",
    "filter-lang": "Language of filter; CQL2 text is the only one.",
    "filter-crs": "Reference system of the geometries in filter.",
    **{name: f"{QUERYABLES[name].title}. Codes with commas between them: any of these." for name in CODED},
    "killed": "People killed: a number or two with .. between them, either of which may be left out; any overlap.",
    "injured": "People injured, in the same way.",
    "located": "yes: with a public geometry; no: without one.",
    "q": "Words in any language of the record.",
    "changed_since": "Day or moment in UTC since when what stands now was published.",
    "cursor": "Taken unchanged from a next or prev link.",
    "f": "Form of the answer; else what Accept prefers.",
}


def openapi(now: Source, form: str) -> dict[str, Any]:
    items = f"{COLLECTION}/items"
    return {
        "openapi": "3.0.3",
        "info": {
            "title": f"{settings.REGISTRY_NAME}: OGC API Features",
            "version": "1.0.0",
            "description": ABOUT,
            "license": {"name": settings.REGISTRY_LICENCE},
        },
        "servers": [{"url": base()}],
        "paths": {
            "/": said("landing", "What is here", OF_PAGES),
            "/conformance": said("conformance", "What it conforms to", OF_PAGES),
            "/api": said("api", "This description", OF_PAGES),
            "/collections": said("collections", "The collections", OF_PAGES),
            COLLECTION: said("incidents", "The collection of incidents", OF_PAGES),
            f"{COLLECTION}/queryables": said("queryables", "What filters may name", OF_PAGES),
            items: said("items", "Incidents, newest first, a page at a time", tuple(OF_ITEMS), GEOJSON),
            f"{items}/{{code}}": said(
                "item", "One incident", OF_ITEM, GEOJSON, {"308": "Merged", "410": "Withdrawn"}
            ),
        },
        "components": {
            "parameters": {name: parameter(name) for name in OF_ITEMS} | {"code": CODE},
            "responses": {
                "problem": {"description": "Refused (RFC 9457)", "content": {CONTENT_TYPE: {"schema": ANY}}}
            },
        },
    }


ANY = {"type": "object"}
CODE = {
    "name": "code",
    "in": "path",
    "required": True,
    "description": "Public code of the incident.",
    "schema": {"type": "string", "pattern": "^[A-Z]{2,6}-[0-9A-Z]{7}-[0-9A-Z]$"},
}


def said(
    name: str, summary: str, taken: tuple[str, ...], program: str = JSON, more: dict[str, str] | None = None
) -> dict[str, Any]:
    """Return the one operation of an address. `more`: further statuses and what they mean."""
    named = ("code", *taken) if name == "item" else taken
    refused = {"$ref": "#/components/responses/problem"}
    others = {"400": refused, "404": refused, "406": refused, **dict.fromkeys(more or (), refused)}
    content = {program: {"schema": ANY}, HTML: {"schema": TEXT}}
    return {
        "get": {
            "operationId": name,
            "summary": summary,
            "parameters": [{"$ref": f"#/components/parameters/{each}"} for each in named],
            "responses": {"200": {"description": summary, "content": content}, **others},
        }
    }


def parameter(name: str) -> dict[str, Any]:
    schema = SCHEMAS.get(name, TEXT)
    listed = {"style": "form", "explode": name == "area"} if schema.get("type") == "array" else {}
    return {
        "name": name,
        "in": "query",
        "description": MEANINGS[name],
        "schema": schema,
        **listed,
    }
