# SPDX-License-Identifier: Apache-2.0
"""Cells of a table that a spreadsheet will open: a text that would be taken for a formula is marked as text."""

import unicodedata

TRIGGERS = "=+-@\t\r＝＋－＠"
STARTS = frozenset("\t\r")
MARK = "'"


def safe(value: object) -> object:
    """Return a cell as it may stand in a CSV file. Numbers stay numbers; a text gets a mark where it needs one."""
    if not isinstance(value, str):
        return value
    shown = next((sign for sign in value if not unseen(sign)), "")
    return MARK + value if value[:1] in STARTS or (shown and shown in TRIGGERS) else value


def unseen(sign: str) -> bool:
    """Whether a spreadsheet may pass over the sign before it looks for a formula."""
    return sign.isspace() or unicodedata.category(sign).startswith("C")
