# SPDX-License-Identifier: Apache-2.0
"""Whether an earlier version tells a place more finely than the new one: then it has to go.

Why the new version tells less is not asked. A place that somebody took away or made coarser by hand may have been hidden
for safety, and what is lost by caution is one old version's text, never its number, time or hash.
"""

from collections.abc import Sequence
from typing import Any

from registry.domain.location import Box, Level, cell_of, gap, on_grid

Place = dict[str, Any]
Content = dict[str, Any]
AREAS = 100_000_000


def finer_than(then: Sequence[Place], now: Sequence[Place]) -> bool:
    """Whether a place told then is now told more coarsely, or not at all."""
    changed = [place for place in now if place not in then]
    gone = [place for place in then if place not in now]
    fewer = len(now) < len(then)
    return bool(gone) and (fewer or any(lost(old, changed) for old in gone))


def hides_names(then: Content, now: Content) -> bool:
    """Whether places that people fled from or to were named then, and none is now."""
    return names_somewhere(then) and not names_somewhere(now)


def names_somewhere(content: Content) -> bool:
    rows = [*content["displacement"], *(row for claim in content["claims"] for row in claim["displacement"])]
    return any(row["from_place"] or row["to_place"] for row in rows)


def lost(old: Place, changed: Sequence[Place]) -> bool:
    """Whether one of the places that are told anew may mean this one, and tells it more coarsely."""
    return any(breadth(old) < breadth(new) and may_mean(new, old) for new in changed)


def breadth(place: Place) -> int:
    """Return a number that grows with coarseness: 0 for a point, the width of a cell, then areas by level."""
    shape = place["geometry"]
    if shape and shape["type"] == "Point":
        return 0
    if shape:
        return int(cell_of(shape["coordinates"][0]).level)
    named = (place["admin2"], place["admin1"], place["country"])
    return AREAS + next((rank for rank, name in enumerate(named) if name), len(named))


def may_mean(new: Place, old: Place) -> bool:
    """Whether the new place may be the old one: it lies near it, or in its country where only areas are told.

    Areas are no proof: whoever hides a place may name another area in the same step.
    """
    if new["geometry"] and old["geometry"]:
        level = Level(breadth(new))
        return gap(box_of(new["geometry"]), on_grid(box_of(old["geometry"]), level)) == 0
    return len({new["country"], old["country"]} - {""}) < 2


def box_of(shape: Place) -> Box:
    """Return the box of a point or of a cell, as published."""
    if shape["type"] == "Point":
        lon, lat = shape["coordinates"]
        return Box(lon, lat, lon, lat)
    return cell_of(shape["coordinates"][0]).box
