# SPDX-License-Identifier: Apache-2.0
"""Whether two records may tell of one event, and why. A suggestion for a person, never a decision."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

NEAR_KM, NEXT_DOOR_KM = 5.0, 1.0
DAYS_APART = 2
WIDEST_WINDOW = timedelta(days=31)
"""A longer window fits too much to say anything."""
ALIKE, VERY_ALIKE = 0.35, 0.6
"""Share of three-letter groups that two titles have in common, 0 to 1."""
ENOUGH = 4


class Why(StrEnum):
    SAME_DOCUMENT = "same_document"
    NEAR = "near"
    SAME_AREA = "same_area"
    SAME_TIME = "same_time"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class Reason:
    """`amount`: kilometres for `near`, days for `same_time`, likeness 0 to 1 for `title`; else nothing."""

    why: Why
    weight: int
    amount: float = 0


@dataclass(frozen=True, slots=True)
class Compared:
    """What is known of two records beside each other. `km`, `first` … `other_last`: None where one has none."""

    first: date | None = None
    last: date | None = None
    other_first: date | None = None
    other_last: date | None = None
    km: float | None = None
    areas: frozenset[str] = frozenset()
    addresses: frozenset[str] = frozenset()
    alike: float = 0


def reasons(pair: Compared) -> tuple[Reason, ...]:
    """Return why the two may be one event, strongest first; nothing where it is not likely enough.

    The same document, or the same days together with a near place, or with one area and similar words.
    """
    found = sorted(each(pair), key=lambda reason: -reason.weight)
    return tuple(found) if sum(reason.weight for reason in found) >= ENOUGH else ()


def each(pair: Compared) -> list[Reason]:
    found = []
    if pair.addresses:
        found.append(Reason(Why.SAME_DOCUMENT, 5))
    if pair.km is not None and pair.km <= NEAR_KM:
        found.append(Reason(Why.NEAR, 3 if pair.km <= NEXT_DOOR_KM else 2, pair.km))
    elif pair.areas:
        found.append(Reason(Why.SAME_AREA, 1))
    apart = days_apart(pair)
    if apart is not None and apart <= DAYS_APART:
        found.append(Reason(Why.SAME_TIME, 2, apart))
    if pair.alike >= ALIKE:
        found.append(Reason(Why.TITLE, 2 if pair.alike >= VERY_ALIKE else 1, pair.alike))
    return found


def days_apart(pair: Compared) -> int | None:
    """Return the days between the two windows, 0 where they touch; None where one is open or too wide."""
    bounds = (pair.first, pair.last, pair.other_first, pair.other_last)
    if None in bounds or too_wide(pair.first, pair.last) or too_wide(pair.other_first, pair.other_last):
        return None
    first, last, other_first, other_last = (day for day in bounds if day is not None)
    return max((other_first - last).days, (first - other_last).days, 0)


def too_wide(first: date | None, last: date | None) -> bool:
    return first is None or last is None or last - first > WIDEST_WINDOW


def weight(found: Collection[Reason]) -> int:
    return sum(reason.weight for reason in found)
