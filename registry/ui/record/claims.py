# SPDX-License-Identifier: Apache-2.0
"""What each source reported, as a table: sources grouped by origin, a column for each kind of harm."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from registry.ui.wording.people import status_not_stated

HARMS = ("killed", "injured", "killed_or_injured", "missing")
Claim = dict[str, Any]
Figure = dict[str, Any]
Term = dict[str, str]
FIXED_COLUMNS = 2


@dataclass(frozen=True, slots=True)
class Cell:
    """Whole figures of one claim and one harm, each with the parts that it states of it."""

    figures: tuple[tuple[Figure, tuple[Figure, ...]], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One claim: a cell for each harm of the table, beside the harm. `repeated`: it passes on what its origin said."""

    claim: Claim
    cells: tuple[tuple[Term, Cell], ...]
    repeated: bool


@dataclass(frozen=True, slots=True)
class Table:
    """`harms`: the columns; `groups`: origin number and its rows; `totals`: the range of each column, beside its harm.

    `other_harms`: figures of the record beside killed and injured.
    """

    harms: tuple[Term, ...]
    groups: tuple[tuple[int, tuple[Row, ...]], ...]
    totals: tuple[tuple[Term, Figure | None], ...]
    other_harms: tuple[tuple[Term, Figure], ...]
    has_displacement: bool

    @property
    def claims(self) -> list[Claim]:
        return [each.claim for _origin, rows in self.groups for each in rows]

    @property
    def has_links(self) -> bool:
        """Whether a row leads to the page of its source."""
        return any(claim["archive_url"] or claim["url"] for claim in self.claims)

    @property
    def has_words(self) -> bool:
        """Whether a source gave a word in the place of a number."""
        numbers = [number for claim in self.claims for number in (*claim["figures"], *claim["displacement"])]
        return any(number["qualifier"] and number["qualifier"]["code"] == "vague" for number in numbers)

    @property
    def has_star(self) -> bool:
        """Whether a range is of people whose status no counted source states."""
        return any(status_not_stated(total) for _harm, total in self.totals)

    @property
    def width(self) -> int:
        """How many columns there are, those of the source and of whether it counts included."""
        return len(self.harms) + FIXED_COLUMNS + self.has_displacement


def table(document: dict[str, Any]) -> Table:
    """Return the claims of a document as a table; columns are the kinds of harm that somebody states."""
    harms = tuple(columns(document))
    claims = sorted(
        document["claims"], key=lambda claim: (claim["origin"], not claim["counted"], claim["number"])
    )
    groups = tuple(
        (origin, tuple(rows(list(members), harms)))
        for origin, members in groupby(claims, key=lambda claim: claim["origin"])
    )
    figures = document["casualties"]
    totals = tuple((harm, figures.get(harm["code"])) for harm in harms)
    others = tuple(
        (harm, figures[harm["code"]])
        for harm in harms
        if harm["code"] in set(figures) - {"killed", "injured"}
    )
    displaced = bool(document["displacement"]) or any(claim["displacement"] for claim in claims)
    return Table(harms, groups, totals, others, displaced)


def columns(document: dict[str, Any]) -> Iterator[Term]:
    """Yield the harms that a claim states, killed and injured first."""
    stated = {
        figure["harm"]["code"]: figure["harm"] for claim in document["claims"] for figure in claim["figures"]
    }
    ordered = sorted(stated, key=lambda code: (HARMS.index(code) if code in HARMS else len(HARMS), code))
    yield from (stated[code] for code in ordered)


def rows(claims: list[Claim], harms: tuple[Term, ...]) -> Iterator[Row]:
    """Yield the rows of one origin. A relay repeats it where others of the origin state all that it states."""
    for claim in claims:
        cells = tuple((harm, cell(claim["figures"], harm["code"])) for harm in harms)
        others = [each for each in claims if each["counted"] and each is not claim]
        before = [each for each in others if not quotes(each) or each["number"] < claim["number"]]
        known = frozenset().union(*map(stated, before))
        yield Row(claim, cells, repeated=quotes(claim) and bool(stated(claim)) and stated(claim) <= known)


def stated(claim: Claim) -> frozenset[str]:
    """Return what a claim gives numbers of."""
    displaced = ("displaced",) if claim["displacement"] else ()
    return frozenset((*(figure["harm"]["code"] for figure in claim["figures"]), *displaced))


def quotes(claim: Claim) -> bool:
    return bool(claim["quoted"] or claim["quoted_kind"])


def cell(figures: list[Figure], harm: str) -> Cell:
    wholes = [(at, figure) for at, figure in enumerate(figures) if figure["harm"]["code"] == harm]
    return Cell(
        tuple(
            (figure, tuple(each for each in figures if each["part_of"] == at))
            for at, figure in wholes
            if figure["part_of"] is None
        )
    )
