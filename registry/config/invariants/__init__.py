# SPDX-License-Identifier: Apache-2.0
"""What must always hold between the two databases. Each invariant yields one sentence per breach."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from registry.audit.trail import breaks
from registry.config.grants import differences
from registry.config.invariants import approvals, outbox, public_set


@dataclass(frozen=True, slots=True)
class Result:
    """One invariant and its breaches; none when it holds."""

    name: str
    breaches: tuple[str, ...]

    @property
    def holds(self) -> bool:
        return not self.breaches

    def as_dict(self) -> dict[str, Any]:
        return {"invariant": self.name, "holds": self.holds, "breaches": list(self.breaches)}


INVARIANTS: dict[str, Callable[[], Iterator[str]]] = {
    "every public content has the hash it names, and that hash was approved by an eligible person": approvals.breaches,
    "the public set equals what the audit trail says": public_set.breaches,
    "the audit trail is dense and unforked": breaks,
    "the outbox drains": outbox.breaches,
    "grants equal the golden list in both databases": lambda: (
        line for alias in ("default", "published") for line in differences(alias)
    ),
    "withdrawn records are absent everywhere": public_set.withdrawn_breaches,
    "the change feed is dense and every version stands in it once": public_set.feed_breaches,
}


def check_all() -> list[Result]:
    """Return the result of every invariant, in a fixed order."""
    return [Result(name, tuple(check())) for name, check in INVARIANTS.items()]
