# SPDX-License-Identifier: Apache-2.0
"""How many: the dataset's columns of deaths as the figures of one claim."""

from dataclasses import dataclass

from registry.casework.draft import CasualtyDraft
from registry.intake.row import Row


@dataclass(frozen=True, slots=True)
class Deaths:
    """Persons. `best`, `high` and `low` count all who died, combatants included, and may be out of order."""

    side_a: int
    side_b: int
    civilians: int
    unknown: int
    best: int
    high: int
    low: int

    @classmethod
    def of(cls, row: Row) -> "Deaths":
        """Raises: RowRefused (bad_number)."""
        columns = ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high", "low")
        return cls(*(row.whole(column) for column in columns))

    @property
    def flags(self) -> tuple[str, ...]:
        found = {
            "high_below_best": self.high < self.best,
            "low_above_best": self.low > self.best,
            "best_is_no_sum": self.best != self.side_a + self.side_b + self.civilians + self.unknown,
            "no_civilian_stated": not self.civilians,
        }
        return tuple(flag for flag, holds in found.items() if holds)

    def figures(self) -> tuple[CasualtyDraft, ...]:
        """Return killed with its parts by status, then the dataset's own total, which is in no count of ours.

        The fewest are the civilians; those of unknown status may all have been civilians or none.
        """
        killed = CasualtyDraft(
            harm="killed",
            min=self.civilians,
            max=self.civilians + self.unknown,
            verbatim_quantity=f"deaths_civilians {self.civilians}, deaths_unknown {self.unknown}",
        )
        by_status = (("civilian", self.civilians), ("unknown", self.unknown))
        parts = (
            CasualtyDraft(harm="killed", min=count, max=count, status=status, part_of=0)
            for status, count in by_status
            if count
        )
        return (killed, *parts, self.total())

    def total(self) -> CasualtyDraft:
        return CasualtyDraft(
            harm="killed",
            min=self.low,
            max=self.high,
            best=self.best,
            verbatim_quantity=f"low {self.low}, best {self.best}, high {self.high}",
            includes_combatants=True,
            as_imported=True,
        )
