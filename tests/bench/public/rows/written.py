# SPDX-License-Identifier: Apache-2.0
"""Content, answer and geometry of each row as SQL expressions that join the shapes of `incident` and the columns."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from rfc8785 import dumps

from registry.published.envelope import Envelope, Naming, answer, as_bytes
from tests.bench.public.rows import incident
from tests.bench.public.rows.template import as_sql, listed, literal, text
from tests.bench.public.rows.template import json as slot

NAMING = Naming("Civilian Harm Registry", "http://localhost:8000")
MARK = datetime(2001, 2, 3, 4, 5, 6, tzinfo=UTC)
EARLIEST = "(CASE WHEN m.open_start THEN NULL ELSE m.first END)"
LATEST = "(m.first + m.width)"
PUBLISHED_AT = "(timestamptz '2020-01-01T00:00:00Z' + m.state * interval '1 hour')"
PRECISIONS = {
    0: ("day", "Day"),
    3: ("2_6_days", "Two to six days"),
    29: ("month", "Month"),
    364: ("year", "Year"),
}
SPOTS = {
    "own": ("within_100m", "Within 100 m", 100),
    "town": ("town", "Town", 3000),
    "cell": ("town", "Town", 15000),
}
NO_SPOT = ("admin1", "First-level area", None)


def point(of: str) -> str:
    return f"""'{{"coordinates":[' || {of}.lon || ',' || {of}.lat || '],"type":"Point"}}'"""


def cell() -> str:
    corners = ((0, 0), (1, 0), (1, 1), (0, 1), (0, 0))
    ring = " || ',' || ".join(
        f"'[' || {edge('lon', x)} || ',' || {edge('lat', y)} || ']'" for x, y in corners
    )
    return f"""'{{"coordinates":[[' || {ring} || ']],"type":"Polygon"}}'"""


def edge(name: str, side: int) -> str:
    return f"(floor(10 * s.{name} + 0.5) + {side}) / 10"


def first_geometry() -> str:
    return f"CASE m.how WHEN 'none' THEN NULL WHEN 'cell' THEN {cell()} ELSE {point('s')} END"


def geometry() -> str:
    """Return the public geometry of all places as GeoJSON: one as it is, several as a collection, none as null."""
    both = f"""'{{"type":"GeometryCollection","geometries":[' || ({first_geometry()}) || ',' || {point("t2")} || ']}}'"""
    return f"CASE WHEN m.several THEN coalesce({both}, {point('t2')}) ELSE {first_geometry()} END"


def canonical() -> str:
    """Return the content as it is hashed and kept."""
    return as_sql(dumps(incident.content()), values())


def body(sha256: str) -> str:
    """Return the answer as it is sent. `sha256`: the expression of the hash of the content."""
    envelope = Envelope(text("code"), 1, text("sha256"), slot("state"), MARK, ())  # type: ignore[arg-type]
    shape = as_bytes(answer(json.loads(dumps(incident.content())), envelope, NAMING))
    shape = shape.replace(b"2001-02-03T04:05:06Z", text("at").encode()).replace(
        b"2001-02-03", text("on").encode()
    )
    at = f"{PUBLISHED_AT} AT TIME ZONE 'UTC'"
    extra = {
        "code": "m.code",
        "sha256": sha256,
        "state": "m.state",
        "at": f"""to_char({at}, 'YYYY-MM-DD"T"HH24:MI:SS"Z"')""",
        "on": f"to_char({at}, 'YYYY-MM-DD')",
    }
    return as_sql(shape, values() | extra)


def values() -> Mapping[str, str]:
    return {
        "n": "m.n",
        "nonce": "encode(sha256(m.n::text::bytea), 'hex')",
        "town": "t.name",
        "type": "ty.label",
        "type_term": "ty.term",
        "grade": "g.term",
        "first": "m.first",
        "edtf": f"m.first || CASE WHEN m.width > 0 THEN '/' || {LATEST} ELSE '' END",
        "earliest": f"coalesce('\"' || {EARLIEST} || '\"', 'null')",
        "latest": f"'\"' || {LATEST} || '\"'",
        "day_precision": chosen(
            "m.width", {width: term(*names) for width, names in PRECISIONS.items()}, "'null'"
        ),
        "locations": places(),
        "weapons": weapons(),
        "casualties": casualties(),
        "objects": listed(
            f"CASE WHEN o.code IS NOT NULL THEN {as_sql(dumps(incident.affected()), {'object': 'o.term'})} END"
        ),
        "attributions": attributions(),
        "claims": claims(),
        "weapon_codes": "to_json(search_weapons)",
        "area_codes": "to_json(search_areas)",
    }


def places() -> str:
    first = place("t") | {
        "geometry": f"coalesce({first_geometry()}, 'null')",
        "precision": chosen(
            "m.how", {how: term(*found[:2]) for how, found in SPOTS.items()}, term(*NO_SPOT[:2])
        ),
        "uncertainty": chosen(
            "m.how", {how: literal(str(found[2])) for how, found in SPOTS.items()}, "'null'"
        ),
        "admin2": f"CASE WHEN m.how = 'none' THEN 'null' ELSE {place('t')['admin2']} END",
    }
    second = place("t2") | {
        "geometry": point("t2"),
        "precision": term("town", "Town"),
        "uncertainty": "3000",
    }
    shape = dumps(incident.place())
    return listed(as_sql(shape, first), f"CASE WHEN m.several THEN {as_sql(shape, second)} END")


def place(of: str) -> dict[str, str]:
    named = {name: f"{of}.{name}" for name in ("country", "admin1", "province")}
    area = as_sql(dumps(incident.area()), {"admin2": f"{of}.admin2", "town": f"{of}.name"})
    return {**named, "town": f"{of}.name", "admin2": area}


def weapons() -> str:
    shape = dumps(incident.weapon())
    first, second = (as_sql(shape, {"weapon": f"{of}.term", "delivery": "d.term"}) for of in ("w", "w2"))
    return listed(first, f"CASE WHEN w2.code IS NOT NULL THEN {second} END")


def casualties() -> str:
    parts = (
        f"""CASE WHEN m.{harm} IS NOT NULL THEN '"{harm}":' || {as_sql(dumps(incident.figure()), bounds(harm))} END"""
        for harm in ("injured", "killed")
    )
    return f"'{{' || concat_ws(',', {', '.join(parts)}) || '}}'"


def breakdown(harm: str) -> str:
    if harm != "killed":
        return "'[]'"
    parts = as_sql(dumps(list(incident.shares())), {"part": "m.killed / 3"})
    return f"CASE WHEN m.parts THEN {parts} ELSE '[]' END"


def bounds(harm: str) -> dict[str, str]:
    return {
        "breakdown": breakdown(harm),
        "min": f"m.{harm}",
        "max": f"coalesce({most(harm)}::text, 'null')",
        "open": f"CASE WHEN m.{harm}_more < 0 THEN 'true' ELSE 'false' END",
    }


def most(harm: str) -> str:
    return f"(CASE WHEN m.{harm}_more >= 0 THEN m.{harm} + m.{harm}_more END)"


def attributions() -> str:
    found = {"actor": "m.actor", "actor_class": "a.term", "confidence": "c.term"}
    return listed(f"CASE WHEN m.actor IS NOT NULL THEN {as_sql(dumps(incident.attributed()), found)} END")


def claims() -> str:
    figures = listed(
        f"CASE WHEN m.killed IS NOT NULL THEN {as_sql(dumps(incident.harmed()), bounds('killed'))} END"
    )
    both = {"n": "m.n", "kind": "k.term", "town": "t.name", "first": "m.first"}
    shape = dumps(incident.claim())
    made = (
        (
            number,
            as_sql(
                shape, {**both, "number": literal(str(number)), "figures": figures if number == 1 else "'[]'"}
            ),
        )
        for number in (1, 2, 3)
    )
    return listed(*(f"CASE WHEN m.claims >= {number} THEN {one} END" for number, one in made))


def term(code: str, label: str) -> str:
    return literal(dumps({"code": code, "label": label}).decode())


def chosen(by: str, answers: Mapping[Any, str], otherwise: str) -> str:
    """Return the answer that belongs to the value of the column."""
    cases = " ".join(f"WHEN '{value}' THEN {found}" for value, found in answers.items())
    return f"CASE {by} {cases} ELSE {otherwise} END"


def words() -> str:
    """Return the words by which the record is sought: each text once, in the order of `facets.words`."""
    named = "plain(ty.label) || ' reported in ' || plain(t.name)"
    texts = (
        "'قصف في ' || plain(t.name)",
        f"{named} || ' ' || plain(m.first::text)",
        f"'sources reported harm to civilians ' || {named} || ' they said the market was open'",
        "plain(t.name)",
        "CASE WHEN m.several THEN plain(t2.name) END",
        "plain(t.province)",
        "CASE WHEN m.several THEN plain(t2.province) END",
        "CASE WHEN m.actor IS NOT NULL THEN 'armed group no ' || m.actor || ' invented' END",
        "'harbour courier invented'",
        "'residents of ' || plain(t.name) || ' said that the quarter was struck in the morning'",
        "plain(w.label)",
        "CASE WHEN w2.label <> w.label THEN plain(w2.label) END",
    )
    return f"concat_ws(' ¦ ', {', '.join(texts)})"
