# SPDX-License-Identifier: Apache-2.0
"""Columns along the time, stacked in layers; what has no place on the axis stands beside it.

Across, everything is in percent, so that nothing is squashed: letters stay letters at any width. Time runs from left to
right in every language.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from registry.public.charts.paint import ASIDE, Layer
from registry.public.charts.periods import ticks
from registry.public.charts.scale import lines, percent, short, step_of, tenths
from registry.ui.wording.numbers import whole

HEIGHT = 160
"""Of the plot, in pixels."""
ACROSS = 10
"""Units of a column with its gap."""
FEWEST = 12
"""Places for columns, so that a few of them are not as wide as the page."""
CLOSE = 120
"""Columns from which on there is no gap."""
SHORT = 3
"""Letters of a number of the axis that have room at its side in any case."""
PLOT, BESIDE, BESIDE_WIDTH = 92, 94, 6
"""Percent of the width, where something stands beside the axis."""


class Stack(NamedTuple):
    """One layer through all columns. `values`: one a column, whole numbers from 0 up. `beside`: of it, off the axis.

    `name`: as the legend calls it; none where it is the only layer and the title says what it is.
    """

    layer: Layer
    name: str
    values: Sequence[int]
    beside: int = 0


@dataclass(frozen=True, slots=True)
class Drawn:
    """`path`: in units of the plot. `total`: with what stands beside the axis."""

    layer: Layer
    name: str
    path: str
    total: int


class Line(NamedTuple):
    y: str
    name: str


class Named(NamedTuple):
    """A name below the axis. `anchor`: as SVG calls it."""

    x: str
    anchor: str
    name: str


@dataclass(frozen=True, slots=True)
class Beside:
    """`cut`: higher than the axis reaches."""

    x: str
    width: str
    y: str
    height: str
    cut: bool


@dataclass(frozen=True, slots=True)
class Columns:
    """`units`: of the plot across. `width`: of the plot, in percent. `opened`: triangles on columns without an end.
    `added_up`: the legend says how many each layer holds.
    """

    buckets: Sequence[str]
    units: int
    width: str
    height: int
    layers: Sequence[Drawn]
    lines: Sequence[Line]
    names: Sequence[Named]
    beside: Beside | None
    opened: str
    added_up: bool
    aside: Layer = ASIDE

    @property
    def legend(self) -> Sequence[Drawn]:
        return [layer for layer in self.layers if layer.name]

    @property
    def long_numbers(self) -> bool:
        """Whether the numbers of the axis need more room than three letters take."""
        return any(len(line.name) > SHORT for line in self.lines)


def columns(
    buckets: Sequence[str], stacks: Sequence[Stack], *, beside: int = 0, opened: Sequence[bool] | None = None
) -> Columns:
    """Return the drawing. `beside`: what has no place on the axis. `opened`: which have no end, where they are ranges."""
    heights = [sum(column) for column in zip(*(stack.values for stack in stacks), strict=True)]
    marks = lines(max(heights, default=0) or beside or 1)
    unit = HEIGHT / marks[-1]
    share = PLOT if beside else 100
    return Columns(
        buckets=buckets,
        units=max(len(buckets), FEWEST) * ACROSS,
        width=f"{share}%",
        height=HEIGHT,
        layers=[drawn for drawn in layered(stacks, unit) if drawn.total],
        lines=[Line(short(HEIGHT - mark * unit), whole(mark)) for mark in marks],
        names=named(buckets, share),
        beside=standing_beside(beside, unit) if beside else None,
        opened=arrows(heights, opened or (), unit),
        added_up=opened is None,
    )


def layered(stacks: Sequence[Stack], unit: float) -> list[Drawn]:
    below = [0] * len(stacks[0].values)
    found = []
    for stack in stacks:
        path = path_of(below, stack.values, unit)
        found.append(Drawn(stack.layer, stack.name, path, sum(stack.values) + stack.beside))
        below = [low + value for low, value in zip(below, stack.values, strict=True)]
    return found


def path_of(below: Sequence[int], values: Sequence[int], unit: float) -> str:
    """Return one path for all columns of a layer, each told from the one before: a tenth of what rectangles take.

    What is lower than a twentieth of a pixel is not drawn.
    """
    wide = ACROSS if len(values) > CLOSE else ACROSS - 2
    path, x, y = "", 0, 0
    for at, (low, value) in enumerate(zip(below, values, strict=True)):
        if tall := tenths(value * unit):
            to_x, to_y = at * ACROSS, tenths(HEIGHT) - tenths(low * unit)
            path += f"m{to_x - x}{step_of(to_y - y)}h{wide}v{step_of(-tall)}h-{wide}z"
            x, y = to_x, to_y
    return path


def arrows(heights: Sequence[int], opened: Sequence[bool], unit: float) -> str:
    """Return a triangle on top of each column that has no end."""
    return "".join(
        f"M{at * ACROSS} {short(max(HEIGHT - height * unit, 6))}h8l-4-6z"
        for at, (height, is_open) in enumerate(zip(heights, opened, strict=False))
        if is_open
    )


def named(buckets: Sequence[str], share: int) -> list[Named]:
    found, places = [], max(len(buckets), FEWEST)
    for tick in ticks(buckets, places):
        place = (tick.at + 0.5) / places
        anchor = "start" if place < 0.08 else "end" if place > 0.9 else "middle"
        x = {"start": tick.at, "middle": tick.at + 0.5, "end": tick.at + 1}[anchor]
        found.append(Named(percent(x * share / 100, places), anchor, tick.name))
    return found


def standing_beside(number: int, unit: float) -> Beside:
    """Return the column beside the axis: to scale, and cut off at the top where it is higher than all others."""
    height = min(number * unit, HEIGHT)
    return Beside(
        x=f"{BESIDE}%",
        width=f"{BESIDE_WIDTH}%",
        y=short(HEIGHT - height),
        height=short(height),
        cut=number * unit > HEIGHT,
    )
