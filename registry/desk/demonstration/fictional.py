# SPDX-License-Identifier: Apache-2.0
"""Three hundred invented incidents, so that lists, charts and the map have something to show.

They take place in invented towns on the ice of Antarctica, where nobody lives, in a country whose code, XDM, ISO 3166
leaves to its users. Nobody can take one for news. The same seed gives the same incidents.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from uuid import UUID

from django.contrib.gis.geos import Point

from registry.casework.draft import (
    AttributionDraft,
    CasualtyDraft,
    ClaimDraft,
    DisplacementDraft,
    LocationDraft,
    ObjectDraft,
    RecordDraft,
    WeaponDraft,
)
from registry.desk.demonstration.evidence import actor, item, source

COUNT = 300
SEED = 20_241_127
FIRST_DAY, DAYS = date(2022, 1, 1), 1_700
# Invented names; longitude and latitude of ice where nobody lives.
TOWNS = {
    "Eastmoor": (36.2, -71.9),
    "Fallowby": (12.4, -73.1),
    "Greyharbour": (2.6, -71.4),
    "Hollin Bridge": (18.9, -71.8),
    "Karsholm": (27.3, -72.4),
    "Lowmarket": (8.1, -72.0),
    "Northreach": (-3.4, -71.9),
    "Pellworth": (22.8, -74.0),
    "Quarrytown": (31.5, -73.6),
    "Saltmere": (15.2, -74.6),
    "Tarnwick": (5.0, -73.8),
    "Underhill": (40.6, -73.0),
}
DISTRICT = {"en": "Invented district", "ar": "منطقة مختلقة"}
KINDS = (
    ("air_strike", "air_dropped_bomb_unguided", "air_launched", "Air strike"),
    ("shelling", "artillery_shell", "ground_launched", "Shelling"),
    ("shelling", "mortar_bomb", "ground_launched", "Mortar fire"),
    ("shelling", "cluster_rocket", "ground_launched", "Cluster munition use"),
    ("uav_strike", "uav_munition", "air_launched", "Drone strike"),
    ("erw_explosion", "antipersonnel_mine", "emplaced", "Mine explosion"),
    ("ied_explosion", "ied_vehicle", "emplaced", "Explosion of an improvised device"),
    ("small_arms_fire", "small_arms", "person_borne", "Gunfire"),
    ("bombardment_unspecified", "unknown", "unknown", "Bombardment"),
)
PRECISIONS = (
    "exact",
    "within_100m",
    "street",
    "neighbourhood",
    "village",
    "town",
    "town",
    "near_place",
    "admin1",
)
OBJECTS = ("residential", "market", "school", "hospital", "road_bridge", "open_land", "idp_camp", "bakery")
SOURCES = (
    ("Harbour Courier (invented)", "local_media"),
    ("Northern Rescue Service (invented)", "civil_defence"),
    ("Open Records Group (invented)", "human_rights_ngo"),
    ("Ministry of Information of Eastland (invented)", "state_party_to_conflict"),
)


@dataclass(frozen=True, slots=True)
class Stage:
    """The invented sources (as ids and names) and parties."""

    items: tuple[tuple[UUID, str], ...]
    parties: tuple[UUID, ...]


def stage() -> Stage:
    return Stage(
        items=tuple(
            (item(source(name, kind), "demonstration", language="en"), name) for name, kind in SOURCES
        ),
        parties=(
            actor(
                "dem-eastland-forces",
                {"en": "Eastland armed forces (invented)", "ar": "القوات المسلحة لإيستلاند (مختلقة)"},
                "state_forces",
                invented=True,
            ),
            actor(
                "dem-westland-front",
                {"en": "Westland Front (invented)", "ar": "جبهة ويستلاند (مختلقة)"},
                "non_state_armed_group",
                invented=True,
            ),
        ),
    )


def incidents(held: Stage) -> Iterator[RecordDraft]:
    """Yield the incidents in order of their number, always the same ones."""
    for number in range(COUNT):
        yield incident(Random(SEED + number), held)  # noqa: S311  invented data, not secrets


def more(held: Stage, number: int) -> list[RecordDraft]:
    """Return further incidents, the same ones each time."""
    return [incident(Random(SEED + COUNT + further), held) for further in range(number)]  # noqa: S311


def incident(chance: Random, held: Stage) -> RecordDraft:
    incident_type, weapon, delivery, words = chance.choice(KINDS)
    town = chance.choice(list(TOWNS))
    day = FIRST_DAY + timedelta(days=chance.randrange(DAYS))
    edtf = chance.choice((f"{day}", f"{day}", f"{day}~", f"{day}?", f"{day}/{day + timedelta(days=1)}"))
    claims = tuple(
        claim(chance, held, origin) for origin in chance.sample(range(3), chance.choice((1, 1, 2, 3)))
    )
    return RecordDraft(
        kind="incident",
        demonstration=True,
        title={"en": f"Invented: {words.lower()} reported in {town}, {day.day} {day:%b %Y}"},
        summary={
            "en": f"An invented incident for demonstration. {words} was reported in {town}; the place is made up."
        },
        date_edtf=edtf,
        incident_type=incident_type,
        harm_grade="single_source" if len(claims) == 1 else "corroborated",
        grade_reason="Invented for demonstration.",
        sensitivity="public",
        locations=(location(chance, town),),
        weapons=(WeaponDraft(weapon=weapon, delivery=delivery, phase="at_use", confidence="alleged"),),
        claims=claims,
        objects=(ObjectDraft(object_class=chance.choice(OBJECTS), extent="partial"),)
        if chance.random() < 0.5
        else (),
        attributions=(AttributionDraft(actor=chance.choice(held.parties), claim=0),)
        if chance.random() < 0.6
        else (),
    )


def location(chance: Random, town: str) -> LocationDraft:
    precision = chance.choice(PRECISIONS)
    if precision == "admin1":
        return LocationDraft(precision=precision, country="XDM", admin1_name=DISTRICT, method="source_stated")
    lon, lat = TOWNS[town]
    spot = Point(lon + chance.uniform(-0.4, 0.4), lat + chance.uniform(-0.15, 0.15), srid=4326)
    return LocationDraft(
        precision=precision,
        name={"en": town},
        country="XDM",
        admin1_name=DISTRICT,
        geom=spot,
        method="source_stated",
    )


def claim(chance: Random, held: Stage, origin: int) -> ClaimDraft:
    document, name = held.items[origin]
    killed = chance.choice((0, 0, 1, 1, 2, 3, 5, 8, 13))
    injured = killed + chance.randrange(1, 15)
    spread = chance.choice((0, 0, 0, 1, 2))
    most = chance.choice((injured, injured + 5, None))
    casualties = [
        CasualtyDraft(harm="killed", min=killed, max=killed + spread, status="civilian"),
        CasualtyDraft(
            harm="injured",
            min=injured,
            max=most,
            qualifier="at_least" if most is None else "exact",
            status="civilian",
        ),
    ]
    if killed > 1:
        casualties.append(
            CasualtyDraft(
                harm="killed",
                min=killed // 2,
                max=killed // 2,
                status="civilian",
                age="child_unspecified",
                part_of=0,
            )
        )
    displaced = DisplacementDraft(min=chance.randrange(5, 200), unit="families", qualifier="at_least")
    return ClaimDraft(
        source_item=document,
        origin_group=name,
        casualties=tuple(casualties),
        displacements=(displaced,) if chance.random() < 0.1 else (),
    )
