# SPDX-License-Identifier: Apache-2.0
"""From degrees to the units of a small drawing: equirectangular, true to scale at the middle latitude."""

from dataclasses import dataclass
from math import cos, radians
from typing import Any

WIDTH, HEIGHT = 400, 280
METRES_A_DEGREE = 111_320
NEAREST_M = {"Point": 15_000, "Polygon": 5_000}
"""How much is shown around a place at least, by its geometry: a square of 1 km is to be seen as one."""
MARGIN = 0.12
MIN_RING = 3

Extent = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Frame:
    """`west`, `north`: the upper corner in degrees; `degrees`: the height shown; `squeeze`: cosine of the middle."""

    west: float
    north: float
    degrees: float
    squeeze: float

    @property
    def unit(self) -> float:
        """Degrees of latitude to one unit of the drawing."""
        return self.degrees / HEIGHT

    @property
    def box(self) -> Extent:
        east = self.west + WIDTH * self.unit / self.squeeze
        return (
            max(self.west, -180),
            max(self.north - self.degrees, -90),
            min(east, 180),
            min(self.north, 90),
        )

    @property
    def view_box(self) -> str:
        return f"0 0 {WIDTH} {HEIGHT}"

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        return (lon - self.west) * self.squeeze / self.unit, (self.north - lat) / self.unit

    def length(self, metres: float) -> float:
        return metres / METRES_A_DEGREE / self.unit

    def path(self, rings: list[list[tuple[float, ...]]]) -> str:
        """Return closed outlines as one SVG path."""
        return "".join(f"M{self.outline(ring)}Z" for ring in rings if len(ring) > MIN_RING)

    def outline(self, ring: list[tuple[float, ...]]) -> str:
        corners = (self.at(lon, lat) for lon, lat, *_ in ring[:-1])
        return "L".join(f"{x:.1f} {y:.1f}" for x, y in corners)


def frame_around(extents: list[Extent], places: list[dict[str, Any]]) -> Frame:
    """Return the frame that shows all of it with a margin, in the drawing's proportions. `places`: with a geometry."""
    west, south, east, north = union([*extents, *(around(place) for place in places)])
    squeeze = max(cos(radians((south + north) / 2)), 0.1)
    height = max(north - south, (east - west) * squeeze * HEIGHT / WIDTH) * (1 + 2 * MARGIN)
    width = height * WIDTH / HEIGHT / squeeze
    return Frame((west + east - width) / 2, (south + north + height) / 2, height, squeeze)


def around(place: dict[str, Any]) -> Extent:
    """Return what surrounds a point or a square: three times its uncertainty, and some kilometres at least."""
    west, south, east, north = extent_of(place["geometry"])
    reach = max(3 * (place["uncertainty_m"] or 0), NEAREST_M[place["geometry"]["type"]]) / METRES_A_DEGREE
    across = reach / max(cos(radians((south + north) / 2)), 0.1)
    return (west - across, south - reach, east + across, north + reach)


def extent_of(geometry: dict[str, Any]) -> Extent:
    """Return the extent of a point or of a polygon, as GeoJSON has them."""
    corners = geometry["coordinates"][0] if geometry["type"] == "Polygon" else [geometry["coordinates"]]
    return union([(lon, lat, lon, lat) for lon, lat in corners])


def union(extents: list[Extent]) -> Extent:
    wests, souths, easts, norths = zip(*extents, strict=True)
    return (min(wests), min(souths), max(easts), max(norths))
