# SPDX-License-Identifier: Apache-2.0
"""JSON with slots, as one SQL expression: the shape comes from the real classes, the values from columns."""

import re
from collections.abc import Mapping

SLOT = re.compile(r'"⟦=(\w+)⟧"|⟦(\w+)⟧')


def text(name: str) -> str:
    """Return a slot inside a string."""
    return f"⟦{name}⟧"


def json(name: str) -> str:
    """Return a slot that is filled with JSON of any type: a number, a list, null."""
    return f"⟦={name}⟧"


def as_sql(shape: bytes, values: Mapping[str, str]) -> str:
    """Return the expression that joins the fixed parts and the values: SQL expressions by name of slot."""
    words, at = [], 0
    whole = shape.decode()
    for found in SLOT.finditer(whole):
        words += [literal(whole[at : found.start()]), f"({values[found[1] or found[2]]})::text"]
        at = found.end()
    words.append(literal(whole[at:]))
    return f"concat_ws('', VARIADIC ARRAY[{', '.join(words)}])"


def literal(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def listed(*items: str) -> str:
    """Return the expression of a JSON list of those items that are not null."""
    return f"'[' || concat_ws(',', {', '.join(items)}) || ']'"
