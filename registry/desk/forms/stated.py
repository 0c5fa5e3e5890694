# SPDX-License-Identifier: Apache-2.0
"""A number as a source states it: its words, or the fewest and the most that they support."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from registry.desk.forms.fields import PartForm, concept, line, number, yes
from registry.desk.grid.columns import Column
from registry.domain.counts import OPEN_ABOVE, from_words, stated_range
from registry.domain.errors import InvalidInput
from registry.ui.wording.refusals import sentence

CLOSED = ("exact", "about")
NO_LIMIT = "A number without an upper limit has no most: take the most or the tick away."


class StatedForm(PartForm):
    """Where only one number stands, the qualifier says the other bound; where only words stand, they say both."""

    verbatim_quantity = line(
        _("In the source's words"),
        max_length=120,
        help_text=_("In any language. English words are read as numbers; beside others, write the numbers."),
    )
    min = number(_("Fewest"))
    max = number(_("Most"))
    qualifier = concept("qualifier", blank=_("as the words say"), label=_("How stated"))
    best = number(_("Best figure of the source itself"))
    open_above = yes(_("The source sets no upper limit"))
    unread: ClassVar[dict[str, Any]] = {"min": 0, "max": None, "best": None, "qualifier": "at_least"}

    @property
    def in_cell(self) -> str:
        """The key of the column in whose cell of the matrix the number is typed; empty where it is typed here."""
        return str(self.data.get(f"{self.prefix}-cell", ""))

    @property
    def cell_words(self) -> str:
        column = Column.from_key(self.in_cell)
        return column.words if column else ""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if self.errors or not self.has_changed():
            return cleaned
        try:
            low, high, qualifier = bounds(cleaned)
        except InvalidInput as refusal:
            name = refusal.field if refusal.field in self.fields else "verbatim_quantity"
            raise forms.ValidationError({name: sentence(refusal)}) from refusal
        return cleaned | {"min": low, "max": high, "qualifier": qualifier}


def bounds(typed: dict[str, Any]) -> tuple[int, int | None, str]:
    """Return the fewest, the most and the qualifier. Whether they are in order is for the record's rules to say.

    Raises: InvalidInput, naming the field.
    """
    low, high, chosen, words = typed["min"], typed["max"], typed["qualifier"], typed["verbatim_quantity"]
    if typed["open_above"]:
        return without_limit(typed)
    if low is None and high is None:
        return from_their_words(words, chosen)
    if low is None:
        return 0, high, chosen or "up_to"
    qualifier = chosen or "exact"
    if high is not None:
        return low, high, qualifier
    if qualifier in OPEN_ABOVE:
        return low, None, qualifier
    stated = stated_range(qualifier, low)
    return stated.min, stated.max, qualifier


def without_limit(typed: dict[str, Any]) -> tuple[int, None, str]:
    """Return the least that is stated. A number that reads as exact is “at least” once no limit is set to it."""
    low, chosen = typed["min"], typed["qualifier"]
    high, read = typed["max"], chosen
    if low is None and high is None:
        low, high, read = from_their_words(typed["verbatim_quantity"], chosen)
        high = None if low == high else high
    if high is not None or low is None or read == "up_to":
        raise InvalidInput(NO_LIMIT, field="max")
    return low, None, read if read in OPEN_ABOVE else "at_least"


def from_their_words(words: str, chosen: str) -> tuple[int, int | None, str]:
    """Return what the words support; beside a bare number, the chosen qualifier says what it means."""
    if not words:
        raise InvalidInput("Write a number, or the source's words for it.", field="min")
    read = from_words(words)
    stated = read.range
    if chosen not in ("", *CLOSED) and stated.min == stated.max:
        stated = stated_range(chosen, stated.min)
    return stated.min, stated.max, chosen or read.qualifier
