# SPDX-License-Identifier: Apache-2.0
"""The buttons of the page that change what was typed and save nothing: add, take away, search, use."""

import re
from typing import Any

from django.http import QueryDict

from registry.desk import place_buttons
from registry.desk.forms.rows import CLOSING, add, close_row, kind, open_row, remove, total
from registry.desk.forms.when import told_by
from registry.desk.grid.cells import MARK
from registry.desk.grid.columns import Column, stated
from registry.domain.errors import InvalidDate
from registry.ui.wording.refusals import sentence

ROW = re.compile(r"(.+)-(\d{1,3})")
SOUGHT = re.compile(r"locations-\d{1,3}-sought")


def pressed(typed: QueryDict) -> dict[str, Any] | None:
    """Do what the button says; return what the page shows besides, or None when the page is to be saved.

    `focus`: the id of the row or field with which one goes on; without it one stays at the button.
    """
    for name, press in PRESSES.items():
        if name in typed:
            return press(typed, str(typed[name]))
    return None


def press_add(typed: QueryDict, rows: str) -> dict[str, Any]:
    known = kind(rows) and f"{rows}-TOTAL_FORMS" in typed
    added = add(typed, rows) if known else ""
    return {"focus": f"row-{added}" if added else ""}


def press_remove(typed: QueryDict, row: str) -> dict[str, Any]:
    found = ROW.fullmatch(row)
    if not found or not kind(found[1]):
        return {}
    remove(typed, row)
    return {"focus": f"add-{found[1]}"}


def press_open(typed: QueryDict, row: str) -> dict[str, Any]:
    """Show all of one row; the others of its kind carry their values along."""
    rows, _, position = row.rpartition("-")
    if rows in CLOSING and position.isascii() and position.isdigit() and int(position) < total(typed, rows):
        open_row(typed, row)
    return {"focus": f"toggle-{row}"}


def press_close(typed: QueryDict, row: str) -> dict[str, Any]:
    close_row(typed, row)
    return {"focus": f"toggle-{row}"}


def press_column(typed: QueryDict, _value: str) -> dict[str, Any]:
    """Add the column that was chosen below the matrix."""
    chosen = {
        name: str(typed.get(f"column_{name}", ""))
        for name in ("harm", "status", "sex", "age", "role", "unit")
    }
    if chosen["harm"] == "displaced":
        key = f"displacement-{chosen['unit'] or 'persons'}"
    else:
        status, sex, age = (stated(chosen[name]) for name in ("status", "sex", "age"))
        key = Column(chosen["harm"], status, sex, age, (chosen["role"],) if chosen["role"] else ()).key
    if not Column.from_key(key):
        return {}
    if key not in typed.getlist("columns"):
        typed.appendlist("columns", key)
    return {"focus": f"id_claims-0{MARK}{key}"}


def press_date(typed: QueryDict, _value: str) -> dict[str, Any]:
    """Write the date that was told step by step into its field, with what it rests on."""
    try:
        told = told_by(typed)
    except InvalidDate as refusal:
        return {"when_problem": sentence(refusal)}
    typed["date_edtf"], typed["date_basis"] = told.edtf, told.basis
    return {"when_open": True}


def press_world(_typed: QueryDict, _value: str) -> dict[str, Any]:
    """Show what the public would see; the view looks it up."""
    return {"asked_world": True}


def press_stay(typed: QueryDict, _value: str) -> dict[str, Any]:
    """Show the page again; where somebody typed into the search of a place, search.

    A browser presses this button by itself when Enter is struck in a line and no script runs.
    """
    searches = (name for name, text in typed.items() if SOUGHT.fullmatch(name) and str(text).strip())
    row = next(searches, "").removesuffix("-sought")
    return place_buttons.press_search(typed, row) if row else {}


# No button is called “remove”: a form's own method of that name would be hidden from scripts.
PRESSES = {
    "add": press_add,
    "take_away": press_remove,
    "open_row": press_open,
    "close_row": press_close,
    "add_column": press_column,
    "write_date": press_date,
    "world": press_world,
    **place_buttons.PRESSES,
    "stay": press_stay,
}
