# SPDX-License-Identifier: Apache-2.0
"""Suggestions of places and areas. Reads only: a documenter confirms each one, nothing fills in a record.

Fewer than half of the located incidents of a large archive lie within 2 km of a listed place, and simplified
borders put some on the wrong side. So each suggestion says its source, its distance and what is contested.
"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection

from registry.gazetteer import queries
from registry.gazetteer.normalise import normalise

PREFIX_FROM, SIMILAR_FROM = 3, 4
"""Letters that a text needs before names are completed, and before similar names are sought."""

REACH = 0.1
"""Degrees, 11 km or less, within which an area is suggested for a point in none: coasts are simplified."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that may be the one meant.

    `country` is ISO 3166-1 alpha-3 as the gazetteer states it; empty inside an area that is of no country.
    `admin` names the areas that hold the point, smallest first. `score` is 1 for an equal name, less for a
    likeness. `distance_km` is how far the point asked for is, and None where a name was.
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
    prefix = f"{sought}%" if len(sought) >= PREFIX_FROM else ""
    values = {"text": sought, "prefix": prefix, "country": country or "", "limit": limit, "without": []}
    found = candidates(queries.EQUAL_OR_BEGUN + queries.CHOSEN, values, language)
    if len(found) < limit and len(sought) >= SIMILAR_FROM:
        rest = {"limit": limit - len(found), "without": [candidate.place_id for candidate in found]}
        found += candidates(queries.SIMILAR + queries.CHOSEN, values | rest, language)
    return found


def nearest(lon: float, lat: float, *, limit: int = 5, language: str = "en") -> list[Candidate]:
    """Return the listed places closest to a point (WGS 84, degrees), nearest first."""
    return candidates(queries.NEAREST, {"lon": lon, "lat": lat, "limit": limit}, language)


def areas_at(lon: float, lat: float, *, language: str = "en") -> list[AreaMatch]:
    """Return the areas that hold a point (WGS 84, degrees), smallest first; else those within reach."""
    values: dict[str, float | str] = {"lon": lon, "lat": lat, "reach": REACH, "language": language}
    with connection.cursor() as cursor:
        cursor.execute(queries.AREAS_AT, values)
        return [AreaMatch(*row) for row in cursor.fetchall()]


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
