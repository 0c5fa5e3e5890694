# SPDX-License-Identifier: Apache-2.0
"""The pages of weapons: the vocabulary with its numbers, and one for each family and each class."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from registry.domain.errors import NotFound
from registry.public.entries import weapon_entries
from registry.public.figures import figures, rows_by
from registry.public.latest import latest
from registry.public.pages import page, shown
from registry.public.standing import any_invented
from registry.public.weapons import Weapon
from registry.public.weapons import weapons as known_weapons
from registry.public.whereabouts import whereabouts
from registry.published.filters import Filter, parse
from registry.published.sources import Source
from registry.published.state import state
from registry.ui.canonical import spelled, tidied


@page
def weapons(request: HttpRequest, lang: str) -> HttpResponse:
    """List the weapons that records name, in their families."""
    parse(tidied(request.GET), ())
    now = state()
    return shown(request, "public/weapons.html", now, (), lambda: index(now))


def index(now: Source) -> dict[str, Any]:
    rows, unknown = rows_by("weapon", Filter(), now)
    known = known_weapons()
    return {
        "here": "weapons",
        "entries": weapon_entries(known, rows, Filter()),
        "unused": [each for each in known if each.code not in rows],
        "unknown": unknown,
        "demonstration": any_invented(now),
    }


@page
def weapon(request: HttpRequest, lang: str, code: str) -> HttpResponse:
    """Show what is recorded of one family or class of weapons."""
    parse(tidied(request.GET), ())
    known = {each.code: each for each in known_weapons()}
    if code not in known:
        raise NotFound("There is nothing at this address.")
    now = state()
    return shown(request, "public/weapon.html", now, (code,), lambda: contents(known[code], known, now))


def contents(found: Weapon, known: dict[str, Weapon], now: Source) -> dict[str, Any]:
    wanted = Filter(weapons=(found.code,))
    by_weapon, _ = rows_by("weapon", wanted, now)
    classes = [each for each in known.values() if each.parent == found.code]
    return {
        "here": "weapons",
        "weapon": found,
        "family": known.get(found.parent),
        "figures": figures(wanted, now),
        "classes": weapon_entries(classes, by_weapon, Filter()),
        "found": whereabouts(wanted, now),
        "latest": latest(wanted, now),
        "selection": spelled(wanted.selection()),
        "demonstration": any_invented(now),
    }
