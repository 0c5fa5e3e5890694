# SPDX-License-Identifier: Apache-2.0
"""What one run did, row by row, and whether somebody has to look at it."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from registry.intake.errors import RowRefused

FLAGS = {
    "high_below_best": "The dataset's high is below its best; kept as stated.",
    "low_above_best": "The dataset's low is above its best; kept as stated.",
    "best_is_no_sum": "The dataset's best is not the sum of its four columns of deaths.",
    "no_civilian_stated": "No death of a civilian is stated, only deaths of persons of unknown status.",
    "sources_differ": "The number of sources stated is not the number of sources listed.",
    "country_left_open": "The state of that time held more than one country of today: choose.",
    "area_code_suggested": "A P-code was filled in, the name of the area being exactly the same: confirm it.",
    "record_stands": "The row was refused, and a record made from an earlier form of it still stands.",
}
OUT_OF_SCOPE = "out_of_scope"
REFUSALS = {
    OUT_OF_SCOPE: "No death of a civilian or of a person of unknown status is stated.",
    "already_under_review": "The row changed, but a person has taken up its record: change that by hand.",
    "kind_changed": "The row changed so much that its draft is of the wrong kind.",
    "held_by_others": "A draft of this row stands that the person who imports does not see.",
    "repeated_id": "Another row of the file has the same id; the first was taken.",
    "wrong_cell_count": "The row has more or fewer cells than the header.",
    "field_too_long": "A cell is too long.",
    "bad_number": "A number cannot be read or lies outside its bounds.",
    "bad_date": "A date cannot be read, lies in the future, or stands for no date.",
    "bad_coordinates": "Coordinates cannot be read or lie outside the earth.",
    "unknown_country": "The country is not in the crosswalk.",
    "no_place": "No place is named.",
    "invalid_record": "The record it makes breaks a rule.",
}


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """`number`: the header is row 1."""

    number: int
    sentence: str
    column: str
    value: str


@dataclass(slots=True)
class Report:
    """Counts of rows; `created` by kind of record. Row numbers: the header is row 1."""

    importer: str
    filename: str
    sha256: str
    by: str
    dry_run: bool = False
    read: int = 0
    created: dict[str, int] = field(default_factory=lambda: {"incident": 0, "aggregate_report": 0})
    updated: int = 0
    unchanged: int = 0
    flagged: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    refused: dict[str, list[RefusedRow]] = field(default_factory=lambda: defaultdict(list))
    seconds: float = 0.0

    def refuse(self, number: int, refusal: RowRefused) -> None:
        row = RefusedRow(number, refusal.sentence, refusal.column, refusal.value)
        self.refused[refusal.reason].append(row)

    def flag(self, number: int, flags: tuple[str, ...]) -> None:
        for name in flags:
            self.flagged[name].append(number)

    @property
    def faulty(self) -> bool:
        """Whether rows were refused that somebody has to look at. Being out of scope is no fault of a row."""
        return any(rows for reason, rows in self.refused.items() if reason != OUT_OF_SCOPE)

    def as_dict(self) -> dict[str, Any]:
        return {
            "importer": self.importer,
            "file": self.filename,
            "sha256": self.sha256,
            "by": self.by,
            "dry_run": self.dry_run,
            "rows_read": self.read,
            "created": {**self.created, "total": sum(self.created.values())},
            "updated": self.updated,
            "unchanged": self.unchanged,
            "flagged": {
                name: {"meaning": FLAGS[name], "count": len(rows), "rows": rows}
                for name, rows in self.flagged.items()
            },
            "refused": {reason: self.refused_for(reason) for reason in self.refused},
            "row_numbers": "The header is row 1.",
            "seconds": round(self.seconds, 1),
        }

    def refused_for(self, reason: str) -> dict[str, Any]:
        rows = self.refused[reason]
        told: dict[str, Any] = {
            "meaning": REFUSALS[reason],
            "count": len(rows),
            "rows": [row.number for row in rows],
        }
        if reason != OUT_OF_SCOPE:
            told["details"] = [
                {"row": row.number, "column": row.column, "value": row.value, "sentence": row.sentence}
                for row in rows
            ]
        return told
