# SPDX-License-Identifier: Apache-2.0
"""The grammar of each parameter of a query: one parser a name, from the values given to fields of the filter.

A parser raises InvalidFilter that names its parameter and says what is allowed, with an example.
"""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime

from registry.domain.errors import InvalidFilter
from registry.domain.filters import kept
from registry.domain.filters.kept import keeps_to
from registry.domain.sought import question
from registry.domain.words import gettext_noop

Fields = kept.Fields
Parser = kept.Parser

LARGEST_LIMIT = 1000
MOST_CODES = 200
BOX_NUMBERS = 4
HALF_TURN, POLE = 180, 90
LONGITUDE = r"[+-]?(?:180(?:\.0{1,15})?|(?:1[0-7]\d|0?\d{1,2})(?:\.\d{1,15})?)"
LATITUDE = r"[+-]?(?:0?90(?:\.0{1,15})?|0?[0-8]?\d(?:\.\d{1,15})?)"
CALENDAR_DAY = r"(?!0000)\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"

NUMBER = re.compile(r"[+-]?\d{1,3}(?:\.\d{1,15})?", re.ASCII)
DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
CODE = re.compile(r"[a-z0-9_]{1,40}", re.ASCII)
ACTOR = re.compile(r"[A-Za-z0-9_-]{1,60}", re.ASCII)
AREA = re.compile(r"[A-Z]{2}[A-Z0-9]{1,18}", re.ASCII)
LIMIT = re.compile(r"[1-9]\d{0,3}", re.ASCII)
CURSOR = re.compile(r"[A-Za-z0-9_:.=-]+", re.ASCII)

RANGE = re.compile(r"(?=\d|\.\.\d)(\d{1,7})?(?:(\.\.)(\d{1,7})?)?", re.ASCII)
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?Z?)?", re.ASCII)

TOO_MANY = gettext_noop("“%(name)s” takes at most %(number)s codes.")
NO_CODES = gettext_noop("“%(name)s” is codes with commas between them, spelled as in %(name)s=%(example)s.")
NO_LIMIT = gettext_noop("“limit” is a whole number from 1 to %(number)s.")
NO_RANGE = gettext_noop(
    "“%(name)s” is a number, or two with .. between them, as in %(name)s=3.. or %(name)s=..10."
)
REVERSED = gettext_noop("“%(name)s” has the smaller number first, as in %(name)s=3..10.")
NO_MOMENT = gettext_noop("“changed_since” is a day or a moment in UTC: 2024-11-01 or 2024-11-01T12:00Z.")
NO_CHOICE = gettext_noop("“%(name)s” is one of %(choices)s.")


@keeps_to(rf"{LONGITUDE},{LATITUDE},{LONGITUDE},{LATITUDE}")
def parse_box(values: Sequence[str]) -> Fields:
    """Four numbers in degrees; minx > maxx crosses the antimeridian."""
    parts = values[0].split(",")
    if len(parts) != BOX_NUMBERS or not all(NUMBER.fullmatch(part) for part in parts):
        raise InvalidFilter(
            gettext_noop(
                "“bbox” is four numbers in degrees, minx,miny,maxx,maxy, as in bbox=35.5,34.5,38.5,37."
            ),
            field="bbox",
        )
    west, south, east, north = (float(part) for part in parts)
    if max(abs(west), abs(east)) > HALF_TURN or max(abs(south), abs(north)) > POLE:
        raise InvalidFilter(
            gettext_noop("“bbox” lies within longitudes -180 to 180 and latitudes -90 to 90."), field="bbox"
        )
    if south > north:
        raise InvalidFilter(
            gettext_noop("“bbox” has its southern edge (miny) before its northern edge (maxy)."), field="bbox"
        )
    return {"box": (west, south, east, north)}


@keeps_to(rf"{CALENDAR_DAY}(?:/(?:{CALENDAR_DAY}|\.\.))?|\.\./{CALENDAR_DAY}")
def parse_date(values: Sequence[str]) -> Fields:
    """A day, or two days with "/" between them, either of which may be ".."."""
    start, slash, end = values[0].partition("/")
    first = day_or_open(start)
    last = day_or_open(end) if slash else first
    if first is None and last is None:
        raise InvalidFilter(
            gettext_noop("“date” names at least one day: date=2024-11-01/.. leaves the end open."),
            field="date",
        )
    if first and last and first > last:
        raise InvalidFilter(
            gettext_noop("“date” has the earlier day first, as in date=2024-11-01/2024-11-30."), field="date"
        )
    return {"first": first, "last": last}


