# SPDX-License-Identifier: Apache-2.0
"""The matrix as the page shows it: origins, claims, cells, and the range in the last row with its reasons."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Self

from django.http import QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from registry.desk.figures import as_figure
from registry.desk.grid.cells import KINDS, MARK, mark
from registry.desk.grid.columns import STARTS_WITH, Column, in_order
from registry.desk.grid.figures import Figure
from registry.desk.grid.lines import Line, by_origin, letter, lines_of
from registry.desk.grid.live import Limit, Reckoned, reckon
from registry.domain.counts import write_cell
from registry.ui.wording.days import in_words
from registry.ui.wording.terms import isolated
from registry.vocabularies import read

MOST_COLUMNS = 40
Heads = Sequence[tuple[Column, str]]


@dataclass(frozen=True, slots=True)
class Cell:
    """One number to type. `others`: figures of this column that are typed in the claim itself."""

    name: str
    text: str
    label: str
    head: str
    problem: str = ""
    others: tuple[str, ...] = ()
    limit: bool = False


@dataclass(frozen=True, slots=True)
class Typed:
    """`wrong`: cells that say no number. `limits`: cells that set a limit of a range."""

    fields: QueryDict
    wrong: dict[str, str]
    limits: set[str]


@dataclass(frozen=True, slots=True)
class GridRow:
    """`open`: its claim is shown below the matrix."""

    line: Line
    cells: tuple[Cell, ...]
    open: bool
    why_not: str
    too_many: str
    undescribed: str

    @property
    def about(self) -> str:
        """Return how far the source is trusted, the day and the language, as one phrase."""
        day = in_words(self.line.said["published_edtf"]) if self.line.said["published_edtf"] else _("undated")
        return " · ".join(filter(None, [self.reliability, day, self.line.said["language"]]))

    @property
    def reliability(self) -> str:
        words = read.label("reliability", letter(self.line).lower(), get_language() or "en")
        return _("Reliability: %(words)s") % {"words": words}


@dataclass(frozen=True, slots=True)
class Result:
    """The range of one column. `why`: the claims that set its limits, in sentences."""

    column: Column
    figure: dict[str, Any] | None
    why: tuple[str, ...]
    limits: str


@dataclass(frozen=True, slots=True)
class Grid:
    columns: tuple[Column, ...]
    groups: tuple[tuple[str, tuple[GridRow, ...]], ...]
    results: tuple[Result, ...]
    origins: tuple[str, ...]

    @classmethod
    def of(cls, typed: QueryDict, wrong: dict[str, str]) -> Self:
        """Return the matrix of what is typed; every figure is given its cell, or a row of its own."""
        lines = lines_of(typed)
        for line in lines:
            give_cells(typed, line)
        columns = columns_of(typed, lines)
        found = reckon(lines)
        limits = {limit.cell for pair in found.limits.values() for side in pair for limit in side}
        heads = [(column, column.words) for column in columns]
        shown = Typed(typed, wrong, limits)
        groups = tuple(
            (name, tuple(row(line, heads, shown, found) for line in members))
            for name, members in by_origin(lines)
        )
        return cls(
            tuple(columns),
            groups,
            tuple(result(column, found) for column in columns),
            tuple(dict.fromkeys(line.origin for line in lines if line.origin)),
        )

    @property
    def rows(self) -> list[GridRow]:
        return [row for _name, members in self.groups for row in members]

    @property
    def wrong(self) -> list[str]:
        """Return the names of the cells that say no number, and of all cells of a claim that does not add up."""
        return [cell.name for row in self.rows for cell in row.cells if cell.problem or row.too_many]


def give_cells(typed: QueryDict, line: Line) -> None:
    mark(line.figures)
    for kind in KINDS:
        own = [
            figure
            for figure in line.figures
            if bool(figure.column and figure.column.unit) == (kind == KINDS[1])
        ]
        for at, figure in enumerate(own):
            typed[f"{line.prefix}-{kind}-{at}-cell"] = figure.cell


def columns_of(typed: QueryDict, lines: Sequence[Line]) -> list[Column]:
    """Return the columns that stand, and those of every figure; a fresh page starts with the common ones."""
    asked = [column for key in typed.getlist("columns")[:MOST_COLUMNS] if (column := Column.from_key(key))]
    standing = asked or [column for key in STARTS_WITH if (column := Column.from_key(key))]
    held = [figure.column for line in lines for figure in line.figures if figure.column and figure.begun]
    return in_order([*standing, *held])


def row(line: Line, heads: Heads, typed: Typed, found: Reckoned) -> GridRow:
    return GridRow(
        line,
        tuple(cell(line, column, head, typed) for column, head in heads),
        line.prefix in typed.fields.getlist("open"),
        found.why_not.get(line.prefix, ""),
        found.too_many.get(line.prefix, ""),
        found.undescribed.get(line.prefix, ""),
    )


def cell(line: Line, column: Column, head: str, typed: Typed) -> Cell:
    name = f"{line.prefix}{MARK}{column.key}"
    own = [figure for figure in line.figures if figure.column == column]
    typed_in = next((figure for figure in own if figure.cell), None)
    stands = write_cell(typed_in.written) if typed_in and typed_in.written else ""
    others = tuple(brief(figure) for figure in own if not figure.cell and figure.begun)
    label = _("%(source)s, %(column)s") % {"source": line.shown_name, "column": head}
    text, problem = str(typed.fields.get(name, stands)), typed.wrong.get(name, "")
    return Cell(name, text, label, head, problem, others, name in typed.limits)


def brief(figure: Figure) -> str:
    """Return a figure that no cell can say, as it was typed."""
    texts = [figure.fields.get(name, [""])[0] for name in ("min", "max", "verbatim_quantity")]
    return "–".join(filter(None, texts[:2])) or texts[2]


def result(column: Column, found: Reckoned) -> Result:
    figure = found.results.get(column.key)
    lowest, highest = found.limits.get(column.key, ((), ()))
    names = sorted({limit.cell for limit in (*lowest, *highest)})
    return Result(
        column,
        as_figure(figure) if figure else None,
        why(figure, lowest, highest, closed=column.key in found.closed),
        " ".join(names),
    )


def why(figure: Any, lowest: Sequence[Limit], highest: Sequence[Limit], *, closed: bool) -> tuple[str, ...]:
    """Return which claims set the limits of a range, and by which rule. `closed`: whether one states a highest."""
    if figure is None:
        return ()
    told = []
    if lowest:
        told.append(
            _("%(n)s is the lowest number stated: %(claims)s.") % {"n": figure.min, "claims": named(lowest)}
        )
    else:
        told.append(_("%(n)s follows from groups, or from claims about a part.") % {"n": figure.min})
    if figure.open_above and not closed and figure.max in (None, figure.min):
        return (*told, _("No source that counts states a highest."))
    if figure.max is not None and highest:
        told.append(_("%(n)s is the highest: %(claims)s.") % {"n": figure.max, "claims": named(highest)})
    if figure.open_above:
        told.append(_("Open above: at least one claim that counts sets no upper limit."))
    return tuple(told)


def named(limits: Iterable[Limit]) -> str:
    return _(", ").join(isolated(each) for each in dict.fromkeys(limit.line.shown_name for limit in limits))
