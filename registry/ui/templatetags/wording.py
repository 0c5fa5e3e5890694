# SPDX-License-Identifier: Apache-2.0
"""The phrases of `ui.wording` for templates: {% load wording %}.

`labels` in the context holds the labels of codes in other languages; without it they stand in English.
"""

from typing import Any

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from registry.domain.errors import Refusal
from registry.ui.wording import (
    days,
    grades,
    notices,
    number_words,
    numbers,
    people,
    places,
    refusals,
    requests,
    summary,
    terms,
    units,
)

register = template.Library()

register.filter("grade_meaning", grades.meaning)
register.filter("latest_notice", notices.latest)
register.filter("withdrawal_notice", notices.withdrawal)
register.filter("people", people.people)
register.filter("part", people.part)
register.filter("unspecified", people.unspecified)
register.filter("range_short", people.cell)
register.filter("displaced", units.displaced)
register.filter("whole", numbers.whole)
register.filter("edtf", days.in_words)
register.filter("text", terms.text)
register.filter("plain_text", terms.plain_text)
register.filter("apart", terms.apart)
register.filter("request_kind", requests.kind)
register.filter("request_state", requests.state)
register.filter("request_outcome", requests.outcome)
register.filter("language_named", terms.language_named)
register.filter("moment", days.moment, expects_localtime=True)


@register.filter
def sentence(term: dict[str, str]) -> str | SafeString:
    """Show a frozen sentence of the registry's own in the reader's language, English where it has none."""
    frozen = term["label"]
    translated = gettext(frozen)
    return terms.english(frozen) if translated == frozen else translated


@register.filter
def told(refusal: Refusal) -> str | SafeString:
    """Return why not, in the reader's language."""
    return refusals.told(refusal)


@register.filter
def as_term(code: str) -> dict[str, str]:
    """Return a bare code as a term that has no frozen label: it is shown under its published one."""
    return {"code": code, "label": ""}


@register.filter
def parts_of(figure: dict[str, Any], dimension: str) -> list[dict[str, Any]]:
    """Return the parts of a figure along one dimension: status, sex_age or role."""
    return [share for share in figure["breakdown"] if share["by"] == dimension]


@register.filter
def first_upper(words: str) -> str:
    return words[:1].upper() + words[1:]


def labels_of(context: template.Context) -> terms.Labels:
    return context.get("labels") or {}


@register.inclusion_tag("ui/record/_number_words.html")
def words_for_numbers() -> dict[str, Any]:
    """Say how words in the place of numbers are read."""
    return {"readings": number_words.readings()}


@register.simple_tag(takes_context=True)
def label_text(context: template.Context, term: dict[str, str] | None, vocabulary: str) -> str:
    """Show a frozen term without markup, for attributes."""
    return terms.plain_label(term, vocabulary, labels_of(context))


@register.simple_tag(takes_context=True)
def label(context: template.Context, term: dict[str, str] | None, vocabulary: str) -> str | SafeString:
    """Show a frozen term."""
    return terms.label(term, vocabulary, labels_of(context))


@register.simple_tag
def harm_line(record: dict[str, Any], only_stated: object) -> str:
    """Show on one line what a record says of people."""
    return summary.harm_line(record, only_stated=bool(only_stated))


@register.simple_tag(takes_context=True)
def when(context: template.Context, date: dict[str, Any]) -> str:
    """Show the date of a record in words, with the part of the day where it is known."""
    part = terms.plain_label(date["part_of_day"], "part_of_day", labels_of(context))
    return days.in_words(date["edtf"], part.lower())


@register.simple_tag(takes_context=True)
def place_lines(context: template.Context, locations: list[dict[str, Any]]) -> SafeString:
    """Show all places of a record on one line."""
    return places.lines(locations, labels_of(context))


@register.simple_tag(takes_context=True)
def place_line(context: template.Context, place: dict[str, Any]) -> str:
    return places.line(place, labels_of(context))


@register.simple_tag(takes_context=True)
def places_known_to(context: template.Context, locations: list[dict[str, Any]]) -> SafeString:
    """Show on one tag how closely the places are known."""
    return places.known_to(locations, labels_of(context))


@register.simple_tag(takes_context=True)
def place_precision(context: template.Context, place: dict[str, Any]) -> SafeString:
    """Show how closely one place is known."""
    return places.precision(place, labels_of(context))
