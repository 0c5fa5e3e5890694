# SPDX-License-Identifier: Apache-2.0
"""Military grid references (MGRS), letter by letter: one that cannot be is named, for the point would be another one.

Source: NGA.STND.0037 (2014), chapter 3: zones, latitude bands, and the letters of the 100 km squares.
"""

import re
import warnings

from mgrs import MGRS
from mgrs.core import MGRSError

from registry.domain.errors import InvalidPlace

GRID = re.compile(r"(\d{1,2})([A-Z]) ?([A-Z])([A-Z]) ?((?:\d{2}){1,5}|(\d{1,5}) (\d{1,5}))", re.ASCII)
BANDS = "CDEFGHJKLMNPQRSTUVWX"
"""From 80° south, of 8 degrees each; the last has 12."""
COLUMNS = ("STUVWXYZ", "ABCDEFGH", "JKLMNPQR")
"""The first letters of squares, by the rest of the zone divided by three."""
ROWS = "ABCDEFGHJKLMNPQRSTUV"
LAST_ZONE = 60
METRES_PER_DEGREE = 110_500

NO_ZONE = "The zones of the military grid run from 1 to 60; there is no zone %(zone)s."
NEVER = (
    "The letters I and O occur in no military grid reference; “%(letter)s” may be another letter, or a digit."
)
NO_BAND = "The letter after the zone is a latitude band from C to X; “%(letter)s” is none."
NO_COLUMN = "In zone %(zone)s the first letter of a square is one of %(letters)s, never %(letter)s."
NO_ROW = "The second letter of a square is one of A to V, never %(letter)s."
OUTSIDE = (
    "The square %(square)s lies at latitude %(lat)s, outside band %(letter)s, which runs from %(south)s to %(north)s. "
    "One of the letters is wrong."
)


def point_of(found: re.Match[str]) -> tuple[float, float]:
    """Return lon and lat (WGS 84, degrees) of a reference that GRID has found.

    Raises: InvalidPlace naming the letter that cannot be; ValueError for what is no reference.
    """
    digits = found[5].replace(" ", "")
    if len(found[6] or "") != len(found[7] or ""):
        raise ValueError(found[0])
    check_letters(int(found[1]), *found.group(2, 3, 4))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of the band, which is told in words below
            lat, lon = MGRS().toLatLon("".join(found.group(1, 2, 3, 4)) + digits)
    except MGRSError as error:
        raise ValueError(found[0]) from error
    check_band(found, lat, side_m=10 ** (5 - len(digits) // 2))
    return lon, lat


def check_letters(zone: int, band: str, column: str, row: str) -> None:
    if not 1 <= zone <= LAST_ZONE:
        raise InvalidPlace(NO_ZONE, field="point", zone=zone)
    for letter in (band, column, row):
        if letter in "IO":
            raise InvalidPlace(NEVER, field="point", letter=letter)
    if band not in BANDS:
        raise InvalidPlace(NO_BAND, field="point", letter=band)
    letters = COLUMNS[zone % 3]
    if column not in letters:
        raise InvalidPlace(
            NO_COLUMN, field="point", zone=zone, letter=column, letters=f"{letters[0]}–{letters[-1]}"
        )
    if row not in ROWS:
        raise InvalidPlace(NO_ROW, field="point", letter=row)


def check_band(found: re.Match[str], lat: float, *, side_m: int) -> None:
    """Refuse a square that is not in its band. `lat`: of its south-west corner, which may lie just below the band."""
    band = found[2]
    south = -80 + 8 * BANDS.index(band)
    north = 84 if band == BANDS[-1] else south + 8
    if not south - side_m / METRES_PER_DEGREE - 0.001 <= lat <= north + 0.001:
        raise InvalidPlace(
            OUTSIDE,
            field="point",
            square=f"{found[1]}{band} {found[3]}{found[4]}",
            letter=band,
            lat=f"{lat:.2f}",
            south=south,
            north=north,
        )
