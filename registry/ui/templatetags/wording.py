# SPDX-License-Identifier: Apache-2.0
"""The phrases of `ui.wording` for templates: {% load wording %}."""

from typing import Any

from django import template

from registry.ui.wording import days, numbers, people, terms, units

register = template.Library()

register.filter("people", people.people)
register.filter("part", people.part)
register.filter("unspecified", people.unspecified)
register.filter("range_short", people.cell)
register.filter("displaced", units.displaced)
register.filter("whole", numbers.whole)
register.filter("edtf", days.in_words)
register.filter("text", terms.text)
register.filter("plain_text", terms.plain_text)


@register.simple_tag(takes_context=True)
def label(context: template.Context, term: dict[str, str] | None, vocabulary: str) -> str:
    """Show a frozen term; `labels` in the context holds the other languages."""
    return terms.label(term, vocabulary, context.get("labels", {}))


@register.simple_tag(takes_context=True)
def when(context: template.Context, date: dict[str, Any]) -> str:
    """Show the date of a record in words, with the part of the day where it is known."""
    part = terms.label(date["part_of_day"], "part_of_day", context.get("labels", {}))
    return days.in_words(date["edtf"], part.lower())
