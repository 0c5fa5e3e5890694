# SPDX-License-Identifier: Apache-2.0
"""Numbers in order, and of a size that can be meant."""

from registry.domain.errors import InvalidRange

LARGEST_NUMBER = 100_000_000


def check_order(low: int, best: int | None, high: int | None) -> None:
    """Refuse bounds out of order: fewest ≤ best ≤ most. Unit: people, families or households."""
    if low < 0:
        raise InvalidRange("A number of people cannot be below 0.", field="min")
    if max(low, best or 0, high or 0) > LARGEST_NUMBER:
        raise InvalidRange(
            "No number here is larger than %(largest_number)s.",
            field="min",
            largest_number=f"{LARGEST_NUMBER:,}",
        )
    if high is not None and high < low:
        raise InvalidRange(
            "The most (%(high)s) is fewer than the fewest (%(low)s).", field="max", high=high, low=low
        )
    if best is not None and (best < low or (high is not None and best > high)):
        raise InvalidRange("The best figure (%(best)s) lies outside the range.", field="best", best=best)


def check_pieces(low: int | None, high: int | None) -> None:
    """Refuse numbers of things out of order, or a most without a fewest. Unit: munitions or objects."""
    if high is not None and low is None:
        raise InvalidRange(
            "Beside the most, write the fewest too; 0 or 1 if nothing else is known.", field="count_min"
        )
    if low is not None and high is not None and high < low:
        raise InvalidRange(
            "The most (%(high)s) is fewer than the fewest (%(low)s).", field="count_max", high=high, low=low
        )
    if max(low or 0, high or 0) > LARGEST_NUMBER:
        raise InvalidRange(
            "No number here is larger than %(largest_number)s.",
            field="count_min",
            largest_number=f"{LARGEST_NUMBER:,}",
        )
