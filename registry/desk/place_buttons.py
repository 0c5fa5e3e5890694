# SPDX-License-Identifier: Apache-2.0
"""The buttons of one place: search, take an entry, ask what is here, take an area or a name. Nothing fills by itself."""

import re
from typing import Any

from django.http import QueryDict
from django.utils.translation import get_language

from registry.desk.here import areas_of, places_of
from registry.desk.point import Spot, row_of
from registry.domain.errors import InvalidPlace
from registry.gazetteer import match
from registry.gazetteer.match import AreaMatch, Candidate

CHOSEN = re.compile(r"(locations-\d{1,3}) ([\w.:-]+)")


def press_search(typed: QueryDict, prefix: str) -> dict[str, Any]:
    sought = typed.get(f"{prefix}-sought", "")[:100]
    return {
        "searched": prefix,
        "places": match.search(sought, language=get_language() or "en"),
        "sought": sought,
    }


def press_use(typed: QueryDict, chosen: str) -> dict[str, Any]:
    """Fill the row from the entry a person chose; the gazetteer never does so by itself."""
    prefix, key = parts(chosen)
    sought = typed.get(f"{prefix}-sought", "")[:100]
    place = next((each for each in match.search(sought) if each.reference == key), None)
    if place:
        fill(typed, prefix, place)
    return {"focus": next_of(prefix), "asked": prefix}


def press_point(_typed: QueryDict, prefix: str) -> dict[str, Any]:
    """Show the point that was read: it stands in its fields by now, unless it could not be."""
    return {"asked": prefix, "read_point": prefix}


def press_here(typed: QueryDict, prefix: str) -> dict[str, Any]:
    """Show what is at the point; the row itself reads it."""
    return {"asked": prefix}


def press_use_area(typed: QueryDict, chosen: str) -> dict[str, Any]:
    """Fill in the area that a person chose among those at the point."""
    prefix, key = parts(chosen)
    spot = spot_of(typed, prefix)
    area = next((each for each in areas_of(spot) if str(each.area_id) == key), None) if spot else None
    if area:
        fill_area(typed, prefix, area)
    return {"focus": next_of(prefix), "asked": prefix}


def press_use_name(typed: QueryDict, chosen: str) -> dict[str, Any]:
    """Fill in the name of a place nearby. The point stays what it was, so that it is no match of the gazetteer."""
    prefix, key = parts(chosen)
    spot = spot_of(typed, prefix)
    place = next((each for each in places_of(spot) if each.reference == key), None) if spot else None
    if place:
        other = typed.get(f"{prefix}-gazetteer_ref") not in ("", None, place.reference)
        typed[f"{prefix}-name"] = place.name
        if other:
            let_go(typed, prefix)
        fill_arabic(typed, prefix, place)
    return {"focus": next_of(prefix), "asked": prefix}


def next_of(prefix: str) -> str:
    """Return the id of what a person still has to say once an entry has filled the rest: how precisely it is known."""
    return f"id_{prefix}-precision" if prefix else ""


def parts(chosen: str) -> tuple[str, str]:
    """Return the row and the key that a button names; empty ones when it names none."""
    found = CHOSEN.fullmatch(chosen)
    return (found[1], found[2]) if found else ("", "")


def spot_of(typed: QueryDict, prefix: str) -> Spot | None:
    try:
        return Spot.read(row_of(typed, prefix))
    except InvalidPlace:
        return None


def fill(typed: QueryDict, prefix: str, place: Candidate) -> None:
    """Write the entry into the row, with its Arabic name where one is known and none stands there."""
    if typed.get(f"{prefix}-gazetteer_ref") not in ("", None, place.reference):
        let_go(typed, prefix)
    values = {
        "name": place.name,
        "gazetteer_ref": place.reference,
        "country": place.country,
        "admin1": place.pcode or (place.admin[0] if place.contested or len(place.admin) > 1 else ""),
        "lat": f"{place.lat:.5f}",
        "lon": f"{place.lon:.5f}",
        "method": "gazetteer_match",
    }
    for name, value in values.items():
        typed[f"{prefix}-{name}"] = value
    fill_arabic(typed, prefix, place)


def fill_arabic(typed: QueryDict, prefix: str, place: Candidate) -> None:
    """Write the Arabic name by which it was found, else the first that is known, where none stands."""
    if not str(typed.get(f"{prefix}-name_ar", "")).strip():
        known = match.arabic_names(place.reference)
        typed[f"{prefix}-name_ar"] = place.matched if place.matched in known else next(iter(known), "")


def fill_area(typed: QueryDict, prefix: str, area: AreaMatch) -> None:
    """Write the area's country, and the area itself where it is not a country."""
    typed[f"{prefix}-country"] = area.country
    if area.level or not area.country:
        typed[f"{prefix}-admin1"] = area.pcode or area.name


def let_go(typed: QueryDict, prefix: str) -> None:
    """Forget the entry chosen before, and the Arabic name that came with it; one that a person typed stays."""
    if typed.get(f"{prefix}-name_ar") in match.arabic_names(str(typed[f"{prefix}-gazetteer_ref"])):
        typed[f"{prefix}-name_ar"] = ""
    typed[f"{prefix}-gazetteer_ref"] = ""
    if typed.get(f"{prefix}-method") == "gazetteer_match":
        typed[f"{prefix}-method"] = "unknown"


PRESSES = {
    "search": press_search,
    "use": press_use,
    "here": press_here,
    "read_point": press_point,
    "use_area": press_use_area,
    "use_name": press_use_name,
}
