# SPDX-License-Identifier: Apache-2.0
"""Whether an earlier version tells a place more finely than the new one holds safe: then it has to go."""

from collections.abc import Sequence
from typing import Any

from registry.publishing.freeze.history import WIDTHS

Place = dict[str, Any]
AREAS = 100_000_000


def finer_than(then: Sequence[Place], now: Sequence[Place]) -> bool:
    """Whether a place told then is one that is now withheld more coarsely."""
    withheld = [place for place in now if place["withheld"]]
    return any(covers(new, old) and breadth(old) < breadth(new) for new in withheld for old in then)


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
    if new["geometry"] and old["geometry"]:
        ring, corner = new["geometry"]["coordinates"][0], first_corner(old["geometry"])
        return bool(ring[0][0] <= corner[0] < ring[1][0] and ring[0][1] <= corner[1] < ring[2][1])
    same_country = new["country"] in ("", old["country"])
    return bool(same_country and (new["admin1"] is None or new["admin1"] == old["admin1"]))


def first_corner(shape: dict[str, Any]) -> list[float]:
    """Return the point, or the south-west corner of a cell."""
    corner: list[float] = shape["coordinates"] if shape["type"] == "Point" else shape["coordinates"][0][0]
    return corner
