# SPDX-License-Identifier: Apache-2.0
"""The few numbers over a selection: people, records that state none, and what is in no sum (counting.md, C12)."""

from dataclasses import dataclass

from registry.public.charts.left_out import LeftOut
from registry.public.charts.page import totals
from registry.public.charts.sums import Amount, Counts, Group


@dataclass(frozen=True, slots=True)
class Figures:
    """`total`: of the incidents in the sums. `invented`: how many of them are there to try the registry out."""

    total: Group
    left_out: LeftOut
    invented: int

    def sums(self) -> list[tuple[str, Amount, int]]:
        """Return each harm, its people, and how many of the incidents state no number of them."""
        amounts = {"killed": self.total.killed, "injured": self.total.injured}
        return [(harm, each, self.total.incidents - each.stated) for harm, each in amounts.items()]


def figures(counts: Counts) -> Figures:
    found = totals(counts)
    return Figures(found["total"], found["left_out"], found["invented"])
