# SPDX-License-Identifier: Apache-2.0
"""What is made of the incidents: statistics and vector tiles."""

from api.openapi.components import ADDRESS, NUMBER, STRING
from api.openapi.operation import Operation, PathValue, Schema, closed, listed, or_null
from api.tiles.described import LAYERS
from api.tiles.views import MVT
from api.views import CSV, JSON
from registry.published.statistics.dimensions import CODED, LEFT_OUT, NAMES, PERIODS
from registry.published.tiles.grid import LARGEST_ZOOM

TAGS = {"figures": "Statistics and vector tiles of the incidents"}
MAYBE = or_null(NUMBER)
FIGURE = closed({"min": MAYBE, "max": MAYBE, "open_above": {"type": "boolean"}, "stated": NUMBER})
TERM = closed({"code": STRING, "label": STRING, "parent": or_null(STRING)}, optional=("parent",))
COUNTED: dict[str, Schema] = {"incidents": NUMBER, "killed": FIGURE, "injured": FIGURE}
ROW = closed(
    {**dict.fromkeys(PERIODS, or_null(STRING)), **dict.fromkeys(CODED, or_null(TERM)), **COUNTED},
    optional=NAMES,
)
STATISTIC = closed(
    {
        "by": listed({"type": "string", "enum": list(NAMES)}),
        "distinct": {**NUMBER, "description": "Incidents counted, each once."},
        "rows": listed(ROW),
        "total": closed({"killed": FIGURE, "injured": FIGURE}),
        "not_known": closed(dict.fromkeys(NAMES, NUMBER), optional=NAMES),
        "excluded": closed(dict.fromkeys((*LEFT_OUT, "aggregate_reports"), NUMBER)),
        "dataset_version": NUMBER,
        "licence": STRING,
        "definition": ADDRESS,
    }
)
FIELDS = sorted({name for _, fields in LAYERS.values() for name in fields})
LAYER = closed(
    {
        "id": {"type": "string", "enum": list(LAYERS)},
        "description": STRING,
        "minzoom": NUMBER,
        "maxzoom": NUMBER,
        "fields": closed(dict.fromkeys(FIELDS, STRING), optional=FIELDS),
    }
)
TILEJSON = closed(
    {
        "tilejson": {"const": "3.0.0"},
        **dict.fromkeys(("name", "description", "version", "attribution", "licence"), STRING),
        "scheme": {"const": "xyz"},
        "tiles": listed(STRING),
        "minzoom": NUMBER,
        "maxzoom": NUMBER,
        "bounds": listed({"type": "number"}, minItems=4, maxItems=4),
        "vector_layers": listed(LAYER),
    }
)
ZOOM: Schema = {"type": "integer", "minimum": 0, "maximum": LARGEST_ZOOM}
PLACE: Schema = {"type": "integer", "minimum": 0, "maximum": 2**LARGEST_ZOOM - 1}
OPERATIONS = {
    "/api/v1/statistics": Operation(
        id="getStatistics",
        tag="figures",
        summary="Incidents and people, in groups of one to three dimensions or in total",
        description="An incident with several codes counts once in each. Sums keep their bounds apart.",
        answers={JSON: STATISTIC, CSV: {"type": "string", "description": "One row a group."}},
    ),
    "/api/tiles/incidents.json": Operation(
        id="getTileJson",
        tag="figures",
        summary="TileJSON 3.0 of the tiles under this filter",
        answers={JSON: TILEJSON},
    ),
    "/api/tiles/incidents/{z}/{x}/{y}.mvt": Operation(
        id="getTile",
        tag="figures",
        summary="One vector tile; no bytes where nothing is",
        answers={MVT: {"type": "string", "format": "binary"}},
        path={
            "z": PathValue(ZOOM, "Zoom.", 0),
            "x": PathValue(PLACE, "Column from the west, less than 2 to the power of z.", 0),
            "y": PathValue(PLACE, "Row from the north, less than 2 to the power of z.", 0),
        },
    ),
}
