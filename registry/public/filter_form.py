# SPDX-License-Identifier: Apache-2.0
"""What the filter's form offers: every weapon of the vocabulary, and the countries and areas that records name."""

from collections.abc import Iterator
from dataclasses import dataclass

from registry.public.standing import named_areas
from registry.published.filters import Filter
from registry.published.models import Area, Vocabulary
from registry.published.sources import Source
from registry.ui.wording.terms import plain_text


@dataclass(frozen=True, slots=True)
class Choice:
    """`depth` 0 is a family or a country, 1 a class or an area in it."""

    code: str
    name: str
    depth: int
    chosen: bool


def choices(wanted: Filter, now: Source) -> dict[str, list[Choice]]:
    return {"weapons": list(weapons(wanted)), "areas": list(areas(wanted, named_areas(now)))}


def weapons(wanted: Filter) -> Iterator[Choice]:
    """Yield each family and, after it, its classes. A family chosen in a filter includes its classes."""
    row = Vocabulary.objects.filter(code="weapon").first()
    concepts = row.body["concepts"] if row else []
    for family in (each for each in concepts if not each["parent"]):
        yield choice(family, 0, wanted)
        for each in concepts:
            if each["parent"] == family["code"]:
                yield choice(each, 1, wanted)


def choice(concept: dict[str, dict[str, str]], depth: int, wanted: Filter) -> Choice:
    code = str(concept["code"])
    return Choice(code, plain_text(concept["label"]), depth, code in wanted.weapons)


def areas(wanted: Filter, named: set[str]) -> Iterator[Choice]:
    """Yield the countries that published records lie in, and after each its coded areas."""
    rows = Area.objects.filter(level=0, country__in=named) | Area.objects.filter(pcode__in=named - {""})
    found = list(rows.defer("geom").order_by("country", "level", "pcode"))
    countries = {row.country: plain_text(row.names) for row in found if row.level == 0}
    found.sort(key=lambda row: (countries.get(row.country, ""), row.level, plain_text(row.names)))
    for row in {row.pcode or row.country: row for row in found}.values():
        code = row.pcode or row.country
        yield Choice(code, plain_text(row.names), min(row.level, 1), code in wanted.areas)
