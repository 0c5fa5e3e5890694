# SPDX-License-Identifier: Apache-2.0
"""What the members of a public document are called, and what the plain ones say."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from registry.ui.wording.numbers import whole
from registry.ui.wording.terms import Labels, plain_label

NAMES = {
    "actor": lazy("actor"),
    "actor_class": lazy("kind of actor"),
    "admin1": lazy("first-level area"),
    "admin2": lazy("second-level area"),
    "archive_url": lazy("archived copy"),
    "attributions": lazy("Alleged responsibility"),
    "basis": lazy("what it rests on"),
    "best": lazy("best supported number"),
    "best_reason": lazy("reason for the best supported number"),
    "breakdown": lazy("by sex, age, status or role"),
    "casualties": lazy("People harmed"),
    "claims": lazy("What a source reported"),
    "combatants": lazy("reported as combatants"),
    "confidence": lazy("confidence"),
    "count_max": lazy("the most"),
    "count_min": lazy("the fewest"),
    "counted": lazy("whether it is counted"),
    "country": lazy("country"),
    "cumulative": lazy("Grew over the period"),
    "date": lazy("Date"),
    "delivery": lazy("how it came"),
    "demonstration": lazy("Demonstration"),
    "died_later": lazy("died later of wounds"),
    "displacement": lazy("Displaced"),
    "earliest": lazy("earliest day"),
    "edtf": lazy("date as stated"),
    "erw_left": lazy("Explosive remnants left"),
    "event_group": lazy("Part of"),
    "extent": lazy("damage"),
    "figures": lazy("numbers of people"),
    "from_place": lazy("from where"),
    "functional": lazy("still in use"),
    "geometry": lazy("point or square on the map"),
    "grade_reason": lazy("Why this grade"),
    "harm_grade": lazy("How well it is known"),
    "identified_by": lazy("who identified it"),
    "in_use_as": lazy("what it was used as"),
    "incident_type": lazy("Kind of incident"),
    "kind": lazy("Kind"),
    "language": lazy("language"),
    "latest": lazy("latest day"),
    "licence": lazy("Licence"),
    "locations": lazy("Place"),
    "margin_days": lazy("margin in days"),
    "max": lazy("the most"),
    "min": lazy("the fewest"),
    "model": lazy("model"),
    "name": lazy("name"),
    "number": lazy("number in the list"),
    "object_class": lazy("kind of object"),
    "objects": lazy("Objects affected"),
    "open_above": lazy("upper limit"),
    "order": lazy("order"),
    "origin": lazy("origin"),
    "part_of_day": lazy("part of the day"),
    "period_edtf": lazy("period"),
    "phase": lazy("at the time of use or later"),
    "place_unresolved": lazy("Place not resolved"),
    "places_min": lazy("Number of places"),
    "places_qualifier": lazy("How the number of places is worded"),
    "populated_area": lazy("In a populated area"),
    "position": lazy("reply of the party"),
    "precision": lazy("precision"),
    "protected": lazy("protected category"),
    "published_at": lazy("when the source published it"),
    "qualifier": lazy("how the number is worded"),
    "quoted": lazy("whom the source quotes"),
    "quoted_kind": lazy("kind of the quoted source"),
    "repeat_strike": lazy("Struck again soon after"),
    "role": lazy("role"),
    "schema_version": lazy("Version of the form of the document"),
    "scope": lazy("whole incident or a part"),
    "source": lazy("source"),
    "submunition_model": lazy("model of the submunition"),
    "summary": lazy("Summary"),
    "time_local": lazy("local time"),
    "timezone": lazy("time zone"),
    "title": lazy("Title"),
    "to_place": lazy("to where"),
    "uncertainty_m": lazy("how far off the point may be"),
    "unidentified_unit": lazy("unit not identified"),
    "unit": lazy("unit"),
    "unspecified_max": lazy("whose age and sex are not stated"),
    "unspecified_min": lazy("whose age and sex are not stated"),
    "unspecified_open_above": lazy("whose age and sex are not stated"),
    "url": lazy("address of the source"),
    "vocabulary_version": lazy("Version of the code lists"),
    "warning_reported": lazy("Warning reported"),
    "weapon": lazy("weapon"),
    "weapons": lazy("Weapon"),
    "why_not": lazy("why it is not counted"),
    "why_not_note": lazy("note on why it is not counted"),
    "withheld": lazy("what is withheld"),
}
VOCABULARIES = {
    "places_qualifier": "qualifier",
    **dict.fromkeys(("populated_area", "repeat_strike", "warning_reported", "erw_left"), "tri_state"),
}
"""Of terms whose member is not called by its vocabulary."""
TEXTS = ("title", "summary", "event_group", "grade_reason")
TEMPLATES = {
    **dict.fromkeys(TEXTS, "_text"),
    "date": "_date",
    "locations": "_place",
    "casualties": "_people",
    "displacement": "_moved",
    "weapons": "_weapon",
    "objects": "_object",
    "attributions": "_party",
    "claims": "_said",
}
"""What shows a member that is more than a word; the parts of the record's own page where there is one."""
CIRCUMSTANCES = ("populated_area", "repeat_strike", "warning_reported", "erw_left")


def name(member: str) -> str:
    """Return what a member is called."""
    return str(NAMES[member])


def names(members: tuple[str, ...]) -> str:
    """Return what several are called, each name once."""
    return _(", ").join(dict.fromkeys(map(name, members)))


def template(member: str) -> str:
    """Return the template that shows what a member says."""
    return f"ui/record/{TEMPLATES.get(member, '_plain')}.html"


def said(member: str, value: Any, labels: Labels) -> str:
    """Return what a member without members of its own says."""
    if value is None:
        return _("not stated")
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, dict):
        return plain_label(value, VOCABULARIES.get(member, member), labels)
    return whole(value) if isinstance(value, int) else str(value)


def circumstances(document: dict[str, Any]) -> list[tuple[str, dict[str, str]]]:
    """Return what sources say of the circumstances: the member and its term. What they do not say is left out."""
    told = ((member, document.get(member)) for member in CIRCUMSTANCES)
    return [(member, term) for member, term in told if term and term["code"] != "unknown"]
