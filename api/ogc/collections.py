# SPDX-License-Identifier: Apache-2.0
"""The one collection: incidents. Reports over areas or periods are no features and are in none."""

from typing import Any

from api.ogc.crs import CRS84, SYSTEMS
from api.ogc.landing import ABOUT
from api.ogc.links import COLLECTION, QUERYABLES_REL, SCHEMA, address, forms, items, licence, link, root
from registry.published.sources import Source

GREGORIAN = "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian"


def collections(now: Source, form: str) -> dict[str, Any]:
    return {
        "title": "Collections",
        "links": [*forms("/collections", form), root(), licence()],
        "crs": list(SYSTEMS),
        "collections": [described([link("self", address(COLLECTION), "application/json", "The collection")])],
    }


def incidents(now: Source, form: str) -> dict[str, Any]:
    return described(forms(COLLECTION, form))


def described(own: list[dict[str, str]]) -> dict[str, Any]:
    """Return the collection. `own`: links to itself."""
    queryables = link(QUERYABLES_REL, address(f"{COLLECTION}/queryables"), SCHEMA, "What filters may name")
    return {
        "id": "incidents",
        "title": "Incidents",
        "description": ABOUT,
        "itemType": "feature",
        "extent": {
            "spatial": {"bbox": [[-180, -90, 180, 90]], "crs": CRS84},
            "temporal": {"interval": [[None, None]], "trs": GREGORIAN},
        },
        "crs": list(SYSTEMS),
        "storageCrs": CRS84,
        "links": [*own, *items(), queryables, root(), licence()],
    }
