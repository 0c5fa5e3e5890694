# SPDX-License-Identifier: Apache-2.0
"""The whole page as one: the record's own form, its rows, and where a refusal belongs."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from registry.desk.forms.claims import ClaimForm
from registry.desk.forms.fields import Form
from registry.desk.forms.formsets import SETS
from registry.desk.forms.offers import Offers
from registry.desk.forms.record import FORMS, RecordForm
from registry.desk.forms.rows import total
from registry.desk.words import plainly
from registry.domain.errors import Refusal

# Where the rules say a member, the page has a field of another name.
ALIASES = {"title": "title_en", "summary": "summary_en", "geom": "lat", "admin1_pcode": "admin1"}
ALIASES |= {"latitude": "lat", "longitude": "lon"}
# What concerns all rows of a part leads to the part.
PARTS = {"claims": "part-claims", "locations": "part-where"}


@dataclass(frozen=True, slots=True)
class Problem:
    """One line of the error summary: where it stands, in words and as an id, and what is wrong."""

    field: str
    label: str
    message: str


class Entry:
    """What was typed on the page. `quiet`: shown again without being judged."""

    def __init__(self, kind: str, typed: QueryDict, *, quiet: bool = False) -> None:
        self.kind, self.typed, self.quiet = kind, typed, quiet
        self.offers = Offers.read()
        self.record: RecordForm = FORMS[kind](typed, groups=self.offers.groups)
        self.sets = {
            name: rows(typed, prefix=name, form_kwargs=self.kwargs(name)) for name, rows in SETS.items()
        }
        for form in self.forms():
            form.quiet = quiet

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
        return all(sound) and all(tables)

    def filled(self, name: str) -> list[Any]:
        """Return the rows somebody wrote into, in order: their positions are those of the draft."""
        return [form for form in self.sets[name].forms if form.has_changed()]

    def refuse(self, refusal: Refusal) -> None:
        """Show a refusal of the rules at the field it names; its path counts the rows that were filled."""
        form, name = self.at(getattr(refusal, "field", ""))
        form.add_error(name if name in form.fields else None, plainly(refusal))

    def at(self, path: str) -> tuple[Form, str]:
        steps, form = path.split("."), self.record
        found: Form = form
        while len(steps) > 1 and steps[1].isdigit():
            rows = self.filled(steps[0]) if found is self.record else inner_filled(found, steps[0])
            if int(steps[1]) >= len(rows):
                break
            found, steps = rows[int(steps[1])], steps[2:] or [""]
        return found, ALIASES.get(steps[0], steps[0])

    @cached_property
    def problems(self) -> list[Problem]:
        return (
            []
            if self.quiet
            else [problem for name, form in self.named() for problem in problems_of(name, form)]
        )


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
