# SPDX-License-Identifier: Apache-2.0
"""The phrases of `ui.wording` for templates: {% load wording %}.

`labels` in the context holds the labels of codes in other languages; without it they stand in English.
"""

from typing import Any

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from registry.domain.errors import Refusal
from registry.domain.laid_over import Piece, laid_over
from registry.ui.record.changes import foremost, in_reading_order
from registry.ui.wording import (
    corrections,
    days,
    grades,
    members,
    notices,
    number_words,
    numbers,
    parties,
    parts,
    people,
    places,
    refusals,
    requests,
    sides,
    summary,
    terms,
    units,
)

register = template.Library()

register.filter("grade_meaning", grades.meaning)
register.filter("correction_kind", corrections.kind_word)
register.filter("latest_notice", notices.latest)
register.filter("withdrawal_notice", notices.withdrawal)
register.filter("people", people.people)
register.filter("part", people.part)
register.filter("apart_from_whole", parts.apart)
register.filter("claim_behind", parties.claim_behind)
register.filter("deaths_accepted", parties.deaths_accepted)
register.filter("unspecified", people.unspecified)
register.filter("range_short", people.cell)
register.filter("status_not_stated", people.status_not_stated)
register.filter("any_starred", people.any_starred)
register.filter("displaced", units.displaced)
register.filter("moved", units.moved)
register.filter("whole", numbers.whole)
register.filter("edtf", days.in_words)
register.filter("text", terms.text)
register.filter("language_tag", terms.language_tag)
register.filter("in_languages", terms.in_languages)
register.filter("plain_text", terms.plain_text)
register.filter("apart", terms.apart)
register.filter("sentence", terms.sentence)
register.filter("sought", terms.sought)
register.filter("member_name", members.name)
register.filter("member_names", members.names)
register.filter("circumstances", members.circumstances)
register.filter("member_template", members.template)
register.filter("request_kind", requests.kind)
register.filter("request_state", requests.state)
register.filter("request_outcome", requests.outcome)
register.filter("language_named", terms.language_named)
register.filter("in_reading_order", in_reading_order)
register.filter("foremost", foremost)
register.filter("moment", days.moment, expects_localtime=True)


@register.filter
def laid_over_texts(change: Any) -> tuple[Piece, ...]:
    """Return the pieces of a text that changed; none where it is no text, or stands in one version alone."""
    both = (change.old, change.new)
    return laid_over(*both) if all(isinstance(each, str) for each in both) else ()


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


@register.inclusion_tag("ui/_other_languages.html")
def titles_elsewhere(records: list[dict[str, Any]]) -> dict[str, Any]:
    """Say once above a list in which other languages titles in it stand."""
    return {"languages": terms.other_languages(record["title"] for record in records)}


@register.simple_tag
def how_many(things: dict[str, Any]) -> str:
    """Show, behind what they are, how many weapons were used or objects affected; nothing where nobody says."""
    if things["count_min"] is None:
        return ""
    return gettext(", ") + numbers.of_things(things["count_min"], things["count_max"])


@register.simple_tag
def places_at_least(number: int) -> str:
    return numbers.phrase(number, None, open_above=True)


@register.simple_tag
def harm_line(record: dict[str, Any], only_stated: object) -> str:
    """Show on one line what a record says of people."""
    return summary.harm_line(record, only_stated=bool(only_stated))


@register.simple_tag(takes_context=True)
def when(context: template.Context, date: dict[str, Any]) -> str:
    """Show the date of a record in words, with the part of the day where it is known."""
    return days.when(date, labels_of(context))


@register.simple_tag(takes_context=True)
def place_lines(context: template.Context, locations: list[dict[str, Any]]) -> SafeString:
    """Show all places of a record on one line."""
    return places.lines(locations, labels_of(context))


@register.simple_tag(takes_context=True)
def place_line(context: template.Context, place: dict[str, Any]) -> SafeString:
    return places.marked_line(place, labels_of(context))


@register.simple_tag(takes_context=True)
def places_told_to(context: template.Context, locations: list[dict[str, Any]]) -> SafeString:
    """Show on one tag how closely the places are told."""
    return places.told_to(locations, labels_of(context))


@register.simple_tag(takes_context=True)
def member_said(context: template.Context, member: str, value: Any) -> str:
    """Show a member that has no members of its own."""
    return members.said(member, value, labels_of(context))


@register.simple_tag(takes_context=True)
def place_precision(context: template.Context, place: dict[str, Any]) -> SafeString:
    """Show how closely one place is told."""
    return places.precision(place, labels_of(context))


@register.simple_tag(takes_context=True)
def sides_of(context: template.Context, change: Any) -> sides.Sides | None:
    """Give what both versions say of a change, where that fits on a line."""
    return sides.sides(change, labels_of(context))
