# SPDX-License-Identifier: Apache-2.0
"""A chart with all that stands around it: what it says, how it counts, its table and where to get it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from registry.public.charts.bars import Bar
from registry.public.charts.columns import Columns


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table. `cells`: numbers, as they are read. `address`: of the incidents behind it."""

    name: str
    cells: Sequence[str]
    address: str = ""
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """`head`: the name of each column, that of the lines first."""

    head: Sequence[str]
    lines: Sequence[Line]


@dataclass(frozen=True, slots=True)
class Chart:
    """`key`: in addresses and anchors. `by`: the dimensions that the interface gives the same numbers by.

    `definition`: what is drawn; `rule`: how it is counted; `notes`: what is not in it. `left`: lines that are not drawn.
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
    left: int = 0
    brush: bool = False

    @property
    def asked(self) -> str:
        return ",".join(self.by)
