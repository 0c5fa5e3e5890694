# SPDX-License-Identifier: Apache-2.0
"""The codes that a filter may name: those of the published vocabularies, areas and actors."""

from collections.abc import Collection, Sequence

from registry.domain.filters import refuse_unknown
from registry.published.facets import GROUPS
from registry.published.filters import CODED, Filter
from registry.published.invented import COUNTRIES
from registry.published.models import Area, Vocabulary
from registry.published.raw import read

SCHEMES = {
    "weapon": "weapon",
    "type": "incident_type",
    "grade": "harm_grade",
    "attribution": "attribution_confidence",
    "object": "object_class",
    "precision": "location_precision",
    "delivery": "delivery",
    "source_kind": "source_kind",
    "who": "person_role",
}
"""Parameter: the vocabulary its codes are from. `who` also takes the groups of `facets`."""
ACTORS_AT = "/api/v1/statistics?by=actor"
ACTORS = """
SELECT asked.code FROM unnest(%s::varchar[]) AS asked(code)
 WHERE EXISTS (SELECT 1 FROM published_document WHERE actors @> ARRAY[asked.code])
"""


def check_codes(wanted: Filter) -> None:
    """Refuse codes that are in no published vocabulary, area or actor; nothing is read where the filter names none.

    Raises: InvalidFilter.
    """
    for name, (field, _) in CODED.items():
        if codes := getattr(wanted, field):
            known, where = known_to(name, codes)
            refuse_unknown(name, codes, known, where)


def known_to(name: str, codes: Sequence[str]) -> tuple[Collection[str], str]:
    """Return the codes that this parameter may have, and where they stand, with those that stand nowhere."""
    if name == "area":
        return known_areas(codes), "/api/v1/areas"
    if name == "actor":
        return known_actors(codes), ACTORS_AT
    more = f"; {', '.join(GROUPS)}" if name == "who" else ""
    return scheme_codes(name), f"/api/v1/vocabularies/{SCHEMES[name]}{more}"


def scheme_codes(name: str) -> set[str]:
    row = Vocabulary.objects.filter(code=SCHEMES[name]).first()
    codes = {concept["code"] for concept in row.body["concepts"]} if row else set()
    return codes | set(GROUPS) if name == "who" else codes


def known_areas(codes: Sequence[str]) -> set[str]:
    """Return those of the codes that are a country (ISO 3166-1 alpha-3) or an area (P-code)."""
    invented = COUNTRIES.keys() & codes
    pcodes = set(Area.objects.filter(pcode__in=codes).values_list("pcode", flat=True))
    return (
        invented
        | pcodes
        | set(Area.objects.filter(level=0, country__in=codes).values_list("country", flat=True))
    )


def known_actors(codes: Sequence[str]) -> set[str]:
    """Return those of the codes that a public record names."""
    return {code for (code,) in read(ACTORS, [list(codes)])}
