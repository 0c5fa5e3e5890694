# SPDX-License-Identifier: Apache-2.0
"""The parameters of the public faces: one parser a name. The grammar of each is the domain's."""

from registry.domain.filters.parameters import (
    AREA,
    CODE,
    Parser,
    parse_box,
    parse_choice,
    parse_codes,
    parse_cursor,
    parse_date,
    parse_limit,
)
from registry.domain.languages import LANGUAGES

FORMATS = ("json", "geojson")

PARSERS: dict[str, Parser] = {
    "area": parse_codes("area", AREA, "SYR,SY07"),
    "bbox": parse_box,
    "date": parse_date,
    "located": parse_choice("located", ("yes", "no")),
    "weapon": parse_codes("weapon", CODE, "cluster_munition,uxo"),
    "limit": parse_limit,
    "cursor": parse_cursor,
    "format": parse_choice("format", FORMATS),
    "lang": parse_choice("lang", LANGUAGES),
}
