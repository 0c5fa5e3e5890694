# SPDX-License-Identifier: Apache-2.0
"""What TileJSON tells of the tiles: where they are, their layers and fields, whose they are."""

from html import escape
from urllib.parse import urlencode

from django.conf import settings

from registry.published.filters import Filter
from registry.published.snapshot.columns import MOST_NORTH
from registry.published.tiles.grid import LARGEST_ZOOM

FIGURES = {
    f"{harm}_{part}": f"People {harm}, {what}"
    for harm in ("killed", "injured")
    for part, what in (
        ("min", "the fewest; no field where nobody states a number."),
        ("max", "the most; no field where nobody sets a limit."),
        ("open", "true: there may be more than the most."),
    )
}
COUNT = {"n": "Number of incidents."}
LAYERS = {
    "incidents": (
        "Single public points, where at most 2,000 are in the tile.",
        {
            "code": "Public code; permanent.",
            "date": "First possible day.",
            "grade": "Code of harm_grade.",
            "weapon": "Code of the first weapon.",
            "type": "Code of incident_type.",
            **FIGURES,
            "precision": "Code of location_precision.",
            "uncertainty_m": "Metres.",
            "demonstration": "true: invented, to try the registry out.",
        },
    ),
    "clusters": (
        "Counts in 64 × 64 cells of the tile, at their middles, where more points are in it.",
        COUNT | FIGURES,
    ),
    "generalised": (
        "Polygons within which places are that were coarsened before publication; squares of the tile where many are.",
        {
            **COUNT,
            **FIGURES,
            "code": "Public code, where it is one incident.",
            "shape": "Number of the polygon, the same in all tiles that it reaches into.",
        },
    ),
    "areas": (
        "Areas with the incidents of which no place but the area is public. Several areas each count it.",
        {"code": "P-code, or ISO 3166-1 alpha-3 of a country.", "name": "In English.", **COUNT, **FIGURES},
    ),
}


def described(wanted: Filter, version: int) -> dict[str, object]:
    base = f"{settings.REGISTRY_PUBLIC_URL}/api/tiles/incidents"
    query = urlencode(wanted.selection(), doseq=True)
    return {
        "tilejson": "3.0.0",
        "name": settings.REGISTRY_NAME,
        "description": "Published incidents. Sums of figures, and what is in no total, are told with the statistics.",
        "version": f"1.0.{version}",
        "attribution": escape(f"{settings.REGISTRY_NAME}, {settings.REGISTRY_LICENCE}"),
        "licence": settings.REGISTRY_LICENCE,
        "scheme": "xyz",
        "tiles": [f"{base}/{{z}}/{{x}}/{{y}}.mvt{'?' if query else ''}{query}"],
        "minzoom": 0,
        "maxzoom": LARGEST_ZOOM,
        "bounds": [-180, -MOST_NORTH, 180, MOST_NORTH],
        "vector_layers": [
            {"id": name, "description": text, "minzoom": 0, "maxzoom": LARGEST_ZOOM, "fields": fields}
            for name, (text, fields) in LAYERS.items()
        ],
    }
