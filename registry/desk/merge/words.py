# SPDX-License-Identifier: Apache-2.0
"""What a merge tells people: the field in the words of the page, and what each side says in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from registry.desk.forms.fields import Form
from registry.desk.forms.names import inner_names, row_names
from registry.desk.forms.record import FORMS
from registry.desk.forms.rows import ROWS
from registry.desk.grid.columns import Column
from registry.desk.merge.parts import Fields, Part
from registry.domain.counts import Written, write_cell

SHOWN = 400


def where(part: Part, parts: Sequence[Part]) -> str:
    """Return what the page calls a part: “Claim 2”, “Claim 2: Killed”; empty for the record itself."""
    if not part.kind:
        return ""
    if part.within:
        claim = next((each for each in parts if each.key == part.within), None)
        lists = {name: list(values) for name, values in part.fields.items()}
        column = Column.of_casualty(lists) if part.kind == "casualties" else Column.of_displacement(lists)
        words = column.words if column.unit or column.harm else inner_names()[part.kind]
        return f"{where(claim, parts)}: {words}" if claim else words
    same = [each.key for each in parts if each.kind == part.kind]
    number = same.index(part.key) + 1 if part.key in same else ""
    return f"{row_names()[part.kind]} {number}".strip()


def labels(kind: str, part: Part, names: Sequence[str]) -> str:
    """Return the labels of fields of a part, each once. `kind`: of the record."""
    form: type[Form] = ROWS[part.kind] if part.kind else FORMS[kind]
    found = [str(form.base_fields[name].label or name) for name in names if name in form.base_fields]
    return _(", ").join(found[:1] if len(names) > 1 else found)


def said(kind: str, part: Part, fields: Fields) -> str:
    """Return what one side says, as a person reads it; a dash for nothing."""
    if number := as_number(fields):
        return number
    form: type[Form] = ROWS[part.kind] if part.kind else FORMS[kind]
    texts = [read(form.base_fields.get(name), text) for name, values in fields.items() for text in values]
    return _(", ").join(filter(None, texts))[:SHOWN] or "–"


def as_number(fields: Fields) -> str:
    low = "".join(fields.get("min", ()))
    high, qualifier = "".join(fields.get("max", ())), "".join(fields.get("qualifier", ()))
    if not (low.isascii() and low.isdigit()) or not qualifier:
        return ""
    return write_cell(Written(int(low), int(high) if high.isascii() and high.isdigit() else None, qualifier))


def read(field: forms.Field | None, text: str) -> str:
    """Return the words of a choice for its code, the text itself otherwise."""
    choices: Any = getattr(field, "choices", None)
    return dict(flat(choices)).get(text, text) if choices else text


def flat(choices: Any) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for value, words in choices:
        found += flat(words) if isinstance(words, list | tuple) else [(str(value), str(words))]
    return found


@dataclass(frozen=True, slots=True)
class Choice:
    """Fields that both changed: what each side says, and what a press of the button sets."""

    number: int
    label: str
    base: str
    theirs: str
    mine: str
    held: str
