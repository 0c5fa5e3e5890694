# SPDX-License-Identifier: Apache-2.0
"""The buttons of the page that change what was typed and save nothing: add, take away, search, use."""

import re
from typing import Any

from django.http import QueryDict
from django.utils.translation import get_language

from registry.desk.forms.rows import add, kind, remove
from registry.gazetteer import match
from registry.gazetteer.match import Candidate

ROW = re.compile(r"(.+)-(\d{1,3})")
FOUND = re.compile(r"(locations-\d{1,3}) ([\w.-]+:[\w.-]+)")


def pressed(typed: QueryDict) -> dict[str, Any] | None:
    """Do what the button says; return what the page shows besides, or None when the page is to be saved."""
    for name, press in PRESSES.items():
        if name in typed:
            return press(typed, str(typed[name]))
    return None


def press_add(typed: QueryDict, rows: str) -> dict[str, Any]:
    known = kind(rows) and f"{rows}-TOTAL_FORMS" in typed
    return {"focus": add(typed, rows) if known else ""}


def press_remove(typed: QueryDict, row: str) -> dict[str, Any]:
    found = ROW.fullmatch(row)
    if found and kind(found[1]):
        remove(typed, row)
    return {"focus": ""}


def press_search(typed: QueryDict, prefix: str) -> dict[str, Any]:
    sought = typed.get(f"{prefix}-sought", "")[:100]
    return {
        "searched": prefix,
        "places": match.search(sought, language=get_language() or "en"),
        "sought": sought,
    }


def press_use(typed: QueryDict, chosen: str) -> dict[str, Any]:
    """Fill the row from the entry a person chose; the gazetteer never does so by itself."""
    found = FOUND.fullmatch(chosen)
    if found is None:
        return {"focus": ""}
    sought = typed.get(f"{found[1]}-sought", "")[:100]
    place = next((each for each in match.search(sought) if each.reference == found[2]), None)
    if place:
        fill(typed, found[1], place)
    return {"focus": found[1]}


def fill(typed: QueryDict, prefix: str, place: Candidate) -> None:
    area = place.pcode or (place.admin[0] if len(place.admin) > 1 else "")
    values = {
        "name": place.name,
        "gazetteer_ref": place.reference,
        "country": place.country,
        "admin1": area,
        "lat": f"{place.lat:.5f}",
        "lon": f"{place.lon:.5f}",
        "method": "gazetteer_match",
    }
    for name, value in values.items():
        typed[f"{prefix}-{name}"] = value


# No button is called “remove”: a form's own method of that name would be hidden from scripts.
PRESSES = {"add": press_add, "take_away": press_remove, "search": press_search, "use": press_use}
