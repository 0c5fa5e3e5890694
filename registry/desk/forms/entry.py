# SPDX-License-Identifier: Apache-2.0
"""The whole page as one: the record's own form, its rows, and where a refusal belongs."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from registry.desk.forms.claims import ClaimForm
from registry.desk.forms.column import ColumnForm
from registry.desk.forms.fields import Form
from registry.desk.forms.formsets import SETS
from registry.desk.forms.offers import Offers
from registry.desk.forms.record import FORMS, RecordForm
from registry.desk.forms.rows import total
from registry.desk.forms.when import WhenForm
from registry.desk.grid.cells import MARK
from registry.desk.grid.lines import lines_of
from registry.desk.grid.live import too_many
from registry.desk.grid.packing import by_row, pack
from registry.desk.grid.shape import Grid
from registry.desk.words import plainly
from registry.domain.errors import Refusal
from registry.vocabularies import read

# Where the rules say a member, the page has a field of another name.
ALIASES = {"title": "title_en", "summary": "summary_en", "geom": "lat", "admin1_pcode": "admin1"}
# Nobody sees the id of a row: what is wrong with it is said of the row.
ALIASES |= {"latitude": "lat", "longitude": "lon", "id": ""}
# What a figure says besides its number, which stands in a cell.
BESIDE_THE_NUMBER = (
    "best",
    "verbatim_quantity",
    "part_of",
    "period_edtf",
    "from_place",
    "to_place",
)
# What concerns all rows of a part leads to the part.
PARTS = {"claims": "part-claims", "locations": "part-where"}


@dataclass(frozen=True, slots=True)
class Problem:
    """One line of the error summary: where it stands, in words and as an id, and what is wrong."""

    field: str
    label: str
    message: str


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the page, in its navigation. `filled`: whether something of it is written."""

    anchor: str
    words: str
    filled: bool


@dataclass(frozen=True, slots=True)
class ShownRow:
    """One row of the page. `form` is None where it is closed; `packed` carries what is not shown."""

    prefix: str
    number: int
    form: Any
    packed: str
    told: str = ""


class Entry:
    """What was typed on the page. `quiet`: shown again without being judged. `wrong`: cells that say no number."""

    def __init__(
        self, kind: str, typed: QueryDict, *, quiet: bool = False, wrong: dict[str, str] | None = None
    ) -> None:
        self.kind, self.typed, self.quiet, self.wrong = kind, typed, quiet, dict(wrong or {})
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
        found = [problem for name, form in self.named() for problem in problems_of(name, form)]
        cells = {cell.name: cell.label for row in self.grid.rows for cell in row.cells}
        return found + [
            Problem(f"id_{name}", cells.get(name, ""), words) for name, words in self.wrong.items()
        ]

    @cached_property
    def grid(self) -> Grid:
        """The claims as a matrix. Made after the entry was judged, so that it shows what is wrong."""
        return Grid.of(self.typed, self.wrong)

    @property
    def sections(self) -> list[Section]:
        """Return the parts of the page in order, each with whether something of it is written."""
        own = {
            name: bool(str(self.typed.get(name, "")).strip()) for name in ("title_en", "date_edtf", "notes")
        }
        rows = by_row(self.typed)
        place = any(
            PLACED & {name for name, said in row.items() if said != [""]}
            for key, row in rows.items()
            if "loc" in key
        )
        claim = any(line.is_begun for line in lines_of(self.typed))
        chosen = {
            name: any(form.has_changed() for form in self.sets[name].forms)
            for name in ("weapons", "objects", "attributions")
        }
        graded = self.typed.get("harm_grade", "under_assessment") != "under_assessment"
        return [
            Section("part-what", _("What"), own["title_en"]),
            Section("part-when", _("When"), own["date_edtf"]),
            Section("part-where", _("Where"), place),
            Section("part-claims", _("Who was harmed, and who says so"), claim),
            Section("part-weapons", _("By what"), chosen["weapons"]),
            Section("part-objects", _("What was hit"), chosen["objects"]),
            Section("part-parties", _("Attributed to whom"), chosen["attributions"]),
            Section("part-grade", _("Grade and handling"), graded),
            Section("part-notes", _("Notes"), own["notes"]),
        ]

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
        return self.shown("locations")

    @property
    def claims(self) -> list[ShownRow]:
        """Return the claims as parts of the page; the matrix has made their cells before."""
        return self.shown("claims") if self.grid else []

    def shown(self, name: str) -> list[ShownRow]:
        """Return the rows of one kind: an open one with its form, a closed one with its values in one field."""
        asked = self.typed.getlist("open")
        rows, fields = [], by_row(self.typed)
        for at in range(total(self.typed, name)):
            prefix = f"{name}-{at}"
            is_open = prefix in asked or (not self.quiet and in_error(self.sets[name].one(at)))
            form = self.sets[name].one(at) if is_open else None
            packed = pack(fields.get(prefix, {}), shown=open_fields(form))
            told = "" if form else place_told(self.typed, prefix)
            rows.append(ShownRow(prefix, at + 1, form, packed, told))
        return rows


