# SPDX-License-Identifier: Apache-2.0
"""The pages of weapons: the vocabulary with its numbers, and one for each family and each class."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse

from registry.domain.errors import NotFound
from registry.public.charts.sums import Counts
from registry.public.pages import page, shown
from registry.public.portrait import portrait
from registry.public.standing import any_invented
from registry.public.weapon_families import classes_of, in_families
from registry.public.whereabouts import whereabouts
from registry.published.filters import Filter, parse
from registry.published.labels import Concept, concepts, vocabulary_version
from registry.published.sources import Source
from registry.published.state import state
from registry.ui.canonical import tidied


@page
def weapons(request: HttpRequest, lang: str) -> HttpResponse:
    """List the weapons that incidents name, in their families, and those that none names."""
    parse(tidied(request.GET), ())
    now = state()
    return shown(request, "public/weapons.html", now, (), lambda: index(now), counting=True)


def index(now: Source) -> dict[str, Any]:
    groups, known = Counts(Filter(), now).by_code("weapon"), known_weapons()
    return {
        "here": "weapons",
        "entries": in_families(known, groups, now),
        "unused": [each for code, each in known.items() if code not in groups],
        "unknown": groups.get(None),
        "demonstration": any_invented(now),
    }


@page
def weapon(request: HttpRequest, lang: str, code: str) -> HttpResponse:
    """Show what is recorded of one family or class of weapons."""
    parse(tidied(request.GET), ())
    known = known_weapons()
    if code not in known:
        raise NotFound("There is nothing at this address.")
    now = state()
    return shown(
        request, "public/weapon.html", now, (code,), lambda: contents(known[code], known, now), counting=True
    )


def contents(found: Concept, known: Mapping[str, Concept], now: Source) -> dict[str, Any]:
    wanted = Filter(weapons=(found.code,))
    is_family = any(each.parent == found.code for each in known.values())
    groups = Counts(wanted, now).by_code("weapon") if is_family else {}
    return {
        "here": "weapons",
        "weapon": found,
        "family": known.get(found.parent),
        "classes": classes_of(found, known, groups, now),
        "found": whereabouts(wanted, now),
        **portrait(wanted, now),
    }


def known_weapons() -> dict[str, Concept]:
    """Return all weapons by their codes, each family before its classes."""
    return {each.code: each for each in concepts(vocabulary_version()).get("weapon", ())}
