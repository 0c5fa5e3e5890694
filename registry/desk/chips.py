# SPDX-License-Identifier: Apache-2.0
"""What is chosen, one chip for each parameter, with the address of the selection without it."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from registry.desk.forms.listing import FilterForm
from registry.ui.canonical import spelled

# These choose no records, or have links of their own.
NO_CHIP = ("sort", "show")


@dataclass(frozen=True, slots=True)
class Chip:
    """`without`: the query string of the selection once this is taken out; empty for everything."""

    label: str
    value: str
    without: str


def chips(selection: dict[str, str], form: FilterForm) -> list[Chip]:
    """Return the chips of a selection in the words of its form."""
    return [
        Chip(label, value, spelled({other: kept for other, kept in selection.items() if other != name}))
        for name, label, value in named(selection, form)
    ]


def named(selection: dict[str, str], form: FilterForm) -> Iterator[tuple[str, str, str]]:
    for name, value in selection.items():
        if name in NO_CHIP:
            continue
        if name == "date":
            yield name, _("Date"), value.replace("/", " – ").replace("..", "…")
        elif name == "bbox":
            yield name, _("Part of the map"), value
        else:
            yield name, str(form.fields[name].label), worded(form, name, value)


def worded(form: FilterForm, name: str, value: str) -> str:
    """Return the labels of the codes, or the value as it was typed."""
    labels = dict(getattr(form.fields[name], "choices", ()))
    return str(labels.get(value, value)).removeprefix("– ")
