# SPDX-License-Identifier: Apache-2.0
"""In which areas the incidents of a selection are: lines for a table, and the map of them.

Countries where several are named, else the one with its first-level areas.
"""

from collections import defaultdict
from collections.abc import Collection
from typing import NamedTuple

from django.db.models import QuerySet

from registry.public.entries import Entry, Names, area_entries, nameless, nested
from registry.public.figures import Row, rows_by
from registry.public.overview import Overview, overview
from registry.published.filters import Filter
from registry.published.models import Area
from registry.published.sources import Source


class Whereabouts(NamedTuple):
    """`unknown`: how many incidents name no country."""

    entries: list[Entry]
    unknown: int
    overview: Overview | None


def whereabouts(wanted: Filter, now: Source, *, parts: bool = False) -> Whereabouts:
    """`parts`: list the first-level areas also where several countries are named."""
    countries, unknown = rows_by("country", wanted, now)
    names = country_names(countries)
    several = len(names) > 1
    inside = inside_of(names, wanted, now) if parts or not several else {}
    entries = [*nested(area_entries(names, countries, wanted), inside), *nameless(names, countries)]
    if several:
        return Whereabouts(entries, unknown, overview(incidents_by(countries, names), 0))
    return Whereabouts(entries, unknown, map_of_one(next(iter(names), ""), inside))


def inside_of(countries: Collection[str], wanted: Filter, now: Source) -> dict[str, list[Entry]]:
    """Return by country the lines of those of its first-level areas that are named."""
    rows, _ = rows_by("area1", wanted, now)
    names: defaultdict[str, dict[str, Names]] = defaultdict(dict)
    for country, pcode, called in first_level(countries).values_list("country", "pcode", "names"):
        names[country][pcode] = called
    return {country: area_entries(called, rows, wanted, depth=1) for country, called in names.items()}


def map_of_one(country: str, inside: dict[str, list[Entry]]) -> Overview | None:
    """Return the map of a country with its parts, shaded; of its outline where no part has a code."""
    if country not in inside:
        return overview({country: None}, 0, country)
    rows = {each.code: each.row for each in inside[country]}
    return overview(incidents_by(rows, first_level([country]).values_list("pcode", flat=True)), 1)


def map_of_part(area: Area) -> Overview | None:
    """Return the map of a first-level area in its country. Of the parts around it no numbers are told."""
    around = first_level([area.country]).values_list("pcode", flat=True)
    return overview(dict.fromkeys(around), 1, area.pcode)


def first_level(countries: Collection[str]) -> QuerySet[Area]:
    return Area.objects.filter(level=1, country__in=countries).exclude(pcode="")


def country_names(codes: Collection[str]) -> dict[str, Names]:
    return dict(
        Area.objects.filter(level=0, disputed=False, country__in=codes).values_list("country", "names")
    )


def incidents_by(rows: dict[str, Row], codes: Collection[str] | QuerySet[Area, str]) -> dict[str, int | None]:
    """Return how many incidents each of the codes has."""
    return {code: rows[code]["incidents"] if code in rows else 0 for code in codes}
