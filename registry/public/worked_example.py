# SPDX-License-Identifier: Apache-2.0
"""The example of the methodology: what invented sources say of one invented night, counted by the rules themselves."""

from dataclasses import asdict, dataclass
from datetime import date
from functools import partial
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from registry.domain.counts import Counted, Figure, FigureStatement, counted, totals
from registry.ui.wording.people import cell as in_cell
from registry.ui.wording.people import part, people

HARM, UNIT = "killed", "persons"
FIRST, SECOND = date(2025, 3, 3), date(2025, 3, 4)
killed = partial(FigureStatement, harm=HARM, unit=UNIT)

SAID: tuple[tuple[str | Promise, FigureStatement], ...] = (
    (
        _("Rescuers, on the first day: “three people killed”"),
        killed(claim_id="1", origin_group="rescuers", stated_at=FIRST, min=3, max=3),
    ),
    (
        _("The same rescuers, on the second day: “four people killed”"),
        killed(claim_id="2", origin_group="rescuers", stated_at=SECOND, min=4, max=4),
    ),
    (
        _("A newspaper that quotes the rescuers: “four people killed”"),
        killed(claim_id="3", origin_group="rescuers", is_origin=False, stated_at=SECOND, min=4, max=4),
    ),
    (
        _("A local monitor: “five or six people killed”"),
        killed(claim_id="4", row_id="whole", stated_at=SECOND, min=5, max=6),
    ),
    (
        _("The same monitor: “one or two of them children”"),
        killed(claim_id="4", row_id="part", of_which="whole", age="child_unspecified", min=1, max=2, stated_at=SECOND),
    ),
    (
        _("A hospital: “two of the dead were brought here”"),
        killed(claim_id="5", scope="part", stated_at=FIRST, min=2, max=2),
    ),
    (
        _("A party to the conflict: “nobody was harmed”"),
        killed(claim_id="6", position="denies", stated_at=SECOND, min=None, max=None),
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One statement: its words, its numbers as in a cell of a table, and whether it counts and why not."""

    words: str | Promise
    number: str
    counted: bool
    why: str


@dataclass(frozen=True, slots=True)
class Example:
    """`result`: the figure in words, `children`: the part of it that is told."""

    lines: tuple[Line, ...]
    result: str
    children: str


def worked_example() -> Example:
    """Return the example as the rules of counting decide it now."""
    decided = counted(statement for _words, statement in SAID)
    headline = totals(statement for _words, statement in SAID)[HARM, UNIT]
    lines = tuple(line(words, each) for (words, _statement), each in zip(SAID, decided, strict=True))
    return Example(lines, people(shown(headline.total), HARM), part(shown(headline.by_sex_age[0])))


def line(words: str | Promise, decided: Counted) -> Line:
    told = decided.statement
    number = in_cell(None if told.min is None else shown(told))
    return Line(words, number, decided.counted, gettext(decided.sentence))


def shown(figure: Figure | FigureStatement) -> dict[str, Any]:
    """Return a figure in the form of a published one, as the words for numbers take it."""
    told = asdict(figure)
    return told | {
        "open_above": told.get("open_above", figure.max is None),
        "age": {"code": figure.age},
        "sex": {"code": figure.sex or "unknown"},
        "qualifier": None,
    }