def row_names() -> dict[str, str]:
    """Return what the page calls a row of each kind."""
    return {
        "locations": _("Place"),
        "claims": _("Claim"),
        "weapons": _("Weapon"),
        "objects": _("Object"),
        "attributions": _("Party"),
    }


def inner_names() -> dict[str, str]:
    """Return what the page calls a row inside a claim."""
    return {"casualties": _("figure"), "displacements": _("displacement")}


def anchor(field: str) -> str:
    """Return the id, on the page of a record, of what a refusal of the whole record names; empty for nothing."""
    return PARTS.get(field) or (f"id_{ALIASES.get(field, field)}" if field else "")


def inner_filled(form: Form, name: str) -> list[Form]:
    rows = getattr(form, name, None)
    return [] if rows is None else [inner for inner in rows.forms if inner.has_changed()]


def problems_of(name: str, form: Form) -> Iterator[Problem]:
    for field, errors in form.errors.items():
        bound = form[field] if field in form.fields else None
        own = str(bound.label) if bound else ""
        for error in errors:
            label = ": ".join(filter(None, [name, "" if own in str(error) else own]))
            yield Problem(bound.auto_id if bound else form.first_id(), label, str(error))


def cell_of(form: Form, typed: QueryDict) -> tuple[str, str]:
    """Return the claim and the column in whose cell the number of this form is typed; empty where in none."""
    claim, _dash, rest = (form.prefix or "").partition("-casualties-")
    if not rest:
        claim, _dash, rest = (form.prefix or "").partition("-displacements-")
    return (claim, str(typed.get(f"{form.prefix}-cell", ""))) if rest else ("", "")


def in_error(form: Form) -> bool:
    inner = [each for kind in INNER for each in inner_forms(form, kind)]
    return any(each.errors for each in (form, *inner))


INNER = ("casualties", "displacements")
# Of a figure whose number stands in its cell, the page shows these.
DETAIL = {
    "casualties": ("verbatim_quantity", "best", "part_of"),
    "displacements": ("verbatim_quantity", "best", "period_edtf", "from_place", "to_place", "cumulative"),
}


def inner_forms(form: Form, kind: str) -> list[Form]:
    rows = getattr(form, kind, None)
    return [] if rows is None else list(rows.forms)


def open_fields(form: Form | None) -> list[str]:
    """Return which fields of a row the page shows, by what follows its prefix; none of a closed one."""
    if form is None:
        return []
    start = f"{form.prefix}-"
    found = [
        *form.fields,
        "sought",
        *(f"{kind}-{table}" for kind in INNER for table in ("TOTAL_FORMS", "INITIAL_FORMS")),
    ]
    for kind in INNER:
        for inner in inner_forms(form, kind):
            names = DETAIL[kind] if form.data.get(f"{inner.prefix}-cell") else inner.fields
            found += [f"{str(inner.prefix).removeprefix(start)}-{name}" for name in names]
    return found


def place_told(typed: QueryDict, prefix: str) -> str:
    """Return one place in a line: its name, its area, how well it is known, and its point."""
    own = {name: str(typed.get(f"{prefix}-{name}", "")).strip() for name in PLACE_LINE}
    known = own["precision"] in read.codes("location_precision")
    precision = read.label("location_precision", own["precision"], get_language() or "en") if known else ""
    point = f"{own['lat']}, {own['lon']}" if own["lat"] and own["lon"] else ""
    named = own["name"] or own["name_ar"] or own["name_original"]
    return " · ".join(filter(None, [named, own["admin1"], own["country"], precision, point]))


PLACED = frozenset({"name", "name_ar", "country", "admin1", "lat", "kept", "precision"})
PLACE_LINE = ("name", "name_ar", "name_original", "admin1", "country", "precision", "lat", "lon")
