# SPDX-License-Identifier: Apache-2.0
"""Adding and taking away rows in what was typed, before anything is judged: works without JavaScript.

Rows are numbered without gaps; `claims-0-casualties-2` is the third figure of the first claim.
"""

import re

from django.http import QueryDict

from registry.desk.forms.claims import CasualtyForm, DisplacementForm
from registry.desk.forms.fields import Form
from registry.desk.forms.formsets import OUTER

ROWS: dict[str, type[Form]] = OUTER | {"casualties": CasualtyForm, "displacements": DisplacementForm}
INSIDE = {"claims": ("casualties", "displacements")}
STARTS_WITH = {"locations": 1, "claims": 1, "weapons": 1}
CLOSING = ("locations", "claims")
REFERENCES = {
    "casualties": re.compile(r"{rows}-\d+-part_of"),
    "claims": re.compile(r"attributions-\d+-claim|claims-\d+-supersedes"),
}
PLACE = re.compile(r"(?:claims-\d+-)?([a-z]+)")
MOST = 100
SHORT = re.compile(r"\d{1,9}", re.ASCII)


def started(record: type[Form]) -> QueryDict:
    """Return an empty page as it would be sent: every field, and those of its first rows, as they start."""
    typed = QueryDict(mutable=True)
    fill(typed, "", record)
    for name in ("locations", "claims", "weapons", "objects", "attributions"):
        start(typed, name)
    open_first(typed)
    return typed


def open_first(typed: QueryDict) -> None:
    """Open the rows that stand alone; of several, a person opens the one that is wanted."""
    typed.setlist("open", [f"{name}-0" for name in CLOSING if total(typed, name) == 1])


def open_row(typed: QueryDict, row: str) -> None:
    """Open one row and close the others of its kind: what they hold is carried along."""
    rows = row.rpartition("-")[0]
    others = [each for each in typed.getlist("open") if each.rpartition("-")[0] != rows]
    typed.setlist("open", [*others, row])


def close_row(typed: QueryDict, row: str) -> None:
    typed.setlist("open", [each for each in typed.getlist("open") if each != row])


def start(typed: QueryDict, rows: str) -> None:
    typed[f"{rows}-TOTAL_FORMS"], typed[f"{rows}-INITIAL_FORMS"] = "0", "0"
    for _ in range(STARTS_WITH.get(kind(rows), 0)):
        add(typed, rows)


def add(typed: QueryDict, rows: str) -> str:
    """Add one row at the end and return its prefix; nothing when there are already too many."""
    index = total(typed, rows)
    prefix = f"{rows}-{index}"
    if index >= MOST:
        return ""
    typed[f"{rows}-TOTAL_FORMS"] = str(index + 1)
    fill(typed, f"{prefix}-", ROWS[kind(rows)])
    for inner in INSIDE.get(kind(rows), ()):
        start(typed, f"{prefix}-{inner}")
    if rows in CLOSING:
        open_row(typed, prefix)
    return prefix


def fill(typed: QueryDict, prefix: str, form: type[Form]) -> None:
    """Write what the fields of the form start with."""
    for name, field in form.base_fields.items():
        if field.initial not in (None, False):
            typed[prefix + name] = str(field.initial)


def complete(typed: QueryDict) -> None:
    """Write what the fields of every row start with where nothing is said: a closed row is sent as an open one."""
    for rows in (
        *OUTER,
        *(f"claims-{at}-{inner}" for at in range(total(typed, "claims")) for inner in INSIDE["claims"]),
    ):
        for at in range(total(typed, rows)):
            for name, field in ROWS[kind(rows)].base_fields.items():
                if field.initial not in (None, False):
                    typed.setdefault(f"{rows}-{at}-{name}", str(field.initial))


def remove(typed: QueryDict, row: str) -> None:
    """Take the row away, move the later ones up, and let go of what referred to it."""
    rows, _, position = row.rpartition("-")
    gone, count = int(position), total(typed, rows)
    if gone >= count:
        return
    for key in [key for key in typed if key.startswith(f"{row}-")]:
        del typed[key]
    for index in range(gone + 1, count):
        move(typed, f"{rows}-{index}-", f"{rows}-{index - 1}-")
    typed[f"{rows}-TOTAL_FORMS"] = str(count - 1)
    mend_references(typed, rows, gone)
    mend_open(typed, rows, gone)


def move(typed: QueryDict, old: str, new: str) -> None:
    for key in [key for key in typed if key.startswith(old)]:
        typed.setlist(new + key.removeprefix(old), typed.pop(key))


def mend_references(typed: QueryDict, rows: str, gone: int) -> None:
    pattern = REFERENCES.get(kind(rows))
    if pattern is None:
        return
    names = re.compile(pattern.pattern.replace("{rows}", re.escape(rows)))
    for key in filter(names.fullmatch, list(typed)):
        value = whole(str(typed[key]))
        if value is not None and value >= gone:
            typed[key] = "" if value == gone else str(value - 1)


def mend_open(typed: QueryDict, rows: str, gone: int) -> None:
    """Keep open what was open, under its new number."""
    moved = []
    for each in typed.getlist("open"):
        own, _, position = each.rpartition("-")
        at = whole(position)
        if own != rows or at is None:
            moved.append(each)
        elif at != gone:
            moved.append(f"{rows}-{at - (at > gone)}")
    typed.setlist("open", moved)


def total(typed: QueryDict, rows: str) -> int:
    return min(whole(typed.get(f"{rows}-TOTAL_FORMS", "0")) or 0, MOST)


def whole(text: str) -> int | None:
    """Return the number that a field of ours sends; None for anything else, however long."""
    return int(text) if SHORT.fullmatch(text) else None


def kind(rows: str) -> str:
    """Return the kind of rows that a prefix names; empty when it names none."""
    found = PLACE.fullmatch(rows)
    return found[1] if found and found[1] in ROWS else ""
