# SPDX-License-Identifier: Apache-2.0
"""The pages of areas: all that incidents name, and one for each country and each first-level area."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from registry.domain.errors import NotFound
from registry.public.charts.sums import Counts
from registry.public.entries import weapon_entries
from registry.public.pages import page, shown
from registry.public.portrait import portrait
from registry.public.standing import any_invented
from registry.public.whereabouts import inside_of, map_of_one, map_of_part, whereabouts
from registry.published.areas import coded
from registry.published.filters import Filter, parse
from registry.published.labels import concepts, vocabulary_version
from registry.published.models import Area
from registry.published.sources import Source
from registry.published.state import state
from registry.ui.canonical import tidied


@page
def areas(request: HttpRequest, lang: str) -> HttpResponse:
    """List the countries and first-level areas that incidents name."""
    parse(tidied(request.GET), ())
    now = state()
    return shown(request, "public/areas.html", now, (), lambda: index(now), counting=True)


def index(now: Source) -> dict[str, Any]:
    found = whereabouts(Filter(), now, parts=True)
    return {"here": "areas", "found": found, "demonstration": any_invented(now)}


@page
def area(request: HttpRequest, lang: str, code: str) -> HttpResponse:
    """Show what is recorded in one country or first-level area."""
    parse(tidied(request.GET), ())
    found = coded(code).defer("geom").first()
    if found is None:
        raise NotFound("There is nothing at this address.")
    now = state()
    return shown(request, "public/area.html", now, (found.pk,), lambda: contents(found, now), counting=True)


def contents(found: Area, now: Source) -> dict[str, Any]:
    code = found.pcode or found.country
    wanted = Filter(areas=(code,))
    inside = {} if found.level else inside_of([code], wanted, now)
    by_weapon = Counts(wanted, now).by_code("weapon")
    return {
        "here": "areas",
        "area": found,
        "code": code,
        "inside": inside.get(code, []),
        "weapons": weapon_entries(concepts(vocabulary_version()).get("weapon", ()), by_weapon, wanted),
        "no_weapon": by_weapon.get(None),
        "overview": map_of_part(found) if found.level else map_of_one(code, inside),
        **portrait(wanted, now),
    }
