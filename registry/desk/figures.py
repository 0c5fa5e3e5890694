# SPDX-License-Identifier: Apache-2.0
"""The figures of a record for its pages: what each claim states, what counts, and the range they make."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from registry.casework.models import CasualtyFigure, Claim, DisplacementFigure
from registry.casework.statements import statements_of
from registry.domain.counts import Counted, Figure, FigureStatement, Headline, counted, totals
from registry.vocabularies import read

Key = tuple[str, str, str, str, str]


@dataclass(frozen=True, slots=True)
class Cell:
    """One number of one claim; `why_not` is empty where it counts, `limit` marks the claim that sets a bound.

    `words`: the number as the source puts it; never public.
    """

    figure: dict[str, Any] | None
    why_not: str = ""
    limit: bool = False
    words: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """What one claim says, a cell for each column."""

    claim_id: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Claims as lines, figures as columns, the range from the counted claims below."""

    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    result: tuple[dict[str, Any] | None, ...]
    not_counted: dict[str, str]

    @property
    def named_result(self) -> list[tuple[str, dict[str, Any] | None]]:
        return list(zip(self.columns, self.result, strict=True))


def headline_figures(claims: Sequence[Claim]) -> dict[str, dict[str, Any]]:
    """Return the total of each harm to persons, by harm."""
    found = totals(statements_of(claims)).items()
    return {harm: as_figure(headline.total) for (harm, unit), headline in found if unit == "persons"}


def matrix(
    statements: Iterable[FigureStatement], claim_ids: Sequence[str], words: Mapping[str, str] | None = None
) -> Matrix:
    """Return the table of these statements, one line for each claim, also for one that states no number.

    `words`: the sources' own, by row.
    """
    decided = counted(statements)
    results = reconciled(decided)
    keys = list(dict.fromkeys(key_of(each.statement) for each in decided))
    columns = sorted(keys, key=lambda key: (keys.index(whole_of(key, keys)), key != whole_of(key, keys)))
    return Matrix(
        columns=tuple(column_words(key) for key in columns),
        lines=tuple(line(claim_id, columns, decided, results, words or {}) for claim_id in claim_ids),
        result=tuple(as_figure(results[key]) if key in results else None for key in columns),
        not_counted={
            each.statement.claim_id: _(each.sentence) for each in reversed(decided) if not each.counted
        },
    )


def words_of(claims: Iterable[Claim]) -> dict[str, str]:
    """Return the sources' own words for their numbers, by row."""
    rows = ((row.pk, row.verbatim_quantity) for claim in claims for row in figures_of(claim))
    return {str(key): words for key, words in rows if words}


def figures_of(claim: Claim) -> list[CasualtyFigure | DisplacementFigure]:
    return [*claim.casualties.all(), *claim.displacements.all()]


def line(
    claim_id: str,
    columns: Sequence[Key],
    decided: Sequence[Counted],
    results: dict[Key, Figure],
    words: Mapping[str, str],
) -> Line:
    own = {key_of(each.statement): each for each in decided if each.statement.claim_id == claim_id}
    return Line(claim_id, tuple(cell(own.get(key), results.get(key), words) for key in columns))


def cell(decision: Counted | None, result: Figure | None, words: Mapping[str, str]) -> Cell:
    if decision is None or decision.statement.min is None:
        return Cell(None)
    said = decision.statement
    figure = {"min": said.min, "max": said.max, "open_above": said.max is None}
    sets_limit = bool(result and decision.counted and (said.min == result.min or said.max == result.max))
    return Cell(
        figure, "" if decision.counted else _(decision.sentence), sets_limit, words.get(said.row_id, "")
    )


def key_of(statement: FigureStatement) -> Key:
    """Return what the number is about. Statuses are views of the same people and share a column."""
    combatant = statement.status if statement.status in ("combatant", "all") else ""
    sex, age, role = statement.group
    return statement.harm, statement.unit, combatant, f"{sex}|{age}", role


def whole_of(key: Key, keys: Sequence[Key]) -> Key:
    """Return the column of the undivided figure this one belongs to, itself when there is none."""
    whole = (key[0], key[1], "", "|", "")
    return whole if whole in keys else next(other for other in keys if other[:2] == key[:2])


def reconciled(decided: Iterable[Counted]) -> dict[Key, Figure]:
    return laid_out(totals(each.statement for each in decided))


def laid_out(headlines: Mapping[tuple[str, str], Headline]) -> dict[Key, Figure]:
    """Return every figure of these headlines by what it is about."""
    found: dict[Key, Figure] = {}
    for (harm, unit), headline in headlines.items():
        found[harm, unit, "", "|", ""] = headline.total
        for figure in (*headline.by_sex_age, *headline.by_role):
            sex, age, role = figure.group
            found[harm, unit, "", f"{sex}|{age}", role] = figure
        for figure in headline.of_which:
            found[figure.harm, unit, "", "|", ""] = figure
        if headline.combatants:
            found[harm, unit, "combatant", "|", ""] = headline.combatants
    return found


def as_figure(figure: Figure) -> dict[str, Any]:
    return {
        "min": figure.min,
        "max": figure.max,
        "open_above": figure.open_above,
        "qualifier": {"code": figure.qualifier},
    }


def column_words(key: Key) -> str:
    """Return the head of a column, such as “Injured: female, adult”."""
    harm, unit, combatant, group, role = key
    language = get_language() or "en"
    sex, age = group.split("|")
    parts = [("age", age), ("sex", sex), ("person_role", role)]
    words = [read.label(scheme, code, language) for scheme, code in parts if code]
    if combatant:
        words.append(
            read.label("casualty_status", "combatant", language) if combatant != "all" else _("all persons")
        )
    if unit != "persons":
        words.append(read.label("count_unit", unit, language))
    head = read.label("harm", harm, language)
    return f"{head}: {', '.join(words)}" if words else head
