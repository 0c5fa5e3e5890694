# SPDX-License-Identifier: Apache-2.0
"""The parameters of the public faces: one parser a name. The grammar of each is the domain's."""

from registry.domain.filters.parameters import (
    ACTOR,
    AREA,
    CODE,
    Parser,
    parse_box,
    parse_choice,
    parse_codes,
    parse_cursor,
    parse_date,
    parse_limit,
    parse_range,
    parse_since,
    parse_words,
)
from registry.domain.languages import LANGUAGES

FORMATS = ("json", "geojson", "csv")
SORTS = ("-date", "date", "-changed", "-killed", "-injured")

SELECTING: dict[str, Parser] = {
    "area": parse_codes("area", AREA, "SYR,SY07"),
    "bbox": parse_box,
    "date": parse_date,
    "weapon": parse_codes("weapon", CODE, "cluster_munition,uxo"),
    "type": parse_codes("type", CODE, "air_strike,shelling"),
    "grade": parse_codes("grade", CODE, "confirmed,corroborated"),
    "attribution": parse_codes("attribution", CODE, "accepted,alleged"),
    "actor": parse_codes("actor", ACTOR, "united_nations"),
    "object": parse_codes("object", CODE, "hospital,school"),
    "killed": parse_range("killed"),
    "injured": parse_range("injured"),
    "precision": parse_codes("precision", CODE, "exact,street"),
    "located": parse_choice("located", ("yes", "no")),
    "who": parse_codes("who", CODE, "children,journalist", into="who"),
    "delivery": parse_codes("delivery", CODE, "air_launched", into="deliveries"),
    "source_kind": parse_codes("source_kind", CODE, "un_body,civil_defence"),
    "q": parse_words,
    "changed_since": parse_since,
}
"""What chooses records, in the order in which an address spells it."""

PARSERS: dict[str, Parser] = {
    **SELECTING,
    "sort": parse_choice("sort", SORTS),
    "limit": parse_limit,
    "cursor": parse_cursor,
    "format": parse_choice("format", FORMATS),
    "lang": parse_choice("lang", LANGUAGES),
}
