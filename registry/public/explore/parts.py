# SPDX-License-Identifier: Apache-2.0
"""What is chosen, part by part, in words, each with the address of the selection without it."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from registry.public.explore.address import Explored
from registry.public.explore.choices import chosen_of
from registry.public.explore.facets import TITLES, Facet
from registry.published.filters import SELECTING
from registry.ui.wording.days import in_words
from registry.ui.wording.numbers import phrase, whole
from registry.ui.wording.terms import isolated

OTHERS: dict[str, str | Promise] = {
    "bbox": gettext_lazy("Within"),
    "date": gettext_lazy("Date"),
    "killed": gettext_lazy("Killed"),
    "injured": gettext_lazy("Injured"),
    "located": gettext_lazy("On the map"),
    "q": gettext_lazy("Words"),
    "changed_since": gettext_lazy("Changed since"),
}
NAMES = TITLES | OTHERS


@dataclass(frozen=True, slots=True)
class Part:
    """`without`: the address of the selection that does not ask for it."""

    parameter: str
    title: str | Promise
    words: str | SafeString
    without: str


def parts(explored: Explored, facets: list[Facet]) -> Iterator[Part]:
    """Yield the parts in the order of the address. `facets`: that hold the chosen codes with their names."""
    chosen = {facet.parameter: [each for each in facet.choices if each.chosen] for facet in facets}
    for parameter in SELECTING:
        if parameter in OTHERS:
            if words := words_of(explored, parameter):
                yield Part(parameter, NAMES[parameter], words, explored.href(**{parameter: ""}))
        elif chosen_of(explored, parameter):
            for each in chosen.get(parameter, ()):
                yield Part(parameter, NAMES[parameter], each.name, each.href)


def words_of(explored: Explored, parameter: str) -> str:
    """Return what the selection asks by this parameter, which takes no codes; empty where it asks nothing."""
    wanted = explored.wanted
    if parameter == "bbox":
        return _("a part of the map") if wanted.box else ""
    if parameter == "date":
        return days(explored)
    if parameter == "located":
        return {"yes": _("with a point"), "no": _("without a point"), "": ""}[wanted.located]
    if parameter == "changed_since":
        return in_words(f"{wanted.changed_since:%Y-%m-%d}") if wanted.changed_since else ""
    if parameter == "q":
        return isolated(wanted.q)
    bounds = getattr(wanted, parameter)
    return between(*bounds) if bounds else ""


def days(explored: Explored) -> str:
    first, last = explored.wanted.first, explored.wanted.last
    if first and first == last:
        return in_words(f"{first}")
    return in_words(f"{first or '..'}/{last or '..'}") if first or last else ""


def between(least: int | None, most: int | None) -> str:
    if least is None:
        return _("up to %(high)s") % {"high": whole(most or 0)}
    return phrase(least, most, open_above=most is None)


def sentence(found: list[Part]) -> str:
    """Return the whole selection on one line, for a citation and for paper."""
    grouped: dict[str, list[str]] = {}
    for each in found:
        grouped.setdefault(str(each.title), []).append(str(each.words))
    return _("; ").join(f"{title}: {_(', ').join(words)}" for title, words in grouped.items())
