# SPDX-License-Identifier: Apache-2.0
"""The lines of a table of weapons in their families, a family that is recorded by itself among its own classes too."""

from collections.abc import Iterator, Mapping

from django.utils.translation import gettext as _

from registry.public.charts.sums import total
from registry.public.entries import Entry, Groups, nested, weapon_entries
from registry.published.conditions import Not, OneOf
from registry.published.filters import Filter
from registry.published.labels import Concept
from registry.published.sources import Source
from registry.published.statistics.asked import Statistic
from registry.published.statistics.tallies import tally

Known = Mapping[str, Concept]
"""All weapons by their codes."""


def in_families(known: Known, groups: Groups, now: Source) -> list[Entry]:
    """Return those of the weapons that incidents name, each class after its family."""
    heads = [each for each in known.values() if each.parent not in groups]
    inner = {each.code: classes_of(each, known, groups, now) for each in heads if each.code in groups}
    return list(nested(weapon_entries(heads, groups, Filter()), inner))


def classes_of(family: Concept, known: Known, groups: Groups, now: Source) -> list[Entry]:
    """Return the classes of a family that incidents name; last, the incidents that name the family and no class."""
    classes = [each for each in known.values() if each.parent == family.code]
    return [*weapon_entries(classes, groups, Filter()), *alone(family, classes, now)]


def alone(family: Concept, classes: list[Concept], now: Source) -> Iterator[Entry]:
    """Yield the family as a class of its own, where it can be one and an incident says no more."""
    if not classes or family.heading == family.label:
        return
    narrower = OneOf("weapons", tuple(each.code for each in classes))
    found = total(tally(Statistic((), Filter(weapons=(family.code,)), (Not(narrower),)), now))
    if found.incidents:
        yield Entry(family.code, family.label, found, 1, "", _("no narrower class is reported"))
