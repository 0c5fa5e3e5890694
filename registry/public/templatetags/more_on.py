# SPDX-License-Identifier: Apache-2.0
"""More like a record: {% load more_on %}{% more_on record %} links the pages of its areas and weapons."""

from collections.abc import Iterator, Mapping
from typing import Any

from django import template
from django.db.models import Q

from registry.published.labels import Labels, headings
from registry.published.models import Area

register = template.Library()
Link = tuple[str, Mapping[str, str]]
"""The address below that of a language, and the name by language."""


@register.inclusion_tag("public/_more_on.html", takes_context=True)
def more_on(context: template.Context, record: dict[str, Any]) -> dict[str, Any]:
    """Link the areas and the weapons of a record that have a page: what has no published name has none."""
    links = [*area_links(record), *weapon_links(record, headings(context["vocabulary"]))]
    return {"lang": context["lang"], "links": dict(links)}


def area_links(record: dict[str, Any]) -> Iterator[Link]:
    """Yield the first-level areas, then the countries."""
    places = record["locations"]
    parts = {place["admin1"]["pcode"] for place in places if place["admin1"]} - {""}
    countries = {place["country"] for place in places} - {""}
    named = Q(level=1, pcode__in=parts) | Q(level=0, disputed=False, country__in=countries)
    for area in Area.objects.filter(named).defer("geom").order_by("-level", "pcode", "country"):
        yield f"areas/{area.pcode or area.country}", area.names


def weapon_links(record: dict[str, Any], names_of: Labels) -> Iterator[Link]:
    for use in record["weapons"]:
        if names := names_of.get(("weapon", use["weapon"]["code"])):
            yield f"weapons/{use['weapon']['code']}", names
