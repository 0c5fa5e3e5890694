# SPDX-License-Identifier: Apache-2.0
"""What two versions say of what changed between them, each on one line: for the corrections log and the head of a record."""

from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

from django.utils.html import format_html
from django.utils.safestring import SafeString

from registry.ui.wording import days, members, places, units
from registry.ui.wording.people import people
from registry.ui.wording.terms import Labels, label, text

Said = str | SafeString
Say = Callable[[Any, Labels], Said]


class Sides(NamedTuple):
    """What the older and the newer version say; empty where one has no such thing."""

    old: Said
    new: Said


def party(value: dict[str, Any], labels: Labels) -> SafeString:
    confidence = label(value["confidence"], "attribution_confidence", labels)
    return format_html("{} ({})", text(value["name"]), confidence)


def harmed(value: dict[str, Any] | None, labels: Labels) -> str:
    """Return how many people; to what harm is told before."""
    return people(value, "")


WAYS: dict[str, tuple[Say, ...]] = {
    "casualties": (harmed,),
    "date": (days.when,),
    "locations": (places.marked_line, places.precision),
    "attributions": (party, lambda value, labels: label(value["position"], "attribution_position", labels)),
    "displacement": (lambda value, labels: units.displaced(value), lambda value, labels: units.moved(value)),
    "weapons": (lambda value, labels: label(value["weapon"], "weapon", labels),),
    "objects": (lambda value, labels: label(value["object_class"], "object_class", labels),),
    "claims": (lambda value, labels: value["source"] or label(value["kind"], "source_kind", labels),),
    **dict.fromkeys(members.TEXTS, ()),
}
"""What is said of a member that has members of its own; where both versions say the same, the next is said. Texts are
told of by their name alone."""
THINGS = WAYS.keys() - {"casualties"}
"""Members that a version has or has not: of people there is something to say where it has none."""


def sides(change: Any, labels: Labels) -> Sides | None:
    """Return what tells both versions apart; None where nothing does that fits on a line.

    `change`: a change as `published.diff` finds it.
    """
    if "order" in change.inner:
        return None
    for say in WAYS.get(change.member, (partial(members.said, change.member),)):
        both = Sides(*(said(say, change.member, value, labels) for value in (change.old, change.new)))
        if both.old != both.new:
            return both
    return None


def said(say: Say, member: str, value: Any, labels: Labels) -> Said:
    """Return nothing for a thing that a version does not have; a figure or a word that it lacks is not stated."""
    return "" if value is None and member in THINGS else say(value, labels)
