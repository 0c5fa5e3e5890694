# SPDX-License-Identifier: Apache-2.0
"""The values in a CQL2 expression: each is of the kind that its property has, finite and within range, or is refused."""

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from operator import ge, gt, le, lt
from typing import Any

import numpy as np
import shapely

from api.ogc.cql.reading import Moment, Shape
from api.ogc.crs import box_of, taken
from registry.domain.errors import InvalidFilter
from registry.domain.filters.parameters import ACTOR, AREA, CODE, HALF_TURN, POLE
from registry.domain.words import gettext_noop
from registry.published.conditions import Box

LARGEST = 9_999_999
DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
TIME = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?Z", re.ASCII)
OPEN = ".."
FARTHEST = 1e9
"""More than any coordinate of any system here."""
STARTS_NUMBER = "+-.0123456789"
ORDERS: dict[str, Callable[[str, str], bool]] = {"<": lt, "<=": le, ">": gt, ">=": ge}

NO_TEXT = gettext_noop("“filter” compares %(name)s with a text in single quotes.")
NO_NUMBER = gettext_noop("“filter” compares %(name)s with a whole number between -%(number)s and %(number)s.")
NO_DAY = gettext_noop("“filter” compares %(name)s with a day of the calendar, as in DATE('2024-11-27').")
NO_PERIOD = gettext_noop(
    "“filter” has T_INTERSECTS with a day or an interval, the earlier first and .. for an open end, as in "
    "T_INTERSECTS(date, INTERVAL('2024-11-01','..'))."
)
NO_SHAPE = gettext_noop("“filter” has a geometry that is none: %(why)s.")
OUTSIDE = "outside of longitudes -180 to 180 and latitudes -90 to 90"


def text(name: str, told: Any) -> str:
    if not isinstance(told, str):
        raise InvalidFilter(NO_TEXT, field="filter", name=name)
    return told


def may_be_code(told: str) -> bool:
    return any(form.fullmatch(told) for form in (CODE, AREA, ACTOR))


def ordered(sign: str, told: str) -> Callable[[str], bool]:
    return lambda code: ORDERS[sign](code, told)


def whole(name: str, told: Any) -> int:
    if not isinstance(told, float) or not abs(told) <= LARGEST or told != int(told):
        raise InvalidFilter(NO_NUMBER, field="filter", name=name, number=LARGEST)
    return int(told)


def day(name: str, told: Any) -> date:
    if not isinstance(told, Moment) or told.exact:
        raise InvalidFilter(NO_DAY, field="filter", name=name)
    return calendar(told) or refuse(NO_DAY, name=name)


def calendar(moment: Moment) -> date | None:
    """Return the day of a moment, None where there is none."""
    try:
        if DAY.fullmatch(moment.text) and not moment.exact:
            return date.fromisoformat(moment.text)
        return datetime.fromisoformat(moment.text).date() if TIME.fullmatch(moment.text) else None
    except ValueError:
        return None


def period(*ends: Any) -> Iterator[date | None]:
    """Yield first and last day, None for an open end."""
    days = [calendar(end) if isinstance(end, Moment) else None for end in ends]
    opened = [end == Moment(OPEN) for end in ends]
    if not all(found or is_open for found, is_open in zip(days, opened, strict=True)):
        refuse(NO_PERIOD)
    first, last = days
    if all(opened) or (first and last and first > last):
        refuse(NO_PERIOD)
    yield from days


def box(numbers: tuple[float, ...], crs: str) -> Box:
    """Return a box of four numbers, or of six of which the heights are not looked at."""
    corners = np.array(numbers if len(numbers) == 4 else (*numbers[:2], *numbers[3:5]))
    if len(numbers) == 5 or not np.isfinite(corners).all():
        refuse(NO_SHAPE, why="a box has four numbers, or six with heights")
    west, south, east, north = box_of(tuple(corners.tolist()), crs)
    if max(abs(west), abs(east)) > HALF_TURN or max(abs(south), abs(north)) > POLE or south > north:
        refuse(NO_SHAPE, why=OUTSIDE)
    return west, south, east, north


def shape(told: Any, crs: str) -> bytes:
    """Return a geometry as WKB in longitude and latitude."""
    if not isinstance(told, Shape):
        refuse(NO_SHAPE, why="S_INTERSECTS takes a property and a geometry")
    if any(abs(float(word)) > FARTHEST for word in told.text.split() if word[0] in STARTS_NUMBER):
        refuse(NO_SHAPE, why=OUTSIDE)
    try:
        made = shapely.force_2d(shapely.from_wkt(told.text))
    except shapely.errors.GEOSException:
        refuse(NO_SHAPE, why="its WKT is not well formed")
    if not shapely.is_valid(made):
        refuse(NO_SHAPE, why="its rings cross, or have no area")
    made = taken(made, crs)
    west, south, east, north = made.bounds
    if max(abs(west), abs(east)) > HALF_TURN or max(abs(south), abs(north)) > POLE:
        refuse(NO_SHAPE, why=OUTSIDE)
    return bytes(shapely.to_wkb(made))


def refuse(template: str, **told: object) -> Any:
    raise InvalidFilter(template, field="filter", **told)
