# SPDX-License-Identifier: Apache-2.0
"""Rows that are part of another row: which may be added, and whether they fit."""

from collections.abc import Callable, Iterable, Sequence
from itertools import product
from math import inf
from typing import TypeVar

from registry.domain.counts.ranges import Range, join
from registry.domain.counts.statement import ALL_STATUSES, NOT_STATED, Figure, Row
from registry.domain.errors import InvalidRange

AnyRow = TypeVar("AnyRow", bound=Row)

SEXES = frozenset({"female", "male", "other"})
CHILD = frozenset({"0_4", "5_11", "12_17"})
ADULT = frozenset({"18_59", "60_plus"})
# Which bands a code may cover. "Older" has no agreed lower limit, so it overlaps every adult band.
BANDS = {band: frozenset({band}) for band in CHILD | ADULT} | {
    "child_unspecified": CHILD,
    "adult_unspecified": ADULT,
    "older_unspecified": ADULT,
}

# Overlaps girls, boys, men and women alike, so it is never split.
WOMEN_AND_CHILDREN = "women_and_children"
UNSPLIT_STATUS = NOT_STATED | {ALL_STATUSES}

# What makes two rows separate groups. Roles are missing on purpose: one person may hold several.
DIMENSIONS: tuple[Callable[[Row], str], ...] = (
    lambda row: row.status,
    lambda row: row.sex,
    lambda row: row.age,
)


def kinds(row: Row) -> frozenset[tuple[str, str]]:
    """Return every pair of sex and age band that people of this row can have."""
    if row.age == WOMEN_AND_CHILDREN:
        return frozenset(product(SEXES, CHILD)) | frozenset(product({"female"}, ADULT))
    sexes = SEXES if row.sex in NOT_STATED else frozenset({row.sex})
    return frozenset(product(sexes, BANDS.get(row.age, CHILD | ADULT)))


def apart(one: Row, other: Row) -> bool:
    """Whether no person can be in both rows."""
    if one.status != other.status and not {one.status, other.status} & UNSPLIT_STATUS:
        return True
    return not kinds(one) & kinds(other)


def inside(one: Row, other: Row) -> bool:
    """Whether everybody of `one` must be in `other`."""
    same_status = other.status in UNSPLIT_STATUS or one.status == other.status
    same_role = other.role in NOT_STATED or one.role == other.role
    return same_status and same_role and kinds(one) <= kinds(other)


def separate(rows: Iterable[AnyRow]) -> list[AnyRow]:
    """Return rows that may be added because nobody is in two of them, chosen so that they guarantee many
    people.

    Along each dimension the largest rows are taken first; the best dimension wins. Rows that the choice
    leaves out lie inside it or overlap it.
    """
    numbered = sorted((row for row in rows if row.min is not None), key=_largest_first)
    choices = [_apart_in_turn([row for row in numbered if of(row) not in NOT_STATED]) for of in DIMENSIONS]
    choices.append(numbered[:1])
    return max(choices, key=lambda choice: (sum(map(_least, choice)), len(choice)))


def check_subsets(parent: Row, children: Sequence[Row]) -> None:
    """Refuse parts that are certainly more people than the whole.

    Raises: InvalidRange naming the rows.
    Source: docs/explanation/counting.md, rule C10.
    """
    if parent.max is None or _open(parent):
        return
    parts = separate(children)
    least = sum(map(_least, parts))
    if least > parent.max:
        listed = " + ".join(f"{_least(part)} ({part.name})" for part in parts)
        raise InvalidRange(
            "%(listed)s makes at least %(least)s, more than the %(max)s of the whole (%(name)s).",
            field="min",
            listed=listed,
            least=least,
            max=parent.max,
            name=parent.name,
        )


def unspecified(parent: Row, children: Sequence[Row]) -> Range:
    """Return how many of the whole no part describes. Shown as it is, never shared out among the parts.

    Raises: ValueError when the whole has no number.
    Source: docs/explanation/counting.md, rule C11.
    """
    if parent.min is None:
        raise ValueError(f"{parent.name} has no number")
    described = join(Range(_least(part), None if _open(part) else part.max) for part in separate(children))
    least = 0 if described.max is None else max(0, parent.min - described.max)
    most = None if parent.max is None else max(least, parent.max - described.min)
    return Range(least, most, open_above=_open(parent))


def _apart_in_turn(rows: Iterable[AnyRow]) -> list[AnyRow]:
    chosen: list[AnyRow] = []
    for row in rows:
        if all(apart(row, other) for other in chosen):
            chosen.append(row)
    return chosen


def outermost(rows: Iterable[AnyRow]) -> list[AnyRow]:
    """Return the rows without those that lie wholly inside another one of them."""
    held = list(rows)
    return [row for row in held if not any(inside(row, other) and not inside(other, row) for other in held)]


def _largest_first(row: Row) -> tuple[int, str, float]:
    return -_least(row), row.name, -inf if row.max is None else -row.max


def _open(row: Row) -> bool:
    return row.open_above if isinstance(row, Figure) else row.max is None


def _least(row: Row) -> int:
    return row.min or 0
