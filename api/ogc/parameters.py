# SPDX-License-Identifier: Apache-2.0
"""The parameters of /api/ogc: those that the standard names, and the property filters of the one grammar as they are."""

import re
from collections.abc import Sequence
from datetime import date

from api.ogc.crs import SYSTEMS
from registry.domain.errors import InvalidFilter
from registry.domain.filters.parameters import Fields, Parser, parse_choice, parse_cursor
from registry.domain.words import gettext_noop
from registry.published.parameters import SELECTING

DEFAULT_LIMIT, LARGEST_LIMIT = 100, 1000
FORMS = ("json", "html")
TEXT_LANGUAGE = "cql2-text"

NUMBER = re.compile(r"[+-]?(?:\d{1,9}(?:\.\d{0,20})?|\.\d{1,20})(?:[eE][+-]?\d{1,2})?", re.ASCII)
WHOLE = re.compile(r"0{0,3}[1-9]\d{0,8}", re.ASCII)
INSTANT = re.compile(
    r"(\d{4}-\d{2}-\d{2})(?:[Tt]\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:[Zz]|[+-]\d{2}:\d{2}))?", re.ASCII
)
OPEN = ("", "..")

NO_LIMIT = gettext_noop("“limit” is a whole number from 1 on; more than %(number)s are given as %(number)s.")
NO_BOX = gettext_noop(
    "“bbox” is four numbers, or six with heights, in the order of “bbox-crs”: bbox=35.5,34.5,38.5,37."
)
NO_INSTANT = gettext_noop(
    "“datetime” is a day or moment, or two with / between them, .. for an open end: datetime=2024-11-01/2024-11-30."
)
NO_FILTER = gettext_noop(
    "“filter” is an expression in CQL2 text, as in filter=weapon='uxo' AND killed_min>=3."
)


def parse_limit(values: Sequence[str]) -> Fields:
    if not WHOLE.fullmatch(values[0]):
        raise InvalidFilter(NO_LIMIT, field="limit", number=LARGEST_LIMIT)
    return {"limit": min(int(values[0]), LARGEST_LIMIT)}


def parse_corners(values: Sequence[str]) -> Fields:
    """Four numbers, or six of which the third and the last are heights that are not looked at."""
    parts = values[0].split(",")
    if len(parts) not in (4, 6) or not all(NUMBER.fullmatch(part) for part in parts):
        raise InvalidFilter(NO_BOX, field="bbox")
    numbers = [float(part) for part in parts]
    return {"corners": tuple(numbers if len(numbers) == 4 else numbers[:2] + numbers[3:5])}


def parse_datetime(values: Sequence[str]) -> Fields:
    """An instant or an interval of RFC 3339. Of a moment the day is taken, as it is written."""
    start, slash, end = values[0].partition("/")
    first = None if slash and start in OPEN else day_of(start)
    last = first if not slash else None if end in OPEN else day_of(end)
    if (first is None and last is None) or (first and last and first > last):
        raise InvalidFilter(NO_INSTANT, field="datetime")
    return {"first": first, "last": last}


def day_of(text: str) -> date:
    found = INSTANT.fullmatch(text)
    try:
        return date.fromisoformat(found[1] if found else "")
    except ValueError as error:
        raise InvalidFilter(NO_INSTANT, field="datetime") from error


def parse_filter(values: Sequence[str]) -> Fields:
    if not values[0].strip():
        raise InvalidFilter(NO_FILTER, field="filter")
    return {"filter": values[0]}


OF_ITEMS: dict[str, Parser] = {
    "limit": parse_limit,
    "bbox": parse_corners,
    "bbox-crs": parse_choice("bbox-crs", SYSTEMS),
    "datetime": parse_datetime,
    "crs": parse_choice("crs", SYSTEMS),
    **{name: parser for name, parser in SELECTING.items() if name not in ("bbox", "date")},
    "filter": parse_filter,
    "filter-lang": parse_choice("filter-lang", (TEXT_LANGUAGE,)),
    "filter-crs": parse_choice("filter-crs", SYSTEMS),
    "cursor": parse_cursor,
    "f": parse_choice("f", FORMS),
}
OF_ITEM = ("crs", "f")
OF_PAGES = ("f",)
