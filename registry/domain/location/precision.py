# SPDX-License-Identifier: Apache-2.0
"""How well a place is known: the classes, from the finest to the coarsest, and their default uncertainty."""

from dataclasses import dataclass
from typing import Literal

from registry.domain.errors import InvalidPlace, UnknownCode

LARGEST_UNCERTAINTY_M = 200_000

Shape = Literal["point", "area", "other"]


@dataclass(frozen=True, slots=True)
class Precision:
    """`radius_m`: default uncertainty in metres; None where the place is no point."""

    code: str
    radius_m: int | None
    shape: Shape


# From fine to coarse; the order is the rule for "coarser".
PRECISIONS = {
    precision.code: precision
    for precision in (
        Precision("exact", 25, "point"),
        Precision("within_100m", 100, "point"),
        Precision("street", 300, "point"),
        Precision("landmark", 500, "point"),
        Precision("neighbourhood", 1_000, "point"),
        Precision("village", 1_500, "point"),
        Precision("town", 3_000, "point"),
        Precision("city", 10_000, "point"),
        Precision("near_place", 25_000, "point"),
        Precision("admin3", None, "area"),
        Precision("admin2", None, "area"),
        Precision("admin1", None, "area"),
        Precision("linear_or_fuzzy", None, "other"),
        Precision("country", None, "area"),
        Precision("sea_or_air", None, "other"),
        Precision("unlocated", None, "other"),
    )
}
_RANK = {code: rank for rank, code in enumerate(PRECISIONS)}


def precision_class(code: str) -> Precision:
    """Raises: UnknownCode."""
    try:
        return PRECISIONS[code]
    except KeyError as error:
        raise UnknownCode(
            "“%(code)s” is no precision; use one of %(allowed)s.",
            field="precision",
            code=code,
            allowed=", ".join(PRECISIONS),
        ) from error


def coarser(one: str, other: str) -> str:
    """Return the coarser of two precision codes. Raises: UnknownCode."""
    return max(precision_class(one).code, precision_class(other).code, key=_RANK.__getitem__)


def uncertainty_m(precision: str, override: int | None = None) -> int | None:
    """Return the radius in metres within which the true point lies; None where the precision has no point.

    Raises: UnknownCode; InvalidPlace for an override of an area or outside 1 m to 200 km.
    Source: docs/explanation/places.md, rule P2.
    """
    radius = precision_class(precision).radius_m
    if override is None:
        return radius
    if radius is None:
        raise InvalidPlace(
            "The precision “%(precision)s” has no point and so no radius.",
            field="uncertainty_m",
            precision=precision,
        )
    if not 1 <= override <= LARGEST_UNCERTAINTY_M:
        raise InvalidPlace(
            "The radius is 1 to %(largest_uncertainty_m)s metres.",
            field="uncertainty_m",
            largest_uncertainty_m=LARGEST_UNCERTAINTY_M,
        )
    return override
