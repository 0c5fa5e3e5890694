# SPDX-License-Identifier: Apache-2.0
"""One row of a table, asked for by column; a wrong value is refused with what stood there."""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass

from registry.intake.errors import RowRefused

LONGEST_FIELD = 50_000
MOST_PEOPLE = 10_000_000
WHOLE = re.compile(r"-?\d{1,15}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Row:
    """`number`: the header is row 1. `raw`: the text of the row as it stands in the file, line ends included.

    `shape`: how many cells the row has, and how many the header.
    """

    number: int
    cells: Mapping[str, str]
    raw: str
    shape: tuple[int, int]

    def text(self, column: str) -> str:
        """Return the cell with runs of space as one; empty where the column is missing or NA."""
        return " ".join(self.verbatim(column).split())

    def verbatim(self, column: str) -> str:
        value = self.cells.get(column, "").strip()
        return "" if value == "NA" else value

    def whole(self, column: str, *, least: int = 0, most: int = MOST_PEOPLE) -> int:
        """Raises: RowRefused (bad_number)."""
        value = self.text(column)
        if not WHOLE.fullmatch(value):
            raise RowRefused("bad_number", f"{column} is not a whole number.", column=column, value=value)
        if not least <= int(value) <= most:
            raise RowRefused(
                "bad_number", f"{column} lies between {least} and {most}.", column=column, value=value
            )
        return int(value)

    def degrees(self, column: str, *, limit: int) -> float:
        """Return degrees of WGS 84. Raises: RowRefused (bad_coordinates)."""
        value = self.text(column)
        try:
            degrees = float(value)
        except ValueError:
            degrees = math.nan
        if not -limit <= degrees <= limit:
            sentence = f"{column} is a number of degrees from -{limit} to {limit}."
            raise RowRefused("bad_coordinates", sentence, column=column, value=value)
        return degrees

    def refuse_misshapen(self) -> None:
        """Raises: RowRefused (wrong_cell_count, field_too_long); the text itself is not repeated."""
        found, expected = self.shape
        if found != expected:
            sentence = (
                f"The row has {found} cells, the header {expected}. Look for a comma or a quotation mark."
            )
            raise RowRefused("wrong_cell_count", sentence)
        for column, value in self.cells.items():
            if len(value) > LONGEST_FIELD:
                sentence = f"{column} has {len(value):,} characters; at most {LONGEST_FIELD:,} are taken."
                raise RowRefused("field_too_long", sentence, column=column)
