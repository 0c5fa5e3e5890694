# SPDX-License-Identifier: Apache-2.0
"""A row that is closed carries its values in one hidden field, so that forty claims are forty fields, not thousands."""

import json
import re
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import BadRequest
from django.http import QueryDict

PACKED = re.compile(r"((?:locations|claims)-\d{1,3})-packed", re.ASCII)
SUFFIX = re.compile(r"[a-zA-Z_0-9.-]{1,260}", re.ASCII)
MOST_FIELDS = 4_000
OWN = re.compile(r"((?:locations|claims)-\d{1,3})-", re.ASCII)
Fields = dict[str, list[str]]
Rows = dict[str, Fields]


def by_row(typed: QueryDict) -> Rows:
    """Return the fields of each place and claim, by what follows the prefix of the row. One pass."""
    rows: Rows = {}
    for name, values in typed.lists():
        if found := OWN.match(name):
            rows.setdefault(found[1], {})[name[found.end() :]] = [str(value) for value in values]
    return rows


def pack(own: Fields, *, shown: Iterable[str] = ()) -> str:
    """Return the fields of one row as JSON, without those in `shown`, which the page has open."""
    seen = frozenset((*shown, "packed"))
    told = {name: values for name, values in own.items() if name not in seen and values != [""]}
    return json.dumps(
        {name: values[0] if len(values) == 1 else values for name, values in told.items()}, ensure_ascii=False
    )


def unpack(typed: QueryDict) -> None:
    """Put what closed rows carry among the other fields; a field that was open wins.

    Raises: BadRequest for what no page of ours sends.
    """
    for name in [name for name in typed if PACKED.fullmatch(name)]:
        start = name.removesuffix("packed")
        for suffix, values in opened(str(typed[name])):
            if f"{start}{suffix}" not in typed:
                typed.setlist(f"{start}{suffix}", values)
        del typed[name]
    if len(typed) > MOST_FIELDS * 10:
        raise BadRequest("too many fields")


def opened(text: str) -> Iterable[tuple[str, list[str]]]:
    for suffix, value in read(text).items():
        values = value if isinstance(value, list) else [value]
        if not SUFFIX.fullmatch(suffix) or not all(isinstance(each, str) for each in values):
            raise BadRequest("a field of no page of ours")
        yield suffix, values


def read(text: str) -> dict[str, Any]:
    if not text:
        return {}
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadRequest("no row of ours") from error
    if not isinstance(found, dict) or len(found) > MOST_FIELDS:
        raise BadRequest("no row of ours")
    return found
