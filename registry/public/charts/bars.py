# SPDX-License-Identifier: Apache-2.0
"""Bars that show a range: full up to the smallest number, hatched up to the largest, an arrow where there is no end."""

from collections.abc import Sequence
from dataclasses import dataclass

from registry.public.charts.scale import percent

ROOM = 0.95
"""Of the width for the longest bar, so that its arrow has a place."""


@dataclass(frozen=True, slots=True)
class Measure:
    """What a bar is drawn from. `low`: None where nothing is stated. `words`: the number as it is read."""

    name: str
    low: int | None
    high: int | None
    open_above: bool
    words: str
    beside: str = ""
    address: str = ""
    muted: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """`least`, `beyond`, `end`: in percent of the width; `beyond`: how wide the hatched part is, empty for none."""

    measure: Measure
    least: str
    beyond: str
    end: str


def bars(measures: Sequence[Measure]) -> list[Bar]:
    """Return the bars, all on one scale."""
    longest = max((reach(each) for each in measures), default=0) / ROOM
    return [bar(each, longest) for each in measures]


def bar(measure: Measure, longest: float) -> Bar:
    low = measure.low or 0
    beyond = reach(measure) - low
    return Bar(
        measure,
        percent(low, longest),
        percent(beyond, longest) if beyond else "",
        percent(reach(measure), longest) if measure.open_above else "",
    )


def reach(measure: Measure) -> int:
    """Return the highest number that is drawn."""
    return max(measure.low or 0, measure.high or 0)
