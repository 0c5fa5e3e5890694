# SPDX-License-Identifier: Apache-2.0
"""The range that the typed claims make, before anything is saved: the same rules as for a saved record."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from registry.casework.statements import DENIES
from registry.desk.figures import laid_out
from registry.desk.forms.stated import bounds
from registry.desk.grid.columns import LEFT, Column, first
from registry.desk.grid.figures import Figure, whole_number
from registry.desk.grid.lines import Line, letter
from registry.domain.counts import (
    ALL_STATUSES,
    Counted,
    FigureStatement,
    Row,
    check_bounds,
    counted,
    separate,
    totals,
    unspecified,
)
from registry.domain.counts import Figure as Result
from registry.domain.disclosure import withheld_rows
from registry.domain.errors import InvalidInput

Rows = list[tuple[Figure, FigureStatement]]


@dataclass(frozen=True, slots=True)
class Limit:
    """A claim that sets a bound of a range: its number on the page, and the name of the cell."""

    line: Line
    cell: str


@dataclass(frozen=True, slots=True)
class Reckoned:
    """What the claims together make. `results` by column key, `limits` of each; `why_not` by claim.

    `closed`: the columns of which a claim that counts states a most.
    """

    results: dict[str, Result]
    limits: dict[str, tuple[tuple[Limit, ...], tuple[Limit, ...]]]
    closed: frozenset[str]
    why_not: dict[str, str]
    too_many: dict[str, str]
    undescribed: dict[str, str]


def reckon(lines: Sequence[Line]) -> Reckoned:
    """Return the ranges of all columns, with the claims that set their limits, and what does not add up."""
    newer = {f"claims-{each.said['supersedes']}": each.prefix for each in lines if each.said["supersedes"]}
    found = [(each, figure, statement) for each in lines for figure, statement in statements(each, newer)]
    decided = counted([statement for _line, _figure, statement in found])
    results = by_column(decided)
    cells = [(line, figure, decision) for (line, figure, _), decision in zip(found, decided, strict=True)]
    stated = {key: stated_of(key, cells) for key in results}
    return Reckoned(
        results=results,
        limits={key: limits_of(result, stated[key]) for key, result in results.items()},
        closed=frozenset(key for key, own in stated.items() if any(said.max is not None for _, said in own)),
        why_not={
            each.statement.claim_id: gettext(each.sentence) for each in reversed(decided) if not each.counted
        },
        too_many={each.prefix: words for each in lines if (words := too_many(each))},
        undescribed={each.prefix: words for each in lines if (words := undescribed(each))},
    )


def statements(line: Line, newer: dict[str, str]) -> Iterator[tuple[Figure, FigureStatement]]:
    """Yield the figures that state a number in order, once under each role."""
    shared = shared_by(line, newer)
    rows = {f"{line.prefix}-{at}": figure for at, figure in enumerate(line.figures)}
    names = {id(figure): name for name, figure in rows.items()}
    harms = {name: first(figure.fields, "harm") for name, figure in rows.items()}
    wholes = {name: names.get(id(figure.whole)) for name, figure in rows.items()}
    withheld = withheld_rows(harms, wholes)
    for name, figure in rows.items():
        numbers = None if name in withheld else number_of(figure)
        if numbers is None or figure.column is None:
            continue
        low, high, qualifier = numbers if not line.denies else (None, None, numbers[2])
        for role in figure.column.roles or ("",):
            yield (
                figure,
                FigureStatement(
                    **whom(figure.column, role),
                    min=low,
                    max=high,
                    qualifier=qualifier,
                    row_id=name,
                    of_which=wholes[name] or "",
                    **shared,
                ),
            )


def whom(column: Column, role: str) -> dict[str, Any]:
    if column.harm == LEFT:
        return {"harm": "displaced", "unit": column.unit}
    status = ALL_STATUSES if column.everyone else (column.status or "unknown")
    return {"harm": column.harm, "status": status, "sex": column.sex, "age": column.age, "role": role}


def number_of(figure: Figure) -> tuple[int, int | None, str] | None:
    """Return the bounds and the qualifier a row states; None for a row only begun, or out of order."""
    if not figure.begun:
        return None
    typed = {name: whole_number(first(figure.fields, name)) for name in ("min", "max")}
    words = {name: first(figure.fields, name).strip() for name in ("qualifier", "verbatim_quantity")}
    try:
        low, high, qualifier = bounds(
            typed | words | {"open_above": bool(first(figure.fields, "open_above"))}
        )
        check_bounds(low, high)
    except InvalidInput:
        return None
    return low, high, qualifier


def shared_by(line: Line, newer: dict[str, str]) -> dict[str, Any]:
    return {
        "claim_id": line.prefix,
        "origin_group": line.origin_key,
        "is_origin": not line.is_relay,
        "stated_at": line.day,
        "scope": line.said["scope"] if line.said["scope"] in ("whole", "part") else "whole",
        "reliability": letter(line),
        "credibility": line.said["credibility"] or "6",
        "excluded_reason": line.said["excluded_reason"],
        "position": DENIES if line.denies else "states",
        "retracted": bool(line.said["retracted_by_source_at"]),
        "superseded_by": newer.get(line.prefix, ""),
    }


def by_column(decided: Sequence[Counted]) -> dict[str, Result]:
    """Return the reconciled figure of each column key; that of a status is how many are stated so."""
    headlines = totals(each.statement for each in decided)
    found: dict[str, Result] = {}
    for (harm, unit, combatant, group, role), figure in laid_out(headlines).items():
        sex, age = group.split("|")
        if harm == "displaced":
            found[Column(LEFT, unit=unit).key] = figure
        elif unit == "persons":
            found[Column(harm, combatant, sex, age, (role,) if role else ()).key] = figure
    stated = (
        figure for (_, unit), each in headlines.items() if unit == "persons" for figure in each.by_status
    )
    return found | {Column(each.harm, each.status).key: each for each in stated if each.status != "unknown"}


def stated_of(key: str, cells: Sequence[tuple[Line, Figure, Counted]]) -> list[tuple[Limit, FigureStatement]]:
    """Return the numbers of a column that count, each with its claim."""
    return [
        (Limit(line, f"{line.prefix}-cell-{figure.column.key}"), decision.statement)
        for line, figure, decision in cells
        if decision.counted and figure.column and speaks_of(figure.column, key)
    ]


def limits_of(
    result: Result, own: Sequence[tuple[Limit, FigureStatement]]
) -> tuple[tuple[Limit, ...], tuple[Limit, ...]]:
    """Return the claims whose number is the least of the range, and those whose number is the most.

    Whoever states it as a most goes before whoever states it as a least and sets no limit.
    """
    lowest = tuple(limit for limit, said in own if said.min == result.min and said.scope == "whole")
    if result.max is None:
        return lowest, ()
    highest = tuple(limit for limit, said in own if said.max == result.max)
    return lowest, highest or tuple(limit for limit, said in own if most(said) == result.max)


def speaks_of(column: Column, key: str) -> bool:
    """Whether a number of this column is one of the figure: of all people of a harm it is, whatever their status."""
    undivided = Column(column.harm, unit=column.unit).key
    divided = column.sex or column.age or column.roles or column.everyone or column.status == "combatant"
    return column.key == key or (key == undivided and not divided)


def most(said: FigureStatement) -> int | None:
    return said.min if said.max is None else said.max


def groups_in(line: Line) -> Iterator[tuple[Column, Row, dict[Row, Column]]]:
    """Yield each figure that has parts, with them, as the rules read them."""
    for whole in line.figures:
        own = number_of(whole)
        parts = [
            (part.column, found)
            for part in line.figures
            if part.whole is whole and (found := number_of(part))
        ]
        if own and parts and whole.column:
            rows = {column.row(*found[:2]): column for column, found in parts if column}
            yield whole.column, whole.column.row(*own[:2]), rows


def too_many(line: Line) -> str:
    """Say which groups of a claim add up to more people than it counts in all; empty where none do."""
    for whole, row, parts in groups_in(line):
        added = separate(parts)
        least = sum(part.min or 0 for part in added)
        if row.max is not None and least > row.max:
            listed = gettext(", ").join(
                f"{parts[part].group or parts[part].head} ({part.min})" for part in added
            )
            words = gettext("%(name)s: %(parts)s add up to %(sum)s, more than the %(most)s %(whole)s.")
            values = {"name": line.shown_name, "parts": listed, "sum": least, "most": row.max}
            return words % (values | {"whole": whole.words.lower()})
    return ""


def undescribed(line: Line) -> str:
    """Say how many of a figure no group of it describes; empty where every one is."""
    told = []
    for whole, row, parts in groups_in(line):
        rest = unspecified(row, list(parts))
        if rest.max != 0:
            number = (
                f"{rest.min}"
                if rest.min == rest.max
                else f"{rest.min}–{rest.max}"
                if rest.max
                else f"{rest.min}+"
            )
            told.append(gettext("%(whole)s: %(n)s unspecified") % {"whole": whole.words, "n": number})
    return " · ".join(told)
