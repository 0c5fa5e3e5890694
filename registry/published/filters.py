# SPDX-License-Identifier: Apache-2.0
"""The one filter grammar: what a query string may say, checked strictly, and the codes it may name.

Nothing is ever ignored: an unknown parameter, a repeated one, a value outside its grammar is refused by name.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from registry.domain.filters import Query, read, refuse_unknown
from registry.published.models import Area, Vocabulary
from registry.published.parameters import PARSERS
from registry.published.querysets import Box, DocumentQuerySet

DEFAULT_LIMIT = 100


@dataclass(frozen=True, slots=True)
class Filter:
    """A selection and how to answer it. `first`, `last`: local civil days, None where that side is open."""

    box: Box | None = None
    first: date | None = None
    last: date | None = None
    weapons: tuple[str, ...] = ()
    located: str = ""
    areas: tuple[str, ...] = ()
    limit: int = DEFAULT_LIMIT
    cursor: str = ""
    format: str = ""
    lang: str = ""

    def selection(self) -> dict[str, str | list[str]]:
        """Return the parameters that choose records, in their one spelling and order; defaults left out."""
        chosen: dict[str, str | list[str]] = {}
        if self.areas:
            chosen["area"] = list(self.areas)
        if self.box:
            chosen["bbox"] = ",".join(f"{number:.15g}" for number in self.box)
        if self.first or self.last:
            chosen["date"] = f"{self.first or '..'}/{self.last or '..'}"
        if self.located:
            chosen["located"] = self.located
        if self.weapons:
            chosen["weapon"] = ",".join(self.weapons)
        return chosen


def parse(query: Query, allowed: Sequence[str] | None = None) -> Filter:
    """Return the filter that the query string asks for. Codes are checked by `check_codes`.

    `allowed`: the parameters that this address takes; all of them unless said.
    Raises: InvalidFilter naming the parameter and what is allowed.
    """
    return Filter(**read(query, PARSERS, allowed))


SELECTING = ("area", "bbox", "date", "located", "weapon")


def check_codes(wanted: Filter) -> None:
    """Refuse codes that are in no published vocabulary or area; nothing is read where the filter names none.

    Raises: InvalidFilter.
    """
    if wanted.weapons:
        known = [concept["code"] for concept in Vocabulary.objects.get(code="weapon").body["concepts"]]
        refuse_unknown("weapon", wanted.weapons, known, "/api/v1/vocabularies/weapon")
    if wanted.areas:
        refuse_unknown("area", wanted.areas, known_areas(wanted.areas), "/api/v1/areas")


def known_areas(codes: Sequence[str]) -> set[str]:
    """Return those of the codes that are a country (ISO 3166-1 alpha-3) or an area (P-code)."""
    pcodes = set(Area.objects.filter(pcode__in=codes).values_list("pcode", flat=True))
    return pcodes | set(Area.objects.filter(level=0, country__in=codes).values_list("country", flat=True))


def matching(documents: DocumentQuerySet, wanted: Filter) -> DocumentQuerySet:
    """Return the documents that the filter selects; order and kind stay as they are."""
    if wanted.first or wanted.last:
        documents = documents.during(wanted.first, wanted.last)
    if wanted.weapons:
        documents = documents.with_weapon(wanted.weapons)
    if wanted.areas:
        documents = documents.in_area(wanted.areas)
    if wanted.located:
        documents = documents.located(wanted.located == "yes")
    return documents.within(wanted.box) if wanted.box else documents
