# SPDX-License-Identifier: Apache-2.0
"""The areas that a filter offers: countries, and first-level areas within those that are chosen or stand alone."""

from collections.abc import Iterator

from django.db.models import Q

from registry.public.explore.address import Explored
from registry.public.explore.choices import Choice, Counts, choice
from registry.published.invented import COUNTRIES
from registry.published.models import Area
from registry.ui.wording.terms import plain_text


def area_choices(explored: Explored, counts: Counts) -> list[Choice]:
    """Return the choices by name, each country with its areas after it."""
    rows = sorted(known(explored.wanted.areas, counts), key=in_order)
    countries = {row.country: plain_text(row.names) for row in rows if row.level == 0}
    rows.sort(key=lambda row: countries.get(row.country, ""))
    return list(offered(explored, counts, rows))


def in_order(row: Area) -> tuple[int, str]:
    return row.level, plain_text(row.names)


def known(chosen: tuple[str, ...], counts: Counts) -> list[Area]:
    """Return all countries that have a number, the chosen areas, and what lies in a country that is in question."""
    wanted = {*counts, *chosen}
    asked = Area.objects.filter(Q(pcode__in=chosen) | Q(level=0, country__in=chosen)).values("country")
    rows = Area.objects.filter(Q(level=0) | Q(level=1, country__in=asked) | Q(pcode__in=chosen))
    invented = (Area(level=0, country=code, names=names) for code, names in COUNTRIES.items())
    return [row for row in (*rows.defer("geom").order_by(), *invented) if code_of(row) in wanted]


def code_of(row: Area) -> str:
    return row.country if row.level == 0 else row.pcode


def offered(explored: Explored, counts: Counts, rows: list[Area]) -> Iterator[Choice]:
    seen: set[str] = set()
    for row in rows:
        code = code_of(row)
        if code not in seen:
            seen.add(code)
            yield choice(explored, "area", code, plain_text(row.names), counts, depth=min(row.level, 1))
