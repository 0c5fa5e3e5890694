# SPDX-License-Identifier: Apache-2.0
"""The figures of one claim as the page sends them: rows that may be parts of one another."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.http import QueryDict

from registry.desk.grid.columns import Column, first
from registry.domain.counts import Written, inside
from registry.domain.numerals import western

MOST = 100
Fields = dict[str, list[str]]
NUMBER = ("min", "max", "qualifier", "open_above", "verbatim_quantity", "best")


@dataclass(slots=True, eq=False)
class Figure:
    """One row. `cell`: the key of the column in which its number is typed; empty where it is typed in the row itself."""

    fields: Fields
    whole: "Figure | None" = None
    cell: str = ""
    column: Column | None = field(default=None)

    @property
    def low(self) -> int | None:
        return whole_number(first(self.fields, "min"))

    @property
    def high(self) -> int | None:
        return whole_number(first(self.fields, "max"))

    @property
    def written(self) -> Written | None:
        """Return its number where the signs of a cell can say it; a row that is only begun says none."""
        low, high, qualifier = self.low, self.high, first(self.fields, "qualifier")
        ticked = first(self.fields, "open_above")
        if (
            low is None
            or (high is not None and high < low)
            or not qualifier
            or (ticked and qualifier in CLOSED)
        ):
            return None
        if (high is None) != (qualifier in OPEN):
            return None
        return Written(low, high, qualifier, first(self.fields, "verbatim_quantity"))

    def state(self, stated: Written) -> None:
        """Write the number of a cell into the row."""
        self.fields |= {
            "min": [str(stated.min)],
            "max": ["" if stated.max is None else str(stated.max)],
            "qualifier": [stated.qualifier],
        }
        self.fields.pop("open_above", None)
        if stated.words:
            self.fields["verbatim_quantity"] = [stated.words]

    @property
    def begun(self) -> bool:
        """Whether anything of a number stands in it."""
        return any(first(self.fields, name).strip() for name in NUMBER)


CLOSED = ("exact", "about", "up_to")
OPEN = ("at_least", "more_than", "vague")


def whole_number(text: str) -> int | None:
    plain = western(text.strip())
    return int(plain) if plain.isascii() and plain.isdigit() and len(plain) < 10 else None


def read_rows(own: Fields, kind: str) -> list[Figure]:
    """Return the figures of one claim, each with the whole it is part of. `own`: the fields of the claim."""
    count = min(whole_number(first(own, f"{kind}-TOTAL_FORMS")) or 0, MOST)
    found = [Figure({}) for _ in range(count)]
    for name, values in own.items():
        rows, _, rest = name.partition("-")
        number, dash, field_name = rest.partition("-")
        if rows == kind and dash and number.isascii() and number.isdigit() and int(number) < count:
            found[int(number)].fields[field_name] = values
    for at, figure in enumerate(found):
        part_of = whole_number(first(figure.fields, "part_of"))
        figure.whole = found[part_of] if part_of is not None and part_of < at else None
        figure.cell = first(figure.fields, "cell")
        figure.column = column_of(figure, kind)
    return found


def column_of(figure: Figure, kind: str) -> Column:
    if kind == "displacements":
        return Column.of_displacement(figure.fields)
    return Column.of_casualty(figure.fields)


def write_rows(typed: QueryDict, rows: str, figures: Sequence[Figure]) -> None:
    """Write the rows back, each whole before its parts."""
    for name in [name for name in typed if name.startswith(f"{rows}-")]:
        del typed[name]
    ordered = wholes_first(figures)
    for at, figure in enumerate(ordered):
        values = figure.fields | {"cell": [figure.cell]}
        values["part_of"] = [str(ordered.index(figure.whole))] if figure.whole in ordered else [""]
        for name, texts in values.items():
            if rows.endswith("casualties") or name != "part_of":
                typed.setlist(f"{rows}-{at}-{name}", texts)
    typed[f"{rows}-TOTAL_FORMS"], typed[f"{rows}-INITIAL_FORMS"] = str(len(ordered)), "0"


def wholes_first(figures: Sequence[Figure]) -> list[Figure]:
    """Return the rows in their order, but for parts that stood before their whole."""
    ordered: list[Figure] = []
    waiting = list(figures)
    while waiting:
        ready = [each for each in waiting if each.whole not in waiting] or waiting[:1]
        ordered.append(ready[0])
        waiting.remove(ready[0])
    return ordered


def holder(part: Figure, figures: Sequence[Figure]) -> Figure | None:
    """Return the narrowest figure of the claim that surely holds these people; None where none does.

    Combatants, and totals of all persons, may stand beside the others or among them: a person says which.
    """
    if part.column is None or part.column.everyone or part.column.status == "combatant":
        return None
    around = [each for each in figures if each is not part and each.begun and holds(each, part)]
    return next(
        (each for each in around if not any(holds(each, other) for other in around if other is not each)),
        None,
    )


def holds(whole: Figure, part: Figure) -> bool:
    one, other = part.column, whole.column
    if (
        one is None
        or other is None
        or other.everyone
        or other.status == "combatant"
        or one.unit
        or other.unit
    ):
        return False
    same = one.harm == other.harm or (one.harm, other.harm) == ("died_later", "killed")
    inner, outer = one.row(), other.row()
    narrower = not inside(outer, inner) or one.harm != other.harm
    return same and inside(inner, outer) and narrower
