# SPDX-License-Identifier: Apache-2.0
"""Suggestions of places and areas. Reads only: a documenter confirms each one, nothing fills in a record.

Fewer than half of the located incidents of a large archive lie within 2 km of a listed place, and simplified
borders put some on the wrong side. So each suggestion says its source, its distance and what is contested.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.db import connection

from registry.domain.normalise import normalise
from registry.gazetteer import queries
from registry.gazetteer.latin import in_latin
from registry.gazetteer.likeness import meant
from registry.gazetteer.models import PlaceName

PREFIX_FROM, SIMILAR_FROM = 3, 4
"""Letters that a text needs before names are completed, and before similar names are sought."""

ARABIC = re.compile(r"[ء-غف-ْ]+(?:[ -][ء-غف-ْ]+)*")
SPARE = 2
"""How many times as many similar names are looked at as are wanted: some of them are not meant."""

REACH = 0.1
"""Degrees, 11 km or less, within which an area is suggested for a point in none: coasts are simplified."""

TOLERANCE_KM = 2.0
"""How far outside an area a point may lie and count as inside: borders are simplified by about a kilometre."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that may be the one meant.

    `country` is ISO 3166-1 alpha-3 as the gazetteer states it; empty inside an area that is of no country.
    `admin` names the areas that hold the point, smallest first. `score` is 1 for an equal name, less for a
    likeness. `how` is equal, begins, latin (the text written in Latin letters equals or begins it), similar or
    near. `distance_km` is how far the point asked for is, and None where a name was.
    """

    place_id: UUID
    name: str
    matched: str
    admin: tuple[str, ...]
    country: str
    pcode: str
    disputed: bool
    lon: float
    lat: float
    population: int
    how: str
    score: float
    distance_km: float | None
    source: str
    source_id: str

    @property
    def reference(self) -> str:
        """What a record keeps to say which entry was chosen, such as geonames:170063."""
        return f"{self.source}:{self.source_id}"

    @property
    def contested(self) -> bool:
        """Whether it lies in an area of no one country; the area then stands where a country would."""
        return self.disputed and not self.country


@dataclass(frozen=True, slots=True)
class AreaMatch:
    """An area that holds a point, or, with `distance_km` above 0, the nearest one where none does."""

    area_id: UUID
    level: int
    name: str
    country: str
    pcode: str
    cod_version: str
    iso_3166_2: str
    disputed: bool
    distance_km: float
    source: str


def search(
    text: str, *, country: str | None = None, limit: int = 10, language: str = "en"
) -> list[Candidate]:
    """Return places whose name equals, begins with or resembles `text`, in any script; larger places first.

    `country` is ISO 3166-1 alpha-3. A text without letters or digits finds nothing.
    """
    sought = normalise(text.replace("\0", ""))
    if not sought:
        return []
    spelt = in_latin(sought)
    found: list[Candidate] = []
    for likeness, wanted in ways(sought, spelt):
        if len(found) < limit:
            values = {
                "text": wanted,
                "spelt": spelt,
                "prefix": f"{wanted}%" if len(wanted) >= PREFIX_FROM else "",
                "country": country or "",
                "limit": (limit - len(found)) * (SPARE if likeness == queries.SIMILAR else 1),
                "without": [candidate.place_id for candidate in found],
            }
            more = candidates(likeness + queries.CHOSEN, values, language)
            if likeness == queries.SIMILAR:
                likely = (
                    each for each in more if meant([sought, spelt], normalise(each.matched), each.score)
                )
                more = list(likely)[: limit - len(found)]
            found += [replace(each, how="latin") for each in more] if wanted == spelt else more
    return found


def ways(sought: str, spelt: str) -> Iterator[tuple[str, str]]:
    """Yield the searches for a text and, where it is not empty, its spelling in Latin letters; best first."""
    yield queries.EQUAL_OR_BEGUN, sought
    if spelt:
        yield queries.EQUAL_OR_BEGUN, spelt
    if len(sought) >= SIMILAR_FROM:
        yield queries.SIMILAR, sought


def nearest(lon: float, lat: float, *, limit: int = 5, language: str = "en") -> list[Candidate]:
    """Return the listed places closest to a point (WGS 84, degrees), nearest first."""
    return candidates(queries.NEAREST, {"lon": lon, "lat": lat, "limit": limit}, language)


def entry(reference: str, *, lon: float, lat: float, language: str = "en") -> Candidate | None:
    """Return the place with this reference and how far it is from a point; None where none is known."""
    source, _, source_id = reference.replace("\0", "").partition(":")
    values = {"source": source, "source_id": source_id, "lon": lon, "lat": lat}
    return next(iter(candidates(queries.ENTRY, values, language)), None)


def arabic_names(reference: str) -> list[str]:
    """Return the names, written in Arabic letters alone, of the place with this reference.

    The gazetteer notes no languages: Persian and Kurdish have letters of their own, and such names are left out.
    """
    source, _, source_id = reference.replace("\0", "").partition(":")
    names = PlaceName.objects.filter(place__source=source, place__source_id=source_id).order_by("pk")
    return [name for name in names.values_list("name", flat=True) if ARABIC.fullmatch(name)]


def areas_at(lon: float, lat: float, *, language: str = "en") -> list[AreaMatch]:
    """Return the areas that hold a point (WGS 84, degrees), smallest first; else those within reach."""
    values: dict[str, float | str] = {"lon": lon, "lat": lat, "reach": REACH, "language": language}
    with connection.cursor() as cursor:
        cursor.execute(queries.AREAS_AT, values)
        return [AreaMatch(*row) for row in cursor.fetchall()]


def outside_km(area: UUID, *, lon: float, lat: float) -> float:
    """Return how far outside an area a point lies (WGS 84, degrees); 0 inside it and within the tolerance.

    It is also 0 in a contested area beside the named one: it may be counted to it.
    """
    values: dict[str, UUID | float] = {"area": area, "lon": lon, "lat": lat, "reach": REACH}
    with connection.cursor() as cursor:
        cursor.execute(queries.OUTSIDE, values)
        found = cursor.fetchone()
    return found[0] if found and found[0] > TOLERANCE_KM else 0.0


def areas_with_code(code: str, *, language: str = "en") -> list[AreaMatch]:
    """Return the areas with this P-code or ISO 3166-2 code, in any case; one per edition of the P-codes."""
    with connection.cursor() as cursor:
        cursor.execute(
            queries.AREAS_WITH_CODE, {"code": code.replace("\0", "").strip().upper(), "language": language}
        )
        return [AreaMatch(*row) for row in cursor.fetchall()]


def candidates(chosen: str, values: dict[str, Any], language: str) -> list[Candidate]:
    with connection.cursor() as cursor:
        cursor.execute(chosen + queries.DESCRIBED, values | {"language": language, "reach": REACH})
        return [
            Candidate(key, name, matched, tuple(dict.fromkeys(admin)), *rest)
            for key, name, matched, admin, *rest in cursor.fetchall()
        ]
