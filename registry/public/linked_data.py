# SPDX-License-Identifier: Apache-2.0
"""A version of a record as JSON-LD (schema.org Dataset), for search engines of data. Public geometry alone goes in.

It is no schema.org Event: those are shown as things to attend.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import get_language

from registry.ui.wording.places import line
from registry.ui.wording.terms import FIRST_STRONG, POP, plain_text

CONTEXT = "https://schema.org"
FORMS = (("application/json", ""), ("application/geo+json", "?format=geojson"))


def linked_data(document: Mapping[str, Any], registry: str, labels: Mapping[Any, Any]) -> dict[str, Any]:
    """Return the description in the reader's language. `registry`: its name."""
    links = document["links"]
    at = f"{links['page']}/versions/{document['version']}"
    maker = {"@type": "Organization", "name": registry}
    described = {
        "@context": CONTEXT,
        "@type": "Dataset",
        "@id": at,
        "url": at,
        "name": unmarked(plain_text(document["title"])),
        "description": unmarked(plain_text(document["summary"]) or plain_text(document["title"])),
        "identifier": document["code"],
        "version": str(document["version"]),
        "datePublished": document["published_at"],
        "inLanguage": get_language(),
        "license": licence_address(document["licence"]),
        "isAccessibleForFree": True,
        "creator": maker,
        "publisher": maker,
        "citation": document["cite_as"],
        "temporalCoverage": covered(document["date"]),
        "spatialCoverage": [place(each, labels) for each in document["locations"]],
        "distribution": [
            {"@type": "DataDownload", "encodingFormat": form, "contentUrl": f"{links['version']}{query}"}
            for form, query in FORMS
        ],
    }
    return {name: value for name, value in described.items() if value not in ("", [], None)}


def unmarked(words: str) -> str:
    """Return words without the signs that keep their direction apart on a page: programs compare them."""
    return words.replace(FIRST_STRONG, "").replace(POP, "")


def licence_address(licence: str) -> str:
    """Return the page of an SPDX identifier; words stay as they are."""
    return licence if " " in licence else f"https://spdx.org/licenses/{licence}.html"


def covered(when: Mapping[str, Any]) -> str:
    """Return the window as an interval of ISO 8601, open where no end is known."""
    earliest, latest = when["earliest"] or "..", when["latest"] or ".."
    return "" if earliest == latest == ".." else f"{earliest}/{latest}"


def place(told: Mapping[str, Any], labels: Mapping[Any, Any]) -> dict[str, Any]:
    shown: dict[str, Any] = {"@type": "Place", "name": unmarked(line(dict(told), labels))}
    shape = told["geometry"]
    if not shape:
        return shown
    if shape["type"] == "Point":
        lon, lat = shape["coordinates"]
        return shown | {"geo": {"@type": "GeoCoordinates", "latitude": lat, "longitude": lon}}
    return shown | {"geo": {"@type": "GeoShape", "box": box(shape)}}


def box(shape: Mapping[str, Any]) -> str:
    """Return south, west, north and east of a shape, as schema.org wants a box."""
    lons, lats = zip(*corners(shape["coordinates"]), strict=True)
    return f"{min(lats)} {min(lons)} {max(lats)} {max(lons)}"


def corners(coordinates: list[Any]) -> Iterator[tuple[float, float]]:
    if isinstance(coordinates[0], list):
        for part in coordinates:
            yield from corners(part)
    else:
        yield coordinates[0], coordinates[1]
