# SPDX-License-Identifier: Apache-2.0
"""Whether an earlier version tells a place more finely than the new one: then it has to go.

Why the new version tells less is not asked. A place that somebody took away or made coarser by hand may have been hidden
for safety, and what is lost by caution is one old version's text, never its number, time or hash.
"""

from collections.abc import Sequence
from typing import Any

from registry.publishing.freeze.history import WIDTHS

Place = dict[str, Any]
AREAS = 100_000_000


def finer_than(then: Sequence[Place], now: Sequence[Place]) -> bool:
    """Whether a place told then is now told more coarsely, or not at all."""
    return any(lost(old, now) for old in then)


def lost(old: Place, now: Sequence[Place]) -> bool:
    """Whether nothing that stands now tells this place as finely, and something coarser may mean it, or nothing does."""
    if old in now:
        return False
    covering = [new for new in now if covers(new, old)]
    return not now or any(breadth(old) < breadth(new) for new in covering)


def breadth(place: Place) -> int:
    """Return a number that grows with coarseness: 0 for a point, the width of a cell, then areas by level."""
    shape = place["geometry"]
    if shape and shape["type"] == "Point":
        return 0
    if shape:
        ring = shape["coordinates"][0]
        return int(WIDTHS[round(ring[1][0] - ring[0][0], 5)])
    named = (place["admin2"], place["admin1"], place["country"])
    return AREAS + next((rank for rank, name in enumerate(named) if name), len(named))


def covers(new: Place, old: Place) -> bool:
    """Whether the old place may lie inside the new one."""
    if new["geometry"] and new["geometry"]["type"] == "Point":
        return bool(new["geometry"] == old["geometry"])
    if new["geometry"] and old["geometry"]:
        ring, corner = new["geometry"]["coordinates"][0], first_corner(old["geometry"])
        return bool(ring[0][0] <= corner[0] < ring[1][0] and ring[0][1] <= corner[1] < ring[2][1])
    if new["geometry"] and not old["geometry"]:
        return False
    countries = {new["country"], old["country"]} - {""}
    areas = {area["pcode"] for area in (new["admin1"], old["admin1"]) if area and area["pcode"]}
    return len(countries) < 2 and len(areas) < 2


def first_corner(shape: dict[str, Any]) -> list[float]:
    """Return the point, or the south-west corner of a cell."""
    corner: list[float] = shape["coordinates"] if shape["type"] == "Point" else shape["coordinates"][0][0]
    return corner
