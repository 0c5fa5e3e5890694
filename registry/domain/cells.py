# SPDX-License-Identifier: Apache-2.0
"""Cells of a table that a spreadsheet will open: a text that would be taken for a formula is marked as text."""

TRIGGERS = "=+-@\t\r＝＋－＠"
MARK = "'"


def safe(value: object) -> object:
    """Return a cell as it may stand in a CSV file. Numbers stay numbers; a text gets a mark where it needs one."""
    if not isinstance(value, str):
        return value
    first = value.lstrip(" \n\v\f\u00a0\u3000\ufeff")[:1] or value[:1]
    return MARK + value if first and first in TRIGGERS else value
