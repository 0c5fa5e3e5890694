# SPDX-License-Identifier: Apache-2.0
"""A point as people copy it: decimal degrees, degrees with minutes and seconds, a military grid reference, a plus code.

Whatever can be read in two ways is refused: a wrong point that looks right is worse than none.
"""

import re
from dataclasses import dataclass

from lat_lon_parser import parse as parse_angle
from openlocationcode import openlocationcode as plus

from registry.domain.errors import InvalidPlace
from registry.domain.location.grid import check_point
from registry.domain.location.military import GRID, point_of
from registry.domain.numerals import SIGNS, western

LONGEST = 120
MARKS = {
    ord("′"): "'",
    ord("’"): "'",
    ord("‘"): "'",
    ord("″"): '"',
    ord("”"): '"',
    ord("“"): '"',
    ord("º"): "°",
}
LETTERS = {"ش": "N", "ج": "S", "ق": "E", "غ": "W"}
CODE = re.compile(r"[23456789CFGHJMPQRVWX]{2,8}\+[23456789CFGHJMPQRVWX]{0,7}", re.ASCII)
NUMBER = r"[+-]?\d{1,3}(?:[.,]\d{1,15})?"
PAIR = re.compile(rf"({NUMBER}) ?°?(?: ?; ?|, | +)({NUMBER}) ?°?", re.ASCII)
PAIR_BY_COMMA = re.compile(r"([+-]?\d{1,3}\.\d{1,15}) ?°? ?, ?([+-]?\d{1,3}\.\d{1,15}) ?°?", re.ASCII)
ANGLE = rf"{NUMBER} ?°?(?: ?\d{{1,2}}(?:[.,]\d{{1,12}})? ?'?)?(?: ?\d{{1,2}}(?:[.,]\d{{1,12}})? ?(?:\"|'')?)?"
LETTERED = (
    re.compile(rf"({ANGLE}) ?([NSEW])[ ,;]*({ANGLE}) ?([NSEW])", re.ASCII),
    re.compile(rf"([NSEW]) ?({ANGLE})[ ,;]*([NSEW]) ?({ANGLE})", re.ASCII),
)

UNREAD = (
    "This is no point that can be read in one way. Write 35.9039, 36.7269 (latitude first), 35°54'14\"N 36°43'37\"E, "
    "37S BV 94865 75676, or 8G7RWP3G+HQ."
)
SHORT = "A short plus code needs a place near it: fill in a name from the gazetteer first, or write the full code."


@dataclass(frozen=True, slots=True)
class Read:
    """`lon`, `lat` in degrees (WGS 84). `notation`: decimal, dms, mgrs or plus_code."""

    lon: float
    lat: float
    notation: str


def read_point(text: str, *, near: tuple[float, float] | None = None) -> Read:
    """Return the point. `near`: (lon, lat) of a place by which a short plus code is completed.

    Raises: InvalidPlace for what cannot be read, can be read in two ways, or lies outside the globe.
    """
    typed = " ".join(western(text[: LONGEST + 1]).translate(SIGNS | MARKS).upper().split())
    for arabic, latin in LETTERS.items():
        typed = typed.replace(arabic, latin)
    if not typed or len(typed) > LONGEST:
        raise InvalidPlace(UNREAD, field="point")
    if CODE.fullmatch(typed.replace(" ", "")):
        found = of_code(typed.replace(" ", ""), near)
    elif grid := GRID.fullmatch(typed):
        found = of_grid(grid)
    else:
        found = of_degrees(typed)
    check_point(found.lon, found.lat)
    return found


def of_code(code: str, near: tuple[float, float] | None) -> Read:
    if plus.isShort(code):
        if near is None:
            raise InvalidPlace(SHORT, field="point")
        code = plus.recoverNearest(code, near[1], near[0])
    if not plus.isFull(code):
        raise InvalidPlace(UNREAD, field="point")
    area = plus.decode(code)
    return Read(round(area.longitudeCenter, 7), round(area.latitudeCenter, 7), "plus_code")


def of_grid(found: re.Match[str]) -> Read:
    try:
        lon, lat = point_of(found)
    except ValueError as error:
        raise InvalidPlace(UNREAD, field="point") from error
    return Read(round(lon, 6), round(lat, 6), "mgrs")


def of_degrees(typed: str) -> Read:
    for form in LETTERED:
        if found := form.fullmatch(typed):
            return of_letters(*found.groups())
    found = PAIR_BY_COMMA.fullmatch(typed) or PAIR.fullmatch(typed)
    if not found:
        raise InvalidPlace(UNREAD, field="point")
    lat, lon = (float(number.replace(",", ".")) for number in found.groups())
    if abs(lat) > 90 >= abs(lon):
        raise InvalidPlace("Latitude stands first. Are latitude and longitude swapped?", field="point")
    return Read(lon, lat, "decimal")


def of_letters(one: str, two: str, three: str, four: str) -> Read:
    pairs = ((one, two), (three, four)) if two in set("NSEW") else ((two, one), (four, three))
    angles = {letter: angle(text) for text, letter in pairs}
    up, across = set(angles) & {"N", "S"}, set(angles) & {"E", "W"}
    if len(up) != 1 or len(across) != 1:
        raise InvalidPlace("One of the two is north or south, the other east or west.", field="point")
    north, east = up.pop(), across.pop()
    lat, lon = angles[north], angles[east]
    if lat < 0 or lon < 0:
        raise InvalidPlace("A letter or a minus sign says the direction, not both.", field="point")
    notation = "decimal" if all(re.fullmatch(NUMBER + " ?°?", text) for text, _letter in pairs) else "dms"
    return Read(-lon if east == "W" else lon, -lat if north == "S" else lat, notation)


def angle(text: str) -> float:
    """Return one angle in degrees. Raises: InvalidPlace for minutes or seconds of sixty and more."""
    plain = text.replace(",", ".").strip()
    numbers = [float(number) for number in re.findall(r"\d+(?:\.\d+)?", plain)]
    if any(number >= 60 for number in numbers[1:]) or len(numbers) > 3:
        raise InvalidPlace("Minutes and seconds are below 60.", field="point")
    return round(float(parse_angle(plain)), 8)
