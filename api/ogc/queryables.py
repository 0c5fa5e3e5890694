# SPDX-License-Identifier: Apache-2.0
"""What a filter may name: public columns alone, each with what it means and the codes it may have."""

from dataclasses import dataclass
from typing import Any, Literal

from api.ogc.links import COLLECTION, address
from registry.published.codes import SCHEMES
from registry.published.facets import GROUPS
from registry.published.filters import CODED
from registry.published.labels import vocabulary_version
from registry.published.models import Vocabulary
from registry.published.sources import Source

FEW = 60
"""A list of at most so many codes is told whole."""


@dataclass(frozen=True, slots=True)
class Queryable:
    """`column`: what `published.conditions` calls it."""

    column: str
    kind: Literal["codes", "number", "day", "period", "geometry"]
    title: str


def codes(name: str, title: str) -> Queryable:
    return Queryable(CODED[name][1], "codes", title)


QUERYABLES = {
    "area": codes(
        "area", "Countries (ISO 3166-1 alpha-3) and areas (P-codes) of its places; true if one of them is"
    ),
    "weapon": codes("weapon", "Weapons reported, with the families they are of; true if one of them is"),
    "type": codes("type", "Type of incident"),
    "grade": codes("grade", "How well it is established"),
    "attribution": codes("attribution", "How surely an actor is named; true for one of several"),
    "actor": codes("actor", "Actors named as responsible; true if one of them is"),
    "object": codes("object", "Classes of objects affected; true if one of them is"),
    "precision": codes("precision", "How closely its places are known; true if one of them is"),
    "who": codes("who", "Groups and roles of people reported harmed; true if one of them is"),
    "delivery": codes("delivery", "How a weapon was delivered; true for one of several"),
    "source_kind": codes("source_kind", "Kinds of its sources; true if one of them is"),
    "killed_min": Queryable(
        "killed_min", "number", "People killed who are not reported as combatants: the fewest"
    ),
    "killed_max": Queryable("killed_max", "number", "The most; null where nobody sets an upper bound"),
    "injured_min": Queryable(
        "injured_min", "number", "People injured who are not reported as combatants: the fewest"
    ),
    "injured_max": Queryable("injured_max", "number", "The most; null where nobody sets an upper bound"),
    "date": Queryable("date", "period", "The days on which it may have happened; for T_INTERSECTS"),
    "date_earliest": Queryable(
        "date_earliest", "day", "First day on which it may have happened; null where open"
    ),
    "date_latest": Queryable("date_latest", "day", "Last day on which it may have happened; null where open"),
    "geometry": Queryable("geometry", "geometry", "Its public, generalised geometry; for S_INTERSECTS"),
}
TYPES: dict[str, dict[str, Any]] = {
    "codes": {"type": "string"},
    "number": {"type": "integer", "minimum": 0},
    "day": {"type": "string", "format": "date"},
    "period": {"type": "string", "format": "date"},
    "geometry": {"format": "geometry-any", "x-ogc-role": "primary-geometry"},
}


def queryables(now: Source, form: str) -> dict[str, Any]:
    lists = {row.code: row.body["concepts"] for row in Vocabulary.objects.all()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": address(f"{COLLECTION}/queryables"),
        "type": "object",
        "title": "What filters of incidents may name",
        "properties": {name: described(name, each, lists) for name, each in QUERYABLES.items()},
        "additionalProperties": False,
    }


def described(name: str, queryable: Queryable, lists: dict[str, list[dict[str, Any]]]) -> dict[str, Any]:
    known = [concept["code"] for concept in lists.get(SCHEMES.get(name, ""), ())]
    known += GROUPS if name == "who" else ()
    told = {"enum": known} if 0 < len(known) <= FEW else {}
    return {"title": queryable.title, **TYPES[queryable.kind], **told}


def decided_by() -> object:
    """Return what decides the codes that are told."""
    return vocabulary_version()
