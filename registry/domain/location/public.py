# SPDX-License-Identifier: Apache-2.0
"""The place that readers get: a point, a cell of the grid, or none."""

from dataclasses import dataclass

from registry.domain.location.grid import Cell, Level, generalise, round_public
from registry.domain.location.precision import PRECISIONS


@dataclass(frozen=True, slots=True)
class PublicPlace:
    """At most one of `point` (lon, lat; WGS 84) and `cell`; neither where only areas are public. Metres."""

    point: tuple[float, float] | None
    cell: Cell | None
    uncertainty_m: int | None


def public_place(
    lon: float | None, lat: float | None, *, level: Level | None, uncertainty_m: int | None
) -> PublicPlace:
    """Return the place at the level that disclosure allows; `level` None and a missing point give no
    geometry.

    `uncertainty_m`: the record's own. A cell says at least its own radius, so that it gives no hint of the
    point.
    Raises: InvalidPlace.
    Source: docs/explanation/places.md, rules P4 and P5.
    """
    if lon is None or lat is None or level is None:
        return PublicPlace(None, None, None)
    if level is Level.POINT:
        return PublicPlace(round_public(lon, lat), None, uncertainty_m)
    cell = generalise(lon, lat, level=level)
    return PublicPlace(None, cell, max(cell.radius_m, uncertainty_m or 0))


def cell_precision(level: Level) -> str:
    """Return the finest precision code that is true of everything in a cell of this level."""
    radius = Cell(level, 0, 0).radius_m
    return next(
        code for code, known in PRECISIONS.items() if known.radius_m is not None and radius <= known.radius_m
    )
