# SPDX-License-Identifier: Apache-2.0
"""A number that is known between two bounds."""

from collections.abc import Iterable
from dataclasses import dataclass

from registry.domain.errors import InvalidRange


@dataclass(frozen=True, slots=True)
class Range:
    """How many, in the unit of its figure. Without a `max` nobody states an upper bound, and `open_above` holds."""

    min: int
    max: int | None
    open_above: bool = False

    def __post_init__(self) -> None:
        check_bounds(self.min, self.max)
        if self.max is None:
            object.__setattr__(self, "open_above", True)


def check_bounds(low: int, high: int | None) -> None:
    """Raises: InvalidRange when a bound is below zero or the two are the wrong way round."""
    if low < 0:
        raise InvalidRange("The smallest number cannot be below zero, as %(low)s is.", field="min", low=low)
    if high is not None and high < low:
        raise InvalidRange(
            "The largest number (%(high)s) is below the smallest (%(low)s).", field="max", high=high, low=low
        )


def add(ranges: Iterable[Range]) -> Range:
    """Return the sum over incidents: smallest with smallest, largest with largest, nothing at all being 0 to
    0.

    A range without a `max` adds its `min` to both; the sum is open above as soon as one part is, and has no
    `max` itself only when no part has one. Different people are assumed: never add claims on one
    incident.
    Source: docs/explanation/counting.md, rule C12.
    """
    parts = list(ranges)
    bounded = not parts or any(part.max is not None for part in parts)
    highest = sum(part.min if part.max is None else part.max for part in parts)
    return Range(
        min=sum(part.min for part in parts),
        max=highest if bounded else None,
        open_above=any(part.open_above for part in parts),
    )


def join(ranges: Iterable[Range]) -> Range:
    """Return the sum of separate groups that one claim counts: without an upper bound as soon as one group
    has none.

    Source: docs/explanation/counting.md, rule C6.
    """
    parts = list(ranges)
    largest = [part.max for part in parts if part.max is not None]
    complete = len(largest) == len(parts)
    return Range(sum(part.min for part in parts), sum(largest) if complete else None)
