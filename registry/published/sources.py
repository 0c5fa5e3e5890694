# SPDX-License-Identifier: Apache-2.0
"""What answers a selection: a snapshot in memory, or SQL. Both say the same; this is what is asked of them."""

from datetime import date, datetime
from typing import NamedTuple, Protocol

from registry.published.conditions import Condition
from registry.published.cursors import Place
from registry.published.selection import Selection


class Found(NamedTuple):
    """A record in a list. `key`: the number it is sorted by, where that is not the day."""

    code: str
    number: int
    sort_date: date
    demonstration: bool
    key: int = 0

    @property
    def place(self) -> Place:
        return Place(self.sort_date, self.code, self.key)


class State(NamedTuple):
    """What an answer is made of, as its headers tell."""

    version: int
    published_at: datetime | None


class Dated(Protocol):
    """Anything that says which state of the dataset it is made of."""

    @property
    def version(self) -> int: ...

    @property
    def published_at(self) -> datetime | None: ...


class Source(Dated, Protocol):
    """One state of the dataset, which can be asked."""

    def count(self, kind: str, conditions: tuple[Condition, ...]) -> int:
        """Return how many meet all conditions, exactly."""

    def page(self, wanted: Selection, place: Place | None, *, forward: bool, limit: int) -> list[Found]:
        """Return the rows beyond the place, nearest first; from an end where there is none."""
