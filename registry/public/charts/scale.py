# SPDX-License-Identifier: Apache-2.0
"""Round numbers for an axis, and numbers as SVG writes them."""

MOST_LINES = 3


def step(highest: int) -> int:
    """Return the distance of the lines of an axis: 1, 2 or 5 times a power of ten, with three lines at most."""
    power = 1
    while True:
        for each in (1, 2, 5):
            if highest <= each * power * MOST_LINES:
                return each * power
        power *= 10


def lines(highest: int) -> list[int]:
    """Return the numbers of the lines above zero; the last of them is the top of the axis."""
    each = step(highest)
    return [each * number for number in range(1, max(-(-highest // each), 1) + 1)]


def short(number: float) -> str:
    """Return the number with one decimal at most."""
    return f"{number:.1f}".removesuffix(".0")


def tenths(number: float) -> int:
    """Return the number in tenths, in which paths are reckoned so that no step adds to what was rounded before."""
    return round(number * 10)


def step_of(number: int) -> str:
    """Return so many tenths as a path says a step, parted from the number before it."""
    said = short(abs(number) / 10)
    return ("-" if number < 0 else " ") + (said.removeprefix("0") or said)


def percent(part: float, whole: float) -> str:
    return f"{100 * part / whole:.2f}%" if whole else "0%"
