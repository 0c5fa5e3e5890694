# SPDX-License-Identifier: Apache-2.0
"""What the gazetteer says of the point of one place: where it lies, what is near, what does not fit."""

from dataclasses import dataclass
from typing import Self

from django.utils.translation import get_language

from registry.desk.point import Doubt, Spot, Typed, doubts, row_of, state
from registry.domain.errors import InvalidPlace
from registry.gazetteer import match
from registry.gazetteer.match import AreaMatch, Candidate
from registry.ui.wording.refusals import sentence

MOST_PLACES, MOST_AREAS = 3, 4


@dataclass(frozen=True, slots=True)
class Here:
    """Suggestions and doubts for one row. `meant` and `kept`: what the person has ticked about this very point."""

    prefix: str
    state: str = ""
    problem: str = ""
    areas: tuple[AreaMatch, ...] = ()
    places: tuple[Candidate, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    meant: bool = False
    kept: bool = False

    @classmethod
    def of(cls, typed: Typed, prefix: str) -> Self:
        """Return what can be said of the row as typed so far."""
        row = row_of(typed, prefix)
        try:
            spot = Spot.read(row)
        except InvalidPlace as refusal:
            return cls(prefix, problem=sentence(refusal))
        if spot is None:
            return cls(prefix)
        told = state(row)
        return cls(
            prefix,
            told,
            areas=tuple(areas_of(spot)),
            places=tuple(places_of(spot)),
            doubts=tuple(doubts(spot)),
            meant=typed.get(f"{prefix}-meant") == told,
            kept=typed.get(f"{prefix}-keep_entry") == told,
        )

    @property
    def moved_from(self) -> str:
        """Return the name of the entry that the point was moved away from; empty when it was not."""
        return next((doubt.entry for doubt in self.doubts if doubt.entry), "")


def areas_of(spot: Spot) -> list[AreaMatch]:
    """Return the areas that hold the point, else the nearest; a whole of no country only where it has no part."""
    found = match.areas_at(spot.lon, spot.lat, language=get_language() or "en")
    return [area for area in found if area.country or area.level or len(found) == 1][:MOST_AREAS]


def places_of(spot: Spot) -> list[Candidate]:
    return match.nearest(spot.lon, spot.lat, limit=MOST_PLACES, language=get_language() or "en")
