# SPDX-License-Identifier: Apache-2.0
"""In which areas the incidents of a selection are: lines for a table, and the map of them.

Countries where several are named, else the one with its first-level areas.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import NamedTuple

from django.db.models import QuerySet

from registry.public.charts.sums import Counts, Group
from registry.public.entries import Entry, Groups, Names, area_entries, nameless, nested
from registry.public.overview import Overview, overview
from registry.published.filters import Filter
from registry.published.models import Area
from registry.published.sources import Source

MOST_LINES = 300
"""Of a table of countries with their parts; beyond them each country has its parts on its own page alone."""


class Whereabouts(NamedTuple):
    """`unknown`: the incidents that name no country. `folded`: the first-level areas are too many for one table."""

    entries: list[Entry]
    unknown: Group | None
    overview: Overview | None
    folded: bool


def whereabouts(wanted: Filter, now: Source, *, parts: bool = False) -> Whereabouts:
    """`parts`: list the first-level areas also where several countries are named."""
    countries = Counts(wanted, now).by_code("country")
    names = country_names(countries)
    inside = inside_of(names, wanted, now) if parts or len(names) == 1 else {}
    folded = len(names) > 1 and sum(map(len, inside.values())) > MOST_LINES
    listed = nested(area_entries(names, countries, wanted), {} if folded else inside)
    entries = [*listed, *nameless(names, countries)]
    return Whereabouts(entries, countries.get(None), map_of(countries, names, inside), folded)


def inside_of(countries: Collection[str], wanted: Filter, now: Source) -> dict[str, list[Entry]]:
    """Return by country the lines of those of its first-level areas that are named."""
    names: defaultdict[str, dict[str, Names]] = defaultdict(dict)
    for country, pcode, called in first_level(countries).values_list("country", "pcode", "names"):
        names[country][pcode] = called
    groups = Counts(wanted, now).by_code("area1") if names else {}
    return {country: area_entries(called, groups, wanted, depth=1) for country, called in names.items()}


def map_of(groups: Groups, countries: Collection[str], inside: dict[str, list[Entry]]) -> Overview | None:
    """Return the map of several countries, of the parts of the only one, or of none."""
    if len(countries) == 1:
        return map_of_one(next(iter(countries)), inside)
    return overview(incidents_by(groups, countries), 0) if countries else None


def map_of_one(country: str, inside: dict[str, list[Entry]]) -> Overview | None:
    """Return the map of a country with its parts, shaded; of its outline where no part has a code."""
    if country not in inside:
        return overview({country: None}, 0, country)
    groups: Groups = {each.code: each.group for each in inside[country]}
    return overview(incidents_by(groups, first_level([country]).values_list("pcode", flat=True)), 1)


def map_of_part(area: Area) -> Overview | None:
    """Return the map of a first-level area in its country. Of the parts around it no numbers are told."""
    around = first_level([area.country]).values_list("pcode", flat=True)
    return overview(dict.fromkeys(around), 1, area.pcode)


def first_level(countries: Collection[str]) -> QuerySet[Area]:
    return Area.objects.filter(level=1, country__in=countries).exclude(pcode="")


def country_names(codes: Iterable[str | None]) -> dict[str, Names]:
    named = Area.objects.filter(level=0, disputed=False, country__in=[code for code in codes if code])
    return dict(named.values_list("country", "names"))


def incidents_by(groups: Groups, codes: Iterable[str]) -> dict[str, int | None]:
    """Return how many incidents each of the codes has."""
    return {code: groups[code].incidents if code in groups else 0 for code in codes}
