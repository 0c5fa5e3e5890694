# SPDX-License-Identifier: Apache-2.0
"""The rows of the page: an open one with its form, a closed one with its values in one field."""

from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.translation import get_language

from registry.desk.forms.fields import Form
from registry.desk.forms.rows import total
from registry.desk.grid.packing import by_row, pack
from registry.vocabularies import read

INNER = ("casualties", "displacements")
# Of a figure whose number stands in its cell, the page shows these.
DETAIL = {
    "casualties": ("verbatim_quantity", "best", "part_of"),
    "displacements": ("verbatim_quantity", "best", "period_edtf", "from_place", "to_place", "cumulative"),
}
PLACE_LINE = ("name", "name_ar", "name_original", "admin1", "country", "precision", "lat", "lon")


@dataclass(frozen=True, slots=True)
class ShownRow:
    """One row of the page. `form` is None where it is closed; `packed` carries what is not shown."""

    prefix: str
    number: int
    form: Any
    packed: str
    told: tuple[str, ...] = ()


def shown_rows(typed: QueryDict, forms: Any, name: str, *, judged: bool) -> list[ShownRow]:
    """Return the rows of one kind: an open one with its form, a closed one with its values in one field."""
    asked = typed.getlist("open")
    rows, fields = [], by_row(typed)
    for at in range(total(typed, name)):
        prefix = f"{name}-{at}"
        is_open = prefix in asked or (judged and in_error(forms.one(at)))
        form = forms.one(at) if is_open else None
        packed = pack(fields.get(prefix, {}), shown=open_fields(form))
        told = () if form else place_told(typed, prefix)
        rows.append(ShownRow(prefix, at + 1, form, packed, told))
    return rows


def in_error(form: Form) -> bool:
    inner = [each for kind in INNER for each in inner_forms(form, kind)]
    return any(each.errors for each in (form, *inner))


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


def place_told(typed: QueryDict, prefix: str) -> tuple[str, ...]:
    """Return the parts of one place in a line: its name, its area, how well it is known, and its point."""
    own = {name: str(typed.get(f"{prefix}-{name}", "")).strip() for name in PLACE_LINE}
    known = own["precision"] in read.codes("location_precision")
    precision = read.label("location_precision", own["precision"], get_language() or "en") if known else ""
    point = f"{own['lat']}, {own['lon']}" if own["lat"] and own["lon"] else ""
    named = own["name"] or own["name_ar"] or own["name_original"]
    return tuple(filter(None, [named, own["admin1"], own["country"], precision, point]))
