# SPDX-License-Identifier: Apache-2.0
"""The whole page as one: the record's own form, its rows, and where a refusal belongs."""

from collections.abc import Iterator
from typing import Any

from django.http import QueryDict
from django.utils.functional import cached_property

from registry.desk.forms.claims import ClaimForm
from registry.desk.forms.column import ColumnForm
from registry.desk.forms.fields import Form
from registry.desk.forms.formsets import SETS
from registry.desk.forms.names import inner_names, row_names
from registry.desk.forms.offers import Offers
from registry.desk.forms.problems import ALIASES, Problem, cell_of, problems_of
from registry.desk.forms.record import FORMS, RecordForm
from registry.desk.forms.rows import total
from registry.desk.forms.shown import ShownRow, shown_rows
from registry.desk.forms.when import WhenForm
from registry.desk.grid.cells import MARK
from registry.desk.grid.lines import lines_of
from registry.desk.grid.live import too_many
from registry.desk.grid.shape import Grid
from registry.desk.words import plainly
from registry.domain.errors import Refusal

# What a figure says besides its number, which stands in a cell.
BESIDE_THE_NUMBER = (
    "best",
    "verbatim_quantity",
    "part_of",
    "period_edtf",
    "from_place",
    "to_place",
)


class Entry:
    """What was typed on the page. `quiet`: shown again without being judged. `wrong`: cells that say no number."""

    def __init__(
        self, kind: str, typed: QueryDict, *, quiet: bool = False, wrong: dict[str, str] | None = None
    ) -> None:
        self.kind, self.typed, self.quiet, self.wrong = kind, typed, quiet, dict(wrong or {})
        self.beside: list[Form] = []  # forms of the page that are no part of the record
        self.offers = Offers.read()
        self.record: RecordForm = FORMS[kind](typed, groups=self.offers.groups)
        self.sets = {
            name: rows(typed, prefix=name, form_kwargs=self.kwargs(name)) for name, rows in SETS.items()
        }
        self.record.quiet = quiet
        for each in self.sets.values():
            each.quiet = quiet

    @property
    def once(self) -> str:
        """The key of the page: see `desk.once`."""
        return str(self.typed.get("once", ""))

    def kwargs(self, name: str) -> dict[str, Any]:
        if name == "claims":
            return {"sources": self.offers.sources}
        if name == "attributions":
            return {"actors": self.offers.actors, "claims": total(self.typed, "claims")}
        return {}

    def outer(self) -> Iterator[tuple[str, Form]]:
        """Yield every form outside the claims' own rows with what it is called in an error."""
        yield "", self.record
        names = row_names()
        for name, rows in self.sets.items():
            for number, form in enumerate(rows.forms, 1):
                yield f"{names[name]} {number}", form

    def named(self) -> Iterator[tuple[str, Form]]:
        for name, form in self.outer():
            yield name, form
            if isinstance(form, ClaimForm):
                for kind, words in inner_names().items():
                    for number, inner in enumerate(getattr(form, kind).forms, 1):
                        yield f"{name}, {words} {number}", inner

    def forms(self) -> Iterator[Form]:
        for _name, form in self.named():
            yield form

    def is_valid(self) -> bool:
        """Judge every form, so that all errors show at once."""
        sound = [form.is_valid() for form in self.forms()]
        tables = [rows.management_form.is_valid() for rows in self.sets.values()]
        return all(sound) and all(tables) and not self.wrong

    def filled(self, name: str) -> list[Any]:
        """Return the rows somebody wrote into, in order: their positions are those of the draft."""
        return [form for form in self.sets[name].forms if form.has_changed()]

    def refuse(self, refusal: Refusal) -> None:
        """Show a refusal of the rules at the field it names; its path counts the rows that were filled."""
        form, name = self.at(getattr(refusal, "field", ""))
        claim, key = cell_of(form, self.typed)
        if key and name not in BESIDE_THE_NUMBER:
            line = next(line for line in lines_of(self.typed) if line.prefix == claim)
            self.wrong[f"{claim}{MARK}{key}"] = too_many(line) or plainly(refusal)
        else:
            form.add_error(name if name in form.fields else None, plainly(refusal))

    def at(self, path: str) -> tuple[Form, str]:
        steps, form = path.split("."), self.record
        found: Form = form
        while len(steps) > 1 and steps[1].isdigit():
            rows = self.filled(steps[0]) if found is self.record else inner_filled(found, steps[0])
            if int(steps[1]) >= len(rows):
                break
            found, steps = rows[int(steps[1])], steps[2:] or [""]
        in_language = "_".join(steps[:2]) if len(steps) > 1 else ""
        return found, in_language if in_language in found.fields else ALIASES.get(steps[0], steps[0])

    @property
    def problems(self) -> list[Problem]:
        if self.quiet:
            return []
        judged = [*self.named(), *(("", form) for form in self.beside)]
        found = [problem for name, form in judged for problem in problems_of(name, form)]
        cells = {cell.name: cell.label for row in self.grid.rows for cell in row.cells}
        return found + [
            Problem(f"id_{name}", cells.get(name, ""), words) for name, words in self.wrong.items()
        ]

    @cached_property
    def grid(self) -> Grid:
        """The claims as a matrix. Made after the entry was judged, so that it shows what is wrong."""
        return Grid.of(self.typed, self.wrong)

    @cached_property
    def column_form(self) -> ColumnForm:
        return ColumnForm()

    @cached_property
    def when_form(self) -> WhenForm:
        form = WhenForm(self.typed)
        form.quiet = True
        return form

    @property
    def places(self) -> list[ShownRow]:
        return self.rows("locations")

    @property
    def claims(self) -> list[ShownRow]:
        """Return the claims as parts of the page; the matrix has made their cells before."""
        return self.rows("claims") if self.grid else []

    def rows(self, name: str) -> list[ShownRow]:
        return shown_rows(self.typed, self.sets[name], name, judged=not self.quiet)


def inner_filled(form: Form, name: str) -> list[Form]:
    rows = getattr(form, name, None)
    return [] if rows is None else [inner for inner in rows.forms if inner.has_changed()]
