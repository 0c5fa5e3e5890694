# SPDX-License-Identifier: Apache-2.0
"""What is wrong with a page: where it stands and in which words."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import QueryDict

from registry.desk.forms.fields import Form

# Where the rules say a member, the page has a field of another name.
ALIASES = {"title": "title_en", "summary": "summary_en", "geom": "lat", "admin1_pcode": "admin1"}
# Nobody sees the id of a row: what is wrong with it is said of the row.
ALIASES |= {"latitude": "lat", "longitude": "lon", "id": ""}
# What concerns all rows of a part leads to the part.
PARTS = {"claims": "part-claims", "locations": "part-where"}


@dataclass(frozen=True, slots=True)
class Problem:
    """One line of the error summary: where it stands, in words and as an id, and what is wrong."""

    field: str
    label: str
    message: str


def anchor(field: str) -> str:
    """Return the id, on the page of a record, of what a refusal of the whole record names; empty for nothing."""
    return PARTS.get(field) or (f"id_{ALIASES.get(field, field)}" if field else "")


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
