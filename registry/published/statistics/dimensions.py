# SPDX-License-Identifier: Apache-2.0
"""What incidents can be counted by. An incident with several codes counts once in each; one without any as not known."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Dimension:
    """`column`: that holds its codes. `scheme`: the vocabulary of their labels, empty where they are in none."""

    column: str
    scheme: str = ""
    many: bool = True


@dataclass(frozen=True, slots=True)
class Period:
    """A bucket of time; a record whose window spans two of them is not known to either. `unit`: as SQL calls it.

    `python`, `sql`: how the day is written that stands for its bucket.
    """

    unit: Literal["year", "month", "week"]
    python: str
    sql: str


PERIODS = {
    "year": Period("year", "%Y", "YYYY"),
    "month": Period("month", "%Y-%m", "YYYY-MM"),
    "week": Period("week", "%G-W%V", 'IYYY-"W"IW'),
}
CODED = {
    "weapon": Dimension("weapons", "weapon"),
    "weapon_group": Dimension("weapons", "weapon_colour_group", many=False),
    "type": Dimension("incident_type", "incident_type", many=False),
    "area1": Dimension("areas1", "area1"),
    "country": Dimension("countries", "country"),
    "grade": Dimension("grade", "harm_grade", many=False),
    "attribution": Dimension("attributions", "attribution_confidence"),
    "object": Dimension("objects_hit", "object_class"),
    "actor": Dimension("actors", "actor"),
}
PEOPLE = {"sex_age": Dimension("people", "sex_age")}
"""What people are counted by, not incidents: asked for alone."""
LABELLED = {**CODED, **PEOPLE}
CROSSED = (*PERIODS, *CODED)
NAMES = (*CROSSED, *PEOPLE)
LEFT_OUT = ("discounted", "under_assessment")
"""Grades that are in no total, unless the filter names them."""
