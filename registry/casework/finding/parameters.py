# SPDX-License-Identifier: Apache-2.0
"""The parameters of the desk: those of the public filter under the same names, and a few that only the desk has.

To add one: a parser here, and its condition in `matching`.
"""

import re
from collections.abc import Sequence

from registry.domain.filters.parameters import (
    AREA,
    CODE,
    Fields,
    Parser,
    parse_box,
    parse_choice,
    parse_codes,
    parse_date,
    parse_range,
    parse_since,
    parse_words,
)
from registry.domain.workflow import Publication, State
from registry.vocabularies import read

ACTOR = re.compile(r"[A-Za-z0-9_-]{1,60}", re.ASCII)
NAME = re.compile(r"[^\s,]{1,60}")
TEAM = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|desk", re.ASCII)
SHOWS = ("mine", "review", "approved", "all")
SORTS = ("-changed", "changed", "-date", "date", "-killed", "-injured")
PEOPLE = ("children", "women")

# Parameter: the vocabulary its codes are of, or the codes themselves.
CODES: dict[str, str | tuple[str, ...]] = {
    "weapon": "weapon",
    "type": "incident_type",
    "grade": "harm_grade",
    "attribution": "attribution_confidence",
    "object": "object_class",
    "delivery": "delivery",
    "precision": "location_precision",
    "source_kind": "source_kind",
    "sensitivity": "sensitivity",
    "who": (*PEOPLE, *sorted(read.codes("person_role"))),
    "state": tuple(State),
    "publication": tuple(Publication),
}


def many(name: str, example: str, pattern: re.Pattern[str] = CODE) -> Parser:
    """Return the parser of codes with commas between them, kept under the parameter's own name."""
    parser = parse_codes(name, pattern, example)

    def named(values: Sequence[str]) -> Fields:
        return {name: parser(values)[f"{name}s"]}

    return named


EXAMPLES = {"weapon": "cluster_munition,uxo", "state": "draft,submitted"}
PARSERS: dict[str, Parser] = {
    "q": parse_words,
    **{name: many(name, EXAMPLES.get(name, "code,another_code")) for name in CODES},
    "area": many("area", "SYR,SY07", AREA),
    "actor": many("actor", "state_a,group_b", ACTOR),
    "bbox": parse_box,
    "date": parse_date,
    "killed": parse_range("killed"),
    "injured": parse_range("injured"),
    "located": parse_choice("located", ("yes", "no")),
    "kind": parse_choice("kind", ("incident", "aggregate_report")),
    "changed_since": parse_since,
    "author": many("author", "amal", NAME),
    "assignee": many("assignee", "me,nobody", NAME),
    "team": many("team", "desk", TEAM),
    "has": parse_choice("has", ("unsaved",)),
    "show": parse_choice("show", SHOWS),
    "sort": parse_choice("sort", SORTS),
}
JOINED = (*CODES, "area", "actor", "author", "assignee", "team")
