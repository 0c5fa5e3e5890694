# SPDX-License-Identifier: Apache-2.0
"""Four invented incidents to which something happens once they are public, told in English and in Arabic."""

from dataclasses import replace
from datetime import date
from typing import NamedTuple

from django.contrib.gis.geos import Point

from registry.casework.draft import CasualtyDraft, ClaimDraft, LocationDraft, RecordDraft, WeaponDraft
from registry.desk.demonstration.fictional import DISTRICT, TOWNS, Stage

MONTHS = {4: "أبريل", 5: "مايو", 6: "يونيو"}
SHELLING = ("shelling", "mortar_bomb", "ground_launched", "mortar fire", "قصف بالهاون")
DRONE = ("uav_strike", "uav_munition", "air_launched", "drone strike", "ضربة بطائرة مسيّرة")
GUNFIRE = ("small_arms_fire", "small_arms", "person_borne", "gunfire", "إطلاق نار")
IN_ARABIC = {"Saltmere": "سولتمير", "Pellworth": "بلوورث", "Tarnwick": "تارنويك"}


class Story(NamedTuple):
    """The drafts: one to be corrected, one that stays and its duplicate, and one to be withdrawn."""

    corrected: RecordDraft
    survivor: RecordDraft
    duplicate: RecordDraft
    withdrawn: RecordDraft


def story(held: Stage) -> Story:
    return Story(
        corrected=shelling(held, date(2025, 5, 12), killed=3),
        survivor=incident(DRONE, "Pellworth", date(2025, 6, 2), (claim(held, 0, 2, 5), claim(held, 1, 2, 6))),
        duplicate=incident(DRONE, "Pellworth", date(2025, 6, 3), (claim(held, 2, 3, 6),)),
        withdrawn=incident(GUNFIRE, "Tarnwick", date(2025, 4, 20), (claim(held, 0, 1, 2),)),
    )


def shelling(held: Stage, day: date, *, killed: int) -> RecordDraft:
    return incident(SHELLING, "Saltmere", day, (claim(held, 1, killed, 7),))


def incident(
    kind: tuple[str, str, str, str, str], town: str, day: date, claims: tuple[ClaimDraft, ...]
) -> RecordDraft:
    incident_type, weapon, delivery, words, arabic = kind
    return RecordDraft(
        kind="incident",
        demonstration=True,
        title={
            "en": f"Invented: {words} reported in {town}, {day.day} {day:%b %Y}",
            "ar": f"مختلق: تقارير عن {arabic} في {IN_ARABIC[town]}، {day.day} {MONTHS[day.month]} {day.year}",
        },
        summary={
            "en": f"An invented incident for demonstration. People were reported killed in {town}; the place is made up.",
            "ar": f"حادث مختلق للعرض. أُفيد بمقتل أشخاص في {IN_ARABIC[town]}، والمكان من نسج الخيال.",
        },
        date_edtf=day.isoformat(),
        incident_type=incident_type,
        harm_grade="corroborated" if len(claims) > 1 else "single_source",
        grade_reason="Invented for demonstration.",
        sensitivity="public",
        locations=(location(town),),
        weapons=(WeaponDraft(weapon=weapon, delivery=delivery, phase="at_use", confidence="alleged"),),
        claims=claims,
    )


def location(town: str) -> LocationDraft:
    return LocationDraft(
        precision="town",
        name={"en": town, "ar": IN_ARABIC[town]},
        country="XDM",
        admin1_name=DISTRICT,
        geom=Point(*TOWNS[town], srid=4326),
        method="source_stated",
    )


def claim(held: Stage, origin: int, killed: int, injured: int) -> ClaimDraft:
    document, name = held.items[origin]
    figure = CasualtyDraft(harm="killed", min=killed, max=killed, status="civilian")
    return ClaimDraft(
        source_item=document,
        origin_group=name,
        casualties=(figure, replace(figure, harm="injured", min=injured, max=injured)),
    )
