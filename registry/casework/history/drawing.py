# SPDX-License-Identifier: Apache-2.0
"""Two geometries in one small drawing with a scale: made of plain numbers, so that a page needs no map and no script."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.gis.geos import GEOSGeometry

WIDTH, HEIGHT, MARGIN = 240, 160, 24
"""Pixels."""
METRES_A_DEGREE = 111_320.0
LEAST = 100.0
"""Metres: what a single point is shown within."""
STEPS = (1, 2, 5)
Pair = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Shape:
    """`points`: as SVG writes them, in pixels; one point alone is drawn as a mark."""

    kind: str
    points: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """`bar`: how long the scale is drawn, pixels; `bar_metres`: how long it is on the ground.

    `moved_m`: how far a point was moved, metres; None where one of the two is no point.
    """

    before: Shape | None
    after: Shape | None
    bar: float
    bar_metres: int
    moved_m: int | None = None


def drawn(before: GEOSGeometry | None, after: GEOSGeometry | None) -> Drawing:
    """Return both on one ground, north up. At least one of the two stands."""
    there = [shape for shape in (before, after) if shape is not None]
    west, south, east, north = bounds(there)
    middle = ((west + east) / 2, (south + north) / 2)
    stretch = math.cos(math.radians(middle[1])) or 1e-6
    across, up = (east - west) * METRES_A_DEGREE * stretch, (north - south) * METRES_A_DEGREE
    scale = min((WIDTH - 2 * MARGIN) / max(across, LEAST), (HEIGHT - 2 * MARGIN) / max(up, LEAST))

    def placed(pair: Pair) -> Pair:
        x = WIDTH / 2 + (pair[0] - middle[0]) * METRES_A_DEGREE * stretch * scale
        return round(x, 1), round(HEIGHT / 2 - (pair[1] - middle[1]) * METRES_A_DEGREE * scale, 1)

    def shape(geometry: GEOSGeometry | None) -> Shape | None:
        if geometry is None:
            return None
        pixels = [placed(pair) for pair in pairs(geometry)]
        told = " ".join(f"{x},{y}" for x, y in pixels)
        return Shape(geometry.geom_type.lower(), told, *pixels[0])

    metres = rounded(60 / scale)
    return Drawing(
        shape(before), shape(after), round(metres * scale, 1), metres, moved(before, after, stretch)
    )


def bounds(shapes: Iterable[GEOSGeometry]) -> tuple[float, float, float, float]:
    extents = [shape.extent for shape in shapes]
    west, south, east, north = zip(*extents, strict=True)
    return min(west), min(south), max(east), max(north)


def pairs(geometry: Any) -> list[Pair]:
    coords = geometry.coords
    if geometry.geom_type == "Point":
        return [(coords[0], coords[1])]
    ring = coords[0] if geometry.geom_type == "Polygon" else coords
    return [(pair[0], pair[1]) for pair in ring]


def rounded(metres: float) -> int:
    """Return the largest of 1, 2, 5, 10, 20, 50 … that is not longer, at least 1."""
    power = 10 ** max(0, math.floor(math.log10(max(metres, 1))))
    return int(max(step * power for step in STEPS if step == 1 or step * power <= metres))


def moved(before: GEOSGeometry | None, after: GEOSGeometry | None, stretch: float) -> int | None:
    if before is None or after is None or {before.geom_type, after.geom_type} != {"Point"}:
        return None
    (x1, y1), (x2, y2) = pairs(before)[0], pairs(after)[0]
    return round(math.hypot((x2 - x1) * stretch, y2 - y1) * METRES_A_DEGREE)