def day_or_open(text: str) -> date | None:
    if text == "..":
        return None
    if not DAY.fullmatch(text):
        raise InvalidFilter(
            gettext_noop(
                "“date” is a day, or two with / between them, .. for an open end: date=2024-11-01/2024-11-30."
            ),
            field="date",
        )
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise InvalidFilter(
            gettext_noop("“date” names a day that is not in the calendar."), field="date"
        ) from error


def parse_codes(name: str, pattern: re.Pattern[str], example: str, *, into: str = "") -> Parser:
    """Return the parser of a parameter that takes codes with commas between them.

    `into`: the field of the filter; the name in the plural unless said.
    """

    @keeps_to(rf"{pattern.pattern}(?:,{pattern.pattern}){{0,{MOST_CODES - 1}}}", listed=True)
    def parser(values: Sequence[str]) -> Fields:
        codes = [code for value in values for code in value.split(",")]
        if len(codes) > MOST_CODES:
            raise InvalidFilter(TOO_MANY, field=name, name=name, number=MOST_CODES)
        if not all(pattern.fullmatch(code) for code in codes):
            raise InvalidFilter(NO_CODES, field=name, name=name, example=example)
        return {into or f"{name}s": tuple(sorted(set(codes)))}

    return parser


@keeps_to(type="integer", minimum=1, maximum=LARGEST_LIMIT)
def parse_limit(values: Sequence[str]) -> Fields:
    if not LIMIT.fullmatch(values[0]) or int(values[0]) > LARGEST_LIMIT:
        raise InvalidFilter(NO_LIMIT, field="limit", number=LARGEST_LIMIT)
    return {"limit": int(values[0])}


@keeps_to(CURSOR.pattern)
def parse_cursor(values: Sequence[str]) -> Fields:
    if not CURSOR.fullmatch(values[0]):
        raise InvalidFilter(
            gettext_noop("“cursor” is taken unchanged from the next or prev link of an answer."),
            field="cursor",
        )
    return {"cursor": values[0]}


def parse_choice(name: str, choices: Sequence[str]) -> Parser:
    @keeps_to(type="string", enum=list(choices))
    def parser(values: Sequence[str]) -> Fields:
        if values[0] not in choices:
            raise InvalidFilter(NO_CHOICE, field=name, name=name, choices=", ".join(choices))
        return {name: values[0]}

    return parser


def parse_range(name: str) -> Parser:
    """Return the parser of a number of persons, or of two with ".." between them, either of which may be left out."""

    @keeps_to(r"\d{1,7}(?:\.\.(?:\d{1,7})?)?|\.\.\d{1,7}")
    def parser(values: Sequence[str]) -> Fields:
        found = RANGE.fullmatch(values[0])
        if not found or not (found[1] or found[3]):
            raise InvalidFilter(NO_RANGE, field=name, name=name)
        low, dots, high = found.groups()
        least = int(low) if low else None
        most = least if not dots else int(high) if high else None
        if least is not None and most is not None and least > most:
            raise InvalidFilter(REVERSED, field=name, name=name)
        return {name: (least, most)}

    return parser


@keeps_to(MOMENT.pattern.replace(DAY.pattern, CALENDAR_DAY))
def parse_since(values: Sequence[str]) -> Fields:
    """A day, or a moment in UTC."""
    try:
        moment = datetime.fromisoformat(values[0]) if MOMENT.fullmatch(values[0]) else None
    except ValueError:
        moment = None
    if moment is None:
        raise InvalidFilter(NO_MOMENT, field="changed_since")
    return {"changed_since": moment.replace(tzinfo=UTC)}


@keeps_to(type="string", minLength=1)
def parse_words(values: Sequence[str]) -> Fields:
    """Words as one types them into a search box. Raises: InvalidFilter where they ask for nothing."""
    question(values[0])
    return {"q": values[0]}
