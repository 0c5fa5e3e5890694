# SPDX-License-Identifier: Apache-2.0
"""What each source reported, as a drawing: a line for each number that a source states, over the range that is counted.

Places along the axis are percentages from its left end in every language; the table beside has the same numbers.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle

from registry.ui.record.claims import HARMS, Claim, Figure, Row, Table, Term

FEWEST = 2
"""Statements from which a drawing says more than the table."""
TICKS = 6
IN_NO_TOTAL = "combatant"


@dataclass(frozen=True, slots=True)
class Lane:
    """One number of one claim. `low`, `high`: where it begins and ends; `open_above`: no upper bound is stated."""

    claim: Claim
    figure: Figure
    repeated: bool
    low: str
    high: str

    @property
    def open_above(self) -> bool:
        return self.figure["max"] is None

    @property
    def combatants(self) -> bool:
        """Whether it is left out of the count because of whom it speaks of."""
        return bool(self.figure["includes_combatants"] or self.figure["status"]["code"] == IN_NO_TOTAL)

    @property
    def counted(self) -> bool:
        return bool(self.claim["counted"]) and not self.combatants


@dataclass(frozen=True, slots=True)
class Band:
    """The range that is counted. `beyond`: how wide the rest of the axis is; empty where an upper limit is stated."""

    start: str
    width: str
    end: str
    beyond: str


@dataclass(frozen=True, slots=True)
class Plot:
    """`ticks`: each number of the axis beside its place."""

    harm: Term
    total: Figure | None
    band: Band | None
    lanes: tuple[Lane, ...]
    ticks: tuple[tuple[int, str], ...]

    @property
    def any_left_out(self) -> bool:
        return not all(lane.counted for lane in self.lanes)

    @property
    def any_open(self) -> bool:
        return any(lane.open_above for lane in self.lanes)


def plots(table: Table) -> list[Plot]:
    """Return a drawing for each harm of which several statements give a number."""
    drawn = (
        (harm, total, list(stated(table, harm))) for harm, total in table.totals if harm["code"] in HARMS
    )
    return [plot(harm, total, found) for harm, total, found in drawn if len(found) >= FEWEST]


def stated(table: Table, harm: Term) -> Iterator[tuple[Row, Figure]]:
    """Yield each whole figure of a harm with the row that it stands in."""
    for _origin, rows in table.groups:
        for row in rows:
            for each, cell in row.cells:
                if each == harm:
                    yield from ((row, whole) for whole, _parts in cell.figures)


def plot(harm: Term, total: Figure | None, found: list[tuple[Row, Figure]]) -> Plot:
    most = max(upper(figure) for figure in [*(figure for _row, figure in found), *([total] if total else [])])
    step = step_to(most)
    top = step * (most // step + 1)
    lanes = (
        Lane(row.claim, each, row.repeated, at(each["min"], top), at(upper(each), top)) for row, each in found
    )
    ticks = tuple((number, at(number, top)) for number in range(0, top + 1, step))
    return Plot(harm, total, band(total, top) if total else None, tuple(lanes), ticks)


def upper(figure: Figure) -> int:
    """Return the upper bound, the lower one where no upper is stated or the two stand out of order."""
    return max(int(figure["min"]), int(figure["max"] or 0))


def step_to(most: int) -> int:
    """Return a round step of an axis that reaches this far: 1, 2, 5, 10, 20, 50, …"""
    step = 1
    for factor in cycle((2, 5 / 2, 2)):
        if most // step < TICKS:
            break
        step = int(step * factor)
    return step


def at(number: int, top: int) -> str:
    return f"{100 * number / top:.2f}%"


def band(total: Figure, top: int) -> Band:
    low, high = total["min"], upper(total)
    beyond = at(top - high, top) if total["open_above"] else ""
    return Band(at(low, top), at(high - low, top), at(high, top), beyond)
