# SPDX-License-Identifier: Apache-2.0
"""The one grid on which places are made coarser. Every cell is a union of cells of the next finer level.

Random shifts are averaged away by asking often, and grids that do not nest are cut against each other; a
fixed nested grid gives the same answer every time and to every reader (docs/explanation/places.md, rules P3
and P4). Counting is in whole hundred-thousandths of a degree, so that no rounding of binary fractions moves
an edge.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal
from enum import IntEnum

from registry.domain.errors import InvalidPlace
from registry.domain.location.box import Box

UNITS = 100_000
METRES_PER_DEGREE = 111_320

Ring = tuple[tuple[float, float], ...]


class Level(IntEnum):
    """Side of a cell in units. Each divides the next, which is what nests the grid."""

    POINT = 1
    CELL_1KM = 1_000
    CELL_5KM = 5_000
    CELL_10KM = 10_000
    CELL_20KM = 20_000

    @property
    def degrees(self) -> float:
        return self / UNITS

    @property
    def km(self) -> int:
        """Width of a cell as readers are told it: whole kilometres, of a degree of latitude."""
        return round(self.degrees * METRES_PER_DEGREE / 1000)


@dataclass(frozen=True, slots=True)
class Cell:
    """A square of the grid in degrees, named by its south-west corner in units of 0.00001°."""

    level: Level
    west: int
    south: int

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """West, south, east, north in degrees (WGS 84)."""
        return (
            self.west / UNITS,
            self.south / UNITS,
            (self.west + self.level) / UNITS,
            (self.south + self.level) / UNITS,
        )

    @property
    def box(self) -> Box:
        return Box(*self.bounds)

    @property
    def ring(self) -> Ring:
        """The outline for a GeoJSON polygon: (lon, lat), closed, counter-clockwise."""
        west, south, east, north = self.bounds
        return ((west, south), (east, south), (east, north), (west, north), (west, south))

    @property
    def centre(self) -> tuple[float, float]:
        """(lon, lat). A place to put a label, never the place of the incident."""
        return (2 * self.west + self.level) / (2 * UNITS), (2 * self.south + self.level) / (2 * UNITS)

    @property
    def radius_m(self) -> int:
        """Metres from the centre that surely reach every corner; the same for all cells of a level."""
        return math.ceil(self.level.degrees * METRES_PER_DEGREE / math.sqrt(2))

    def within(self, other: "Cell") -> bool:
        return (
            other.west <= self.west
            and other.south <= self.south
            and self.west + self.level <= other.west + other.level
            and self.south + self.level <= other.south + other.level
        )


def check_point(lon: float, lat: float) -> None:
    """Raises: InvalidPlace for what is no number or lies outside the globe."""
    for name, value, limit in (("longitude", lon, 180), ("latitude", lat, 90)):
        if not math.isfinite(value):
            raise InvalidPlace("The %(name)s is not a number.", field=name, name=name)
        if abs(value) > limit:
            raise InvalidPlace(
                "The %(name)s %(value)s lies outside −%(limit)s to %(limit)s.",
                field=name,
                name=name,
                value=value,
                limit=limit,
            )


def generalise(lon: float, lat: float, *, level: Level) -> Cell:
    """Return the cell of `level` that holds the point (degrees, WGS 84). Raises: InvalidPlace."""
    check_point(lon, lat)
    return Cell(level, _corner(lon, 180, level), _corner(lat, 90, level))


def common_cell(cells: Sequence[Cell]) -> Cell | None:
    """Return the smallest cell of the grid that holds all of `cells`, at least one; None where only areas do."""
    for level in sorted(Level):
        found = _parent(cells[0], level)
        if level >= cells[0].level and all(cell.within(found) for cell in cells):
            return found
    return None


def _parent(cell: Cell, level: Level) -> Cell:
    return Cell(
        level,
        min(cell.west // level * level, 180 * UNITS - level),
        min(cell.south // level * level, 90 * UNITS - level),
    )


def on_grid(box: Box, level: Level) -> Box:
    """Return the box widened to whole cells of the level."""
    first, last = (generalise(lon, lat, level=level).bounds for lon, lat in (box[:2], box[2:]))
    return Box(*first[:2], *last[2:])


def cell_of(ring: Sequence[Sequence[float]]) -> Cell:
    """Return the cell that was published as this outline. Raises: ValueError for an outline of no cell."""
    (west, south), (east, _) = (tuple(round(value * UNITS) for value in corner) for corner in ring[:2])
    return Cell(Level(east - west), west, south)


def round_public(lon: float, lat: float) -> tuple[float, float]:
    """Return the point cut (not rounded, which could leave its cell) to five decimals, about 1 m.

    Raises: InvalidPlace.
    """
    check_point(lon, lat)
    return _units(lon) / UNITS, _units(lat) / UNITS


def _corner(value: float, limit: int, level: Level) -> int:
    # The last cell holds the edge of the globe itself, so that 180 and 90 stay inside the grid.
    return min(_units(value) // level * level, limit * UNITS - level)


def _units(value: float) -> int:
    return int((Decimal(repr(float(value))) * UNITS).to_integral_value(ROUND_FLOOR))
