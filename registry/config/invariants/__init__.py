# SPDX-License-Identifier: Apache-2.0
"""What must always hold between the two databases. Each invariant yields one sentence per breach.

Tables are read row by row or in portions, and what one database can compare by itself is compared there, so that the
memory of a run does not grow with the registry.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from registry.audit.trail import breaks
from registry.config import walls
from registry.config.grants import differences
from registry.config.invariants import (
    approvals,
    demonstration,
    derived,
    embargo,
    feed,
    files,
    held,
    history,
    merged,
    outbox,
    public_set,
    requests,
    standing,
    taken_down,
    unnamed,
    withdrawn,
)
from registry.config.invariants.moment import one_moment

MOST = 1_000
"""Breaches told of one invariant; more tell nothing new."""


@dataclass(frozen=True, slots=True)
class Result:
    """One invariant and its breaches, at most MOST; none when it holds."""

    name: str
    breaches: tuple[str, ...]

    @property
    def holds(self) -> bool:
        return not self.breaches

    def as_dict(self) -> dict[str, Any]:
        return {"invariant": self.name, "holds": self.holds, "breaches": list(self.breaches)}


INVARIANTS: dict[str, Callable[[], Iterator[str]]] = {
    "every public content has the hash it names, and that hash was approved by an eligible person": approvals.breaches,
    "every answer, geometry and filter column is what its content gives": derived.breaches,
    "the public set equals what the audit trail says": public_set.breaches,
    "the audit trail is dense and unforked": breaks,
    "the outbox drains, and the world has what was asked for": outbox.breaches,
    "every request of a reader arrived or waits, and the public is told how it stands": requests.breaches,
    "no change of a working table can be left out of history": history.breaches,
    "grants equal the golden list in both databases": lambda: (
        line for alias in ("default", "published") for line in differences(alias)
    ),
    "every working table has its walls, as listed": walls.differences,
    "withdrawn records are absent everywhere": withdrawn.breaches,
    "records under a safety hold are absent everywhere": held.breaches,
    "merged records lead to the record that stands for them": merged.breaches,
    "nothing is public before its embargo ends": embargo.breaches,
    "no witness, nobody who was harmed and no relative is named as a source": unnamed.breaches,
    "content is absent from exactly the versions that were taken down": taken_down.breaches,
    "the change feed is dense and every version stands in it once": feed.breaches,
    "the desk's lists tell every record as it stands": standing.breaches,
    "every file has its bytes in the store, and the store holds nothing else": files.breaches,
    "no demonstration account or record is in production": demonstration.breaches,
}


def check_all() -> Iterator[Result]:
    """Yield the result of every invariant, in a fixed order, all of one moment."""
    with one_moment():
        for name, check in INVARIANTS.items():
            yield Result(name, tuple(islice(check(), MOST)))
