# SPDX-License-Identifier: Apache-2.0
"""A number as a source states it: its words, or the fewest and the most that they support."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from registry.desk.forms.fields import Form, concept, line, number, yes
from registry.domain.counts import Range, from_words, stated_range
from registry.domain.errors import InvalidInput

CLOSED = ("exact", "about")
OPEN = ("at_least", "more_than", "vague")


class StatedForm(Form):
    """Where only one number stands, the qualifier says the other bound; where only words stand, they say both."""

    verbatim_quantity = line(_("In the source's words"), max_length=120)
    min = number(_("Fewest"))
    max = number(_("Most"))
    qualifier = concept("qualifier", blank=_("as the words say"), label=_("How stated"))
    best = number(_("Best figure of the source itself"))
    open_above = yes(_("The source sets no upper limit"))

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if self.errors or not self.has_changed():
            return cleaned
        try:
            stated, qualifier = bounds(cleaned)
        except InvalidInput as refusal:
            name = refusal.field if refusal.field in self.fields else "verbatim_quantity"
            raise forms.ValidationError({name: gettext(refusal.message)}) from refusal
        return cleaned | {"min": stated.min, "max": stated.max, "qualifier": qualifier}


def bounds(typed: dict[str, Any]) -> tuple[Range, str]:
    """Return the range and its qualifier. Raises: InvalidInput, naming the field."""
    low, high, chosen, words = typed["min"], typed["max"], typed["qualifier"], typed["verbatim_quantity"]
    if low is None and high is not None:
        low = 0
        chosen = chosen or "up_to"
    if low is None:
        if not words:
            raise InvalidInput("Write a number, or the source's words for it.", field="min")
        read = from_words(words)
        return (
            (stated_range(chosen, read.range.min, read.range.max), chosen)
            if narrows(chosen, read.range)
            else (
                read.range,
                chosen or read.qualifier,
            )
        )
    qualifier = chosen or "exact"
    if high is not None:
        return Range(low, high), qualifier
    if typed["open_above"] or qualifier in OPEN:
        return Range(low, None), qualifier
    return stated_range(qualifier, low), qualifier


def narrows(chosen: str, read: Range) -> bool:
    """Whether the words are a bare number, so that the chosen qualifier has to say what it means."""
    return bool(chosen) and read.min == read.max and chosen not in CLOSED
