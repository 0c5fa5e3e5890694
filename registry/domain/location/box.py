# SPDX-License-Identifier: Apache-2.0
"""The box around a place, whatever its shape, and how far two of them lie apart."""

from typing import NamedTuple

GLOBE = 360


class Box(NamedTuple):
    """Degrees (WGS 84). A point is a box without width."""

    west: float
    south: float
    east: float
    north: float


def gap(one: Box, other: Box) -> float:
    """Return the degrees of longitude or of latitude between two boxes, whichever are more; 0 where they meet.

    Boxes hold their shapes, so shapes are never nearer than this says; 180 and −180 are one meridian.
    """
    return max(
        _between(one.south, one.north, other.south, other.north),
        min(
            _between(one.west, one.east, other.west + turn, other.east + turn) for turn in (-GLOBE, 0, GLOBE)
        ),
    )


def _between(low: float, high: float, other_low: float, other_high: float) -> float:
    return max(0.0, other_low - high, low - other_high)
