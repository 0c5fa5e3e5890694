# SPDX-License-Identifier: Apache-2.0
"""What was typed into the cells becomes figures of the claims; what cannot be read stays in its cell, with the reason."""

from collections import Counter
from collections.abc import Sequence

from django.http import QueryDict

from registry.desk.grid.columns import LEFT, Column
from registry.desk.grid.figures import Fields, Figure, holder, holds, read_rows, write_rows
from registry.desk.grid.packing import by_row
from registry.domain.counts import read_cell, write_cell
from registry.domain.errors import InvalidRange
from registry.ui.wording.refusals import sentence

Problems = dict[str, str]
MARK, IN_ROW = "-cell-", "cell-"
KINDS = ("casualties", "displacements")


def take(typed: QueryDict) -> Problems:
    """Move the numbers of the cells into the figures; return what is wrong, by the name of the cell."""
    wrong: Problems = {}
    for claim, own in by_row(typed).items():
        for kind in KINDS:
            if f"{kind}-TOTAL_FORMS" in own:
                found = take_rows(typed, claim, kind, own)
                wrong |= {f"{claim}{MARK}{key}": words for key, words in found.items()}
        for name in [f"{claim}-{name}" for name in own if name.startswith(IN_ROW)]:
            if name not in wrong:
                del typed[name]
    return wrong


def cells_of(own: Fields, kind: str) -> dict[str, str]:
    """Return what stands in the cells of a claim, by the key of the column."""
    cells = {name.removeprefix(IN_ROW): values[-1] for name, values in own.items() if name.startswith(IN_ROW)}
    return {key: text for key, text in cells.items() if is_of(key, kind)}


def is_of(key: str, kind: str) -> bool:
    column = Column.from_key(key)
    return column is not None and (column.harm == LEFT) == (kind == "displacements")


def take_rows(typed: QueryDict, claim: str, kind: str, own: Fields) -> Problems:
    figures, cells = read_rows(own, kind), cells_of(own, kind)
    if all(says_the_same(figures, key, text) for key, text in cells.items()):
        return {}
    wrong: Problems = {}
    added: list[Figure] = []
    for key, text in cells.items():
        standing = next((each for each in figures if each.cell == key), None)
        try:
            added += take_cell(figures, standing, key, text)
        except InvalidRange as refusal:
            wrong[key] = sentence(refusal)
    relate(figures, added)
    write_rows(typed, f"{claim}-{kind}", figures)
    return wrong


def says_the_same(figures: Sequence[Figure], key: str, text: str) -> bool:
    """Whether the cell says what stands already: most cells of a page do."""
    standing = next((each.written for each in figures if each.cell == key), None)
    return text.strip() == (write_cell(standing) if standing else "")


def take_cell(figures: list[Figure], standing: Figure | None, key: str, text: str) -> list[Figure]:
    """Change, add or take away the figure of one cell; return what was added. Raises: InvalidRange."""
    stated = read_cell(text)
    column = Column.from_key(key)
    if standing and stated is None:
        for part in figures:
            part.whole = standing.whole if part.whole is standing else part.whole
        figures.remove(standing)
    elif standing and stated:
        before = standing.written
        if before is None or text.strip() != write_cell(before):
            standing.state(stated)
    elif stated and column:
        made = Figure(column.fields(), cell=key, column=column)
        made.state(stated)
        figures.append(made)
        return [made]
    return []


def relate(figures: Sequence[Figure], added: Sequence[Figure]) -> None:
    """Say of each new figure what it is part of, and of groups that stood alone that the new one holds them."""
    for figure in added:
        figure.whole = holder(figure, figures)
    for figure in figures:
        if figure.cell and figure.whole is None and figure not in added:
            around = holder(figure, figures)
            figure.whole = around if around in added else None
        elif figure.cell and figure.whole not in (None, *added):
            around = holder(figure, figures)
            if (
                around in added
                and around is not None
                and figure.whole is not None
                and holds(figure.whole, around)
            ):
                figure.whole = around


def mark(figures: Sequence[Figure]) -> None:
    """Give each figure that is alone in its column, and that signs can say, its cell; a row of its own to the others."""
    seen = Counter(each.column for each in figures if each.begun)
    for figure in figures:
        alone = figure.column is not None and seen[figure.column] == 1 and figure.written is not None
        figure.cell = figure.column.key if alone and figure.column else ""
