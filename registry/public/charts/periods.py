# SPDX-License-Identifier: Apache-2.0
"""Months and years in a row, without gaps, and the few of them that an axis names."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from django.utils.dateformat import format as dated

MOST_YEARS = 6
MOST_MONTHS = 4
FEW_MONTHS = 18


class Tick(NamedTuple):
    """A name on the axis. `at`: the place of its bucket in the row."""

    at: int
    name: str


def every(first: str, last: str) -> list[str]:
    """Return all buckets from the first to the last: “2024-11” … or “2024” …, both included."""
    if len(first) == len("2024"):
        return [f"{year:04}" for year in range(int(first), int(last) + 1)]
    begin, end = (int(each[:4]) * 12 + int(each[5:]) - 1 for each in (first, last))
    return [f"{month // 12:04}-{month % 12 + 1:02}" for month in range(begin, end + 1)]


def name(bucket: str) -> str:
    """Return the bucket in words: Nov 2024, or 2024."""
    if len(bucket) == len("2024"):
        return bucket
    return dated(date(int(bucket[:4]), int(bucket[5:]), 1), "M Y")


def ticks(buckets: Sequence[str], places: int) -> list[Tick]:
    """Return what the axis names: so little that it can be read on a narrow screen.

    `places`: how many buckets the axis has room for.
    """
    if len(buckets) <= FEW_MONTHS and len(buckets[0]) > len("2024"):
        apart = -(-places // MOST_MONTHS)
        return [Tick(at, name(each)) for at, each in enumerate(buckets) if at % apart == 0]
    years = [(at, each[:4]) for at, each in enumerate(buckets) if each[4:] in ("", "-01") or at == 0]
    if len(years) > 1 and years[1][0] - years[0][0] < len(buckets) // (2 * MOST_YEARS):
        years = years[1:]
    return [Tick(*each) for each in years[:: -(-len(years) // MOST_YEARS)]]
