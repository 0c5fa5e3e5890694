# SPDX-License-Identifier: Apache-2.0
"""The first address of OGC API Features and what it conforms to."""

from typing import Any

from django.conf import settings

from api.ogc.links import HTML, OPENAPI, address, base, forms, licence, link
from api.views import JSON
from registry.published.sources import Source

ABOUT = (
    "Published incidents of harm to civilians in armed conflict, as each source reports them, one feature an incident. "
    "Reports over areas or periods are no features and are in no collection here; they are at /api/v1/aggregate-reports."
)
FEATURES = "http://www.opengis.net/spec/ogcapi-features"
CONFORMS_TO = (
    f"{FEATURES}-1/1.0/conf/core",
    f"{FEATURES}-1/1.0/conf/oas30",
    f"{FEATURES}-1/1.0/conf/geojson",
    f"{FEATURES}-1/1.0/conf/html",
    f"{FEATURES}-2/1.0/conf/crs",
    f"{FEATURES}-3/1.0/conf/queryables",
    f"{FEATURES}-3/1.0/conf/filter",
    f"{FEATURES}-3/1.0/conf/features-filter",
    "http://www.opengis.net/spec/cql2/1.0/conf/cql2-text",
    "http://www.opengis.net/spec/cql2/1.0/conf/basic-cql2",
    "http://www.opengis.net/spec/cql2/1.0/conf/basic-spatial-functions",
)


def landing(now: Source, form: str) -> dict[str, Any]:
    return {
        "title": f"{settings.REGISTRY_NAME}: OGC API Features",
        "description": ABOUT,
        "attribution": settings.REGISTRY_NAME,
        "links": [
            *forms("/", form),
            link("service-desc", address("/api"), OPENAPI, "Description of the interface (OpenAPI 3.0)"),
            link("service-doc", address("/api", [("f", "html")]), HTML, "The interface for people"),
            link("conformance", address("/conformance"), JSON, "What it conforms to"),
            link("data", address("/collections"), JSON, "The collections"),
            link("root", f"{base()}/", JSON, "What is here"),
            licence(),
        ],
    }


def conformance(now: Source, form: str) -> dict[str, Any]:
    return {
        "title": "What it conforms to",
        "conformsTo": list(CONFORMS_TO),
        "links": forms("/conformance", form),
    }
