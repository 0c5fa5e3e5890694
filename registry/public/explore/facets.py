# SPDX-License-Identifier: Apache-2.0
"""The facets of a selection: for each parameter of codes its choices, counted under all other parts of the filter."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from registry.public.explore.address import Explored
from registry.public.explore.area_choices import area_choices
from registry.public.explore.choices import Choice, Counts, choice, chosen_of
from registry.published.codes import SCHEMES
from registry.published.filters import CODED
from registry.published.labels import Concept, concepts, vocabulary_version
from registry.published.sources import Source
from registry.published.statistics.actors import MOST_ACTORS, actor_names
from registry.published.values import most, values
from registry.published.without import without
from registry.ui.wording.groups import GROUPS
from registry.ui.wording.terms import plain_text

TITLES: dict[str, str | Promise] = {
    "weapon": _("Weapon"),
    "area": _("Country or area"),
    "grade": _("How established"),
    "type": _("Type of incident"),
    "who": _("Who was harmed"),
    "object": _("What was damaged"),
    "attribution": _("Attribution"),
    "actor": _("Party named"),
    "delivery": _("How the weapon came"),
    "precision": _("How closely the place is known"),
    "source_kind": _("Kind of source"),
}
OPEN = ("weapon", "area", "grade")
"""Those that are open from the beginning: what people ask for most."""


@dataclass(frozen=True, slots=True)
class Facet:
    parameter: str
    title: str | Promise
    choices: list[Choice]

    @property
    def chosen(self) -> int:
        return sum(each.chosen for each in self.choices)

    @property
    def open(self) -> bool:
        return self.parameter in OPEN or bool(self.chosen)


def facets(explored: Explored, now: Source) -> Iterator[Facet]:
    """Yield the facets that have a choice at all."""
    lists = concepts(vocabulary_version())
    for parameter, title in TITLES.items():
        others = without(explored.wanted, parameter).conditions()
        counts = values(now, CODED[parameter][1], others)
        choices = choices_of(explored, parameter, counts, lists.get(SCHEMES.get(parameter, ""), ()), now)
        if choices:
            yield Facet(parameter, title, choices)


def choices_of(
    explored: Explored, parameter: str, counts: Counts, listed: tuple[Concept, ...], now: Source
) -> list[Choice]:
    """Return the choices that find something, and those that are chosen. `listed`: the vocabulary of the parameter."""
    if parameter == "area":
        return area_choices(explored, counts)
    if parameter == "actor":
        return actor_choices(explored, counts, now)
    found = coded(explored, parameter, counts, listed)
    return [each for each in found if each.number or each.chosen]


def coded(
    explored: Explored, parameter: str, counts: Counts, listed: tuple[Concept, ...]
) -> Iterator[Choice]:
    """Yield the choices in the order of their vocabulary, classes after their family; groups of people before roles."""
    for code, name in GROUPS.items() if parameter == "who" else ():
        yield choice(explored, parameter, code, str(name), counts)
    for each in listed:
        depth = int(parameter == "weapon" and bool(each.parent))
        called = plain_text(each.heading) or each.code
        yield choice(explored, parameter, each.code, called, counts, depth=depth)


def actor_choices(explored: Explored, counts: Counts, now: Source) -> list[Choice]:
    """Return those that most records name, and all that are chosen; one that no standing record names has no name."""
    chosen = chosen_of(explored, "actor")
    codes = dict.fromkeys([*chosen, *most(counts, MOST_ACTORS)])
    names = actor_names(now, list(codes))
    told = [code for code in codes if names.get(code) or code in chosen]
    return [choice(explored, "actor", code, plain_text(names.get(code, {})) or code, counts) for code in told]
