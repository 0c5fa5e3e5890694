# SPDX-License-Identifier: Apache-2.0
"""The point of one place on the page, as typed so far, and what about it does not fit. Importers do not come here."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from registry.desk.forms.areas import current, find_country, first_level_area
from registry.domain.errors import InvalidPlace, UnknownCode
from registry.domain.location import check_point, uncertainty_m
from registry.domain.numerals import degrees, western
from registry.gazetteer import match
from registry.gazetteer.models import AdminArea

Typed = Mapping[str, str]
JUDGED = ("lat", "lon", "precision", "uncertainty_m", "country", "admin1", "gazetteer_ref")
LEAST_RADIUS_M = 1_000
"""A point that lies closer to the chosen entry was made better, not moved: listed points are no surveys."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """What does not fit, in words, and the field at which it is told. `entry`: the place it was moved from."""

    field: str
    words: str
    entry: str = ""


@dataclass(frozen=True, slots=True)
class Spot:
    """A point (WGS 84, degrees) and what the row says of it. What cannot be read yet says nothing."""

    lon: float
    lat: float
    country: str
    area: AdminArea | None
    reference: str
    radius_m: int

    @classmethod
    def read(cls, row: Typed) -> Self | None:
        """Return the point of a row; None while it has none. Raises: InvalidPlace."""
        if not (row["lat"].strip() and row["lon"].strip()):
            return None
        lon, lat = degrees(row["lon"]), degrees(row["lat"])
        check_point(lon, lat)
        country, area = named_areas(row)
        return cls(lon, lat, country, area, row["gazetteer_ref"], radius_m(row))


def row_of(typed: Typed, prefix: str) -> dict[str, str]:
    """Return what doubts judge of one row of the page."""
    return {name: str(typed.get(f"{prefix}-{name}", ""))[:200] for name in JUDGED}


def state(row: Typed) -> str:
    """Return what a tick confirms: it holds for a point and areas as they are typed now, and no others."""
    return "|".join(row[name].strip() for name in JUDGED)


def named_areas(row: Typed) -> tuple[str, AdminArea | None]:
    try:
        country = find_country(row["country"])
        return country, first_level_area(row["admin1"], country=country)
    except InvalidPlace:
        return "", None


def radius_m(row: Typed) -> int:
    own = western(row["uncertainty_m"])
    if own.isascii() and own.isdigit():
        return max(int(own), LEAST_RADIUS_M)
    try:
        return max(uncertainty_m(row["precision"]) or 0, LEAST_RADIUS_M)
    except UnknownCode:
        return LEAST_RADIUS_M


def doubts(spot: Spot) -> list[Doubt]:
    """Return what a person is asked about before the point is kept. They decide; nothing is corrected."""
    return [doubt for doubt in (moved(spot), outside(spot)) if doubt]


def moved(spot: Spot) -> Doubt | None:
    """Tell that the point left the gazetteer's entry from which it was chosen."""
    chosen = match.entry(spot.reference, lon=spot.lon, lat=spot.lat) if spot.reference else None
    km = (chosen and chosen.distance_km) or 0.0
    if chosen is None or km * 1000 <= spot.radius_m:
        return None
    words = _("The point is now %(km)s km from %(place)s, from which it was chosen.")
    return Doubt("lat", words % {"km": in_km(km), "place": chosen.name}, chosen.name)


def outside(spot: Spot) -> Doubt | None:
    """Tell that the point lies outside the country or first-level area that the row names."""
    countries = list(current(0).filter(country=spot.country)) if spot.country else []
    if countries and not fits(countries, spot.lon, spot.lat):
        swapped = abs(spot.lon) <= 90 and fits(countries, spot.lat, spot.lon)
        question = " " + _("Are latitude and longitude swapped?") if swapped else ""
        return Doubt("country", elsewhere(countries[0], spot) + question)
    if spot.area and not fits([spot.area], spot.lon, spot.lat):
        return Doubt("admin1", elsewhere(spot.area, spot))
    return None


def fits(areas: list[AdminArea], lon: float, lat: float) -> bool:
    return any(not match.outside_km(area.pk, lon=lon, lat=lat) for area in areas)


def elsewhere(named: AdminArea, spot: Spot) -> str:
    """Return how far outside the named area the point lies, and in which area it does lie."""
    language = get_language() or "en"
    held = [area for area in match.areas_at(spot.lon, spot.lat, language=language) if not area.distance_km]
    values = {
        "km": in_km(match.outside_km(named.pk, lon=spot.lon, lat=spot.lat)),
        "named": named.names.get(language) or named.names["en"],
        "found": _(", ").join(
            dict.fromkeys(" ".join(filter(None, (area.name, area.pcode))) for area in held)
        ),
    }
    if not held:
        return _("The point lies %(km)s km outside %(named)s, in no area that is known here.") % values
    return _("The point lies %(km)s km outside %(named)s. It lies in %(found)s.") % values


def in_km(km: float) -> str:
    return f"{km:.0f}" if km >= 10 else f"{km:.1f}"
