# SPDX-License-Identifier: Apache-2.0
"""A chart with all that stands around it: what it says, how it counts, its table and where to get it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from django.utils.translation import gettext as _

from registry.public.charts.bars import Bar
from registry.public.charts.columns import Columns
from registry.ui.wording.numbers import whole

MOST_LINES = 48
"""Of a table on a page, of months four years; its CSV has all."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table. `cells`: numbers, as they are read. `address`: of the incidents behind it."""

    name: str
    cells: Sequence[str]
    address: str = ""
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """`head`: the name of each column, that of the lines first. `note`: which of the lines these are, where not all."""

    head: Sequence[str]
    lines: Sequence[Line]
    note: str = ""


def first_lines(head: Sequence[str], lines: Iterator[Line]) -> Table:
    """Return a table of the first lines, where there are too many for a page; the others are never made."""
    shown = list(islice(lines, MOST_LINES))
    if next(lines, None) is None:
        return Table(head, shown)
    note = _("The table shows the first %(number)s lines; the CSV has all.")
    return Table(head, shown, note % {"number": whole(MOST_LINES)})


def of_the_last(number: int, most: int) -> str:
    """Return what a table says that shows the last of so many lines."""
    note = _("The table shows the last %(number)s lines; the CSV has all.")
    return note % {"number": whole(most)} if number > most else ""


@dataclass(frozen=True, slots=True)
class Chart:
    """`key`: in addresses and anchors. `by`: the dimensions that the interface gives the same numbers by.

    `definition`: what is drawn; `rule`: how it is counted; `notes`: what one must know of it, `reason`: where the
    counting guide says why. `left`: groups that are not drawn.
    """

    key: str
    by: tuple[str, ...]
    title: str
    definition: str
    rule: str
    table: Table
    columns: Columns | None = None
    bars: Sequence[Bar] = ()
    notes: Sequence[str] = field(default_factory=tuple)
    reason: str = ""
    left: int = 0
    brush: bool = False

    @property
    def asked(self) -> str:
        return ",".join(self.by)
