# SPDX-License-Identifier: Apache-2.0
"""One row of figures: what it counts, and what one claim says about it."""

from dataclasses import dataclass
from datetime import date

from registry.domain.counts.ranges import Range, check_bounds
from registry.domain.errors import InvalidRange, UnknownCode

COMBATANT = "combatant"
# A total in which the source itself counts combatants too. Silence about status is "unknown", never this.
ALL_STATUSES = "all"
NOT_COMBATANT = ("civilian", "police_security", "civilian_contested", "unknown")

NOT_STATED = frozenset({"", "unknown", "none_known"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Whom a figure counts (vocabulary codes; empty or unknown = not broken down by this), and its bounds in
    `unit`.
    """

    harm: str
    unit: str = "persons"
    status: str = "unknown"
    sex: str = ""
    age: str = ""
    role: str = ""
    min: int | None
    max: int | None

    @property
    def group(self) -> tuple[str, str, str]:
        """Sex, age and role, each empty where the row is not broken down by it."""
        sex, age, role = ("" if code in NOT_STATED else code for code in (self.sex, self.age, self.role))
        return sex, age, role

    @property
    def undivided(self) -> bool:
        return self.group == ("", "", "")

    @property
    def name(self) -> str:
        """The codes of the row, for a sentence that has to name it."""
        status = "" if self.status in NOT_STATED else self.status
        return " ".join(code for code in (self.harm, status, *self.group) if code)


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureStatement(Row):
    """What one claim says about one figure.

    `origin_group`: claims that repeat one origin share it; empty stands alone. `of_which`: the `row_id` of
    the row of the same claim that these people are part of. `scope` part: the claim counts only part of the
    incident.
    Raises: InvalidRange for bounds out of order or a denial with a number; UnknownCode for scope or position.
    """

    claim_id: str
    origin_group: str = ""
    is_origin: bool = True
    stated_at: date | None = None
    best: int | None = None
    qualifier: str = "exact"
    scope: str = "whole"
    reliability: str = "F"
    credibility: str = "6"
    excluded_reason: str = ""
    position: str = "states"
    retracted: bool = False
    superseded_by: str = ""
    row_id: str = ""
    of_which: str = ""

    def __post_init__(self) -> None:
        if self.scope not in ("whole", "part"):
            raise UnknownCode("“%(scope)s” is no scope; use whole or part.", field="scope", scope=self.scope)
        if self.position not in ("states", "denies"):
            raise UnknownCode(
                "“%(position)s” is no position; use states or denies.",
                field="position",
                position=self.position,
            )
        if self.position == "denies" and self.min is not None:
            raise InvalidRange("A denial carries no figure.", field="min")
        if self.min is None and self.max is not None:
            raise InvalidRange("A largest number needs a smallest one, which may be 0.", field="min")
        # An imported total over all statuses is kept as it came, even out of order: it enters no range.
        if self.min is not None and self.status != ALL_STATUSES:
            check_bounds(self.min, self.max)

    @property
    def range(self) -> Range:
        """The bounds stated. Raises: ValueError when the claim states none."""
        if self.min is None:
            raise ValueError(f"claim {self.claim_id} states no number for {self.name}")
        return Range(self.min, self.max)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Row):
    """What the counted claims together say. `best` stays empty unless a reviewer sets it, with a reason."""

    min: int
    max: int | None
    open_above: bool
    qualifier: str = ""
    best: int | None = None
    claim_ids: tuple[str, ...] = ()

    @property
    def range(self) -> Range:
        return Range(self.min, self.max, self.open_above)
