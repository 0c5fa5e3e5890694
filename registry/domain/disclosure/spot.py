# SPDX-License-Identifier: Apache-2.0
"""Whether two rows could mean one place. In doubt they do: a place is hidden by what is near it as well."""

from dataclasses import dataclass
from typing import NamedTuple

from registry.domain.location import Box, Level, gap, on_grid

# Where only an area or the very point is told, what lies nearer than one of these cells is taken for the same place.
NEAR_AN_AREA = Level.CELL_20KM


class Area(NamedTuple):
    """An administrative area; both empty where none is named by code."""

    pcode: str = ""
    version: str = ""


NO_AREA = Area()


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a place is. `box`: around its true shape; None where no shape is known."""

    box: Box | None = None
    country: str = ""
    admin1: Area = NO_AREA


def could_be(one: Spot, other: Spot, *, level: Level) -> bool:
    """Whether the two lie in one cell of the level or in two that touch; without a shape, their areas decide.

    Cells are asked, not points: a decision that changed inside a cell would tell where in it the place lies.
    """
    if one.box is not None and other.box is not None:
        return gap(on_grid(one.box, level), on_grid(other.box, level)) == 0
    return not elsewhere(one, other)


def in_one_cell(one: Spot, other: Spot, *, level: Level) -> bool:
    """Whether the two take up the same cells of the level, or both have no shape."""
    if one.box is None or other.box is None:
        return one.box is other.box
    return on_grid(one.box, level) == on_grid(other.box, level)


def elsewhere(one: Spot, other: Spot) -> bool:
    """Whether the named areas alone show that the two are apart."""
    if one.country and other.country and one.country != other.country:
        return True
    first, second = one.admin1, other.admin1
    comparable = first.pcode and second.pcode and first.version == second.version
    return bool(comparable and first.pcode != second.pcode)
