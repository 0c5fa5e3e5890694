# SPDX-License-Identifier: Apache-2.0
"""Numbers and maps: statistics, and vector tiles with the TileJSON that tells of them."""

from api.openapi.components import ADDRESS, NUMBER, STRING
from api.openapi.operation import Operation, PathValue, Schema, closed, listed, or_null
from api.tiles.described import LAYERS
from api.tiles.views import MVT
from api.views import CSV, JSON
from registry.published.statistics.dimensions import LABELLED, LEFT_OUT, NAMES, PERIODS
from registry.published.tiles.grid import LARGEST_ZOOM

TAGS = {"figures": "Numbers of incidents and people, and maps"}
MOST = "Sum of the most; where nobody states a most, an incident adds its fewest. Null where no incident has a most."
TABLE = (
    "One row a group. Columns:\n"
    "- each dimension of `by`: Code or period; empty where not known.\n"
    "- its name and `_label`: Label of a code.\n"
    "- its name and `_parent`: Family of a code, where codes have families; rows of families count their classes again.\n"
    "- `incidents`: How many.\n"
    "- `killed_min`, `injured_min`: People not reported as combatants; sum of the fewest.\n"
    "- `killed_max`, `injured_max`: Sum of the most.\n"
    "- `killed_open_above`, `injured_open_above`: There may be more than the most.\n"
    "- `killed_stated`, `injured_stated`: How many incidents state a number.\n"
    "What is not known, left out and counted once is told in JSON."
)
FIGURE = closed(
    {
        "min": {**or_null(NUMBER), "description": "The fewest; null where nobody states a number."},
        "max": {**or_null(NUMBER), "description": MOST},
        "open_above": {"type": "boolean", "description": "Whether there may be more than `max`."},
        "stated": {**NUMBER, "description": "How many incidents state a figure."},
    }
)
FIGURES: dict[str, Schema] = {"killed": FIGURE, "injured": FIGURE}
TERM = closed({"code": STRING, "label": STRING, "parent": or_null(STRING)}, optional=["parent"])
BUCKETS: dict[str, Schema] = {name: {"type": ["string", "null"], "pattern": "^[0-9]{4}"} for name in PERIODS}
TERMS: dict[str, Schema] = {name: or_null(TERM) for name in LABELLED}
ROW = closed({**BUCKETS, **TERMS, "incidents": NUMBER, **FIGURES}, optional=NAMES)
REASONS = (*LEFT_OUT, "aggregate_reports")
STATISTICS = closed(
    {
        "by": listed({"enum": list(NAMES)}, maxItems=3),
        "distinct": {**NUMBER, "description": "Incidents counted, each once."},
        "rows": listed(ROW),
        "total": closed(FIGURES),
        "not_known": closed(dict.fromkeys(NAMES, NUMBER), optional=NAMES),
        "excluded": closed(dict.fromkeys(REASONS, NUMBER), optional=REASONS),
        "demonstration": {
            **NUMBER,
            "description": "How many of “distinct” are invented, to try the registry out.",
        },
        "dataset_version": NUMBER,
        "licence": STRING,
        "definition": ADDRESS,
    }
)
FIELDS: Schema = {
    "type": "object",
    "patternProperties": {"^[a-z_]+$": STRING},
    "additionalProperties": False,
}
ZOOM: Schema = {"type": "integer", "minimum": 0, "maximum": LARGEST_ZOOM}
LAYER = closed(
    {
        "id": {"enum": list(LAYERS)},
        "description": STRING,
        "minzoom": ZOOM,
        "maxzoom": ZOOM,
        "fields": FIELDS,
    }
)
TILEJSON = closed(
    {
        "tilejson": {"const": "3.0.0"},
        **dict.fromkeys(("name", "description", "version", "attribution", "licence"), STRING),
        "scheme": {"const": "xyz"},
        "tiles": listed(STRING, minItems=1, maxItems=1),
        "minzoom": ZOOM,
        "maxzoom": ZOOM,
        "bounds": listed({"type": "number"}, minItems=4, maxItems=4),
        "vector_layers": listed(LAYER),
    }
)
LAST = {"type": "integer", "minimum": 0, "maximum": 2**LARGEST_ZOOM - 1}
OPERATIONS = {
    "/api/v1/statistics": Operation(
        id="getStatistics",
        tag="figures",
        summary="Incidents and people killed and injured, by one to three dimensions or in total",
        description="An incident with several codes counts once in each; “distinct” counts each incident once. "
        "Discounted and unassessed incidents are left out and told in “excluded”. What each member means: /en/api.",
        answers={JSON: STATISTICS, CSV: {"type": "string", "description": TABLE}},
        examples={JSON: "statistics"},
    ),
    "/api/tiles/incidents.json": Operation(
        id="getTileJson",
        tag="figures",
        summary="TileJSON 3.0: where the tiles are, their layers and fields",
        answers={JSON: TILEJSON},
        examples={JSON: "tilejson"},
    ),
    "/api/tiles/incidents/{z}/{x}/{y}.mvt": Operation(
        id="getTile",
        tag="figures",
        summary="One Mapbox Vector Tile; without any bytes where nothing is",
        path={
            "z": PathValue(ZOOM, "Zoom.", 0),
            "x": PathValue(LAST, "Column, from the west.", 0),
            "y": PathValue(LAST, "Row, from the north.", 0),
        },
        answers={MVT: {"description": "Mapbox Vector Tile 2.1."}},
        problems={404: ("not_found",)},
    ),
}
