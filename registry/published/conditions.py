# SPDX-License-Identifier: Apache-2.0
"""What a selection may ask of a record: the one grammar that filters, OGC clients and tiles speak.

A condition names public columns alone. `sql` and `snapshot.expressions` execute it; a test shows that both agree.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, TypeAlias

Box: TypeAlias = tuple[float, float, float, float]
"""West, south, east, north in degrees; west > east crosses the antimeridian."""

HALF_TURN = 180.0

SINGLE = ("incident_type", "grade")
MANY = (
    "weapons",
    "areas",
    "countries",
    "areas1",
    "attributions",
    "actors",
    "objects_hit",
    "deliveries",
    "source_kinds",
    "precisions",
    "who",
)
NUMBERS = ("killed_min", "killed_max", "injured_min", "injured_max")
DAYS = ("date_earliest", "date_latest")


@dataclass(frozen=True, slots=True)
class OneOf:
    """The column holds one of these codes. `column`: of SINGLE or MANY."""

    column: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class During:
    """The window of the record touches [first, last]; a bound that is None is open, on either side."""

    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class InBox:
    """The public geometry touches the box."""

    box: Box


def plain_boxes(box: Box) -> list[Box]:
    """Return the box as boxes that do not cross the antimeridian, which is one line under two numbers."""
    west, south, east, north = box
    if west > east:
        return [(west, south, HALF_TURN, north), (-HALF_TURN, south, east, north)]
    if (west == -HALF_TURN) == (east == HALF_TURN):
        return [box]
    other = -HALF_TURN if east == HALF_TURN else HALF_TURN
    return [box, (other, south, other, north)]


@dataclass(frozen=True, slots=True)
class Touches:
    """The public geometry touches this shape: WKB in longitude and latitude."""

    wkb: bytes


@dataclass(frozen=True, slots=True)
class Located:
    """The record has a public geometry, or has none."""

    known: bool


@dataclass(frozen=True, slots=True)
class Between:
    """The range of a figure, in persons, touches [least, most]; no figure matches nothing. `harm`: killed, injured."""

    harm: Literal["killed", "injured"]
    least: int | None
    most: int | None


@dataclass(frozen=True, slots=True)
class ChangedSince:
    """What stands now came with a batch of this time or later."""

    moment: datetime


@dataclass(frozen=True, slots=True)
class Words:
    """The words of the record answer this question, a tsquery over their compared form."""

    question: str


@dataclass(frozen=True, slots=True)
class Compare:
    """A number or day compared; an empty column matches nothing. `column`: of NUMBERS or DAYS."""

    column: str
    operator: Literal["=", "<>", "<", "<=", ">", ">="]
    value: int | date


@dataclass(frozen=True, slots=True)
class Known:
    """The column is not empty."""

    column: str


@dataclass(frozen=True, slots=True)
class Invented:
    """The record is there to try the registry out; nothing of it happened."""


@dataclass(frozen=True, slots=True)
class All:
    parts: "tuple[Condition, ...]"


@dataclass(frozen=True, slots=True)
class Any:
    parts: "tuple[Condition, ...]"


@dataclass(frozen=True, slots=True)
class Not:
    """Everything that does not match. Nothing is neither: an empty column does not match, so its negation does."""

    part: "Condition"


Condition: TypeAlias = (
    OneOf
    | During
    | InBox
    | Touches
    | Located
    | Between
    | ChangedSince
    | Words
    | Compare
    | Known
    | Invented
    | All
    | Any
    | Not
)
