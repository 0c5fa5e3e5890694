# SPDX-License-Identifier: Apache-2.0
"""What the typed words may mean: the same selection by a filter in their place, and how many incidents it would find."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.utils.functional import Promise
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from registry.public.explore.address import Explored
from registry.public.explore.facets import TITLES
from registry.published.filters import CODED, Filter
from registry.published.meant.matching import Closeness, Match, matches
from registry.published.meant.name import Name
from registry.published.meant.names import index
from registry.published.sources import Source
from registry.published.values import values
from registry.published.without import without
from registry.ui.wording.terms import in_its_language

MOST = 6


@dataclass(frozen=True, slots=True)
class Meant:
    """`chosen`: each parameter by its title and the name chosen. `number`: incidents. `href`: without the words."""

    chosen: list[tuple[str | Promise, SafeString]]
    number: int
    href: str
    close: Closeness

    @property
    def order(self) -> tuple[Closeness, int]:
        return self.close, -self.number


def meant(explored: Explored, now: Source) -> list[Meant]:
    """Return what the words may mean where that finds something, the best first, then the largest."""
    if not explored.wanted.q:
        return []
    found = matches(explored.wanted.q, index(now), get_language() or "en")
    return sorted(offered(explored, found, now), key=lambda each: each.order)[:MOST]


def offered(explored: Explored, found: list[Match], now: Source) -> Iterator[Meant]:
    bare = without(explored.wanted, "q")
    held: dict[str, Mapping[str, int]] = {}
    for match in found:
        if number := number_of(match.names, bare, held, now):
            chosen = [(title(name), words(name)) for name in match.names]
            yield Meant(chosen, number, href(explored, match.names), match.close)


def number_of(names: tuple[Name, ...], bare: Filter, held: dict[str, Mapping[str, int]], now: Source) -> int:
    """Return how many incidents the names find in the place of the words. `held`: filled with what is counted once."""
    if len(names) > 1:
        chosen: dict[str, Any] = {CODED[name.parameter][0]: (name.code,) for name in names}
        return now.count("incident", replace(bare, **chosen).conditions())
    parameter, code = names[0].key
    if parameter not in held:
        held[parameter] = values(now, CODED[parameter][1], without(bare, parameter).conditions())
    return held[parameter].get(code, 0)


def title(name: Name) -> str | Promise:
    if name.parameter == "area":
        return _("Area") if name.within else _("Country")
    return TITLES[name.parameter]


def words(name: Name) -> SafeString:
    """Return what it is called; an area with its country, for several may have one name."""
    parts = (name, name.within) if name.parameter == "area" and name.within else (name,)
    return format_html_join(_(", "), "{}", ((in_its_language(each.texts) or each.code,) for each in parts))


def href(explored: Explored, names: tuple[Name, ...]) -> str:
    """Return the address of the selection with the names in the place of the words."""
    codes: dict[str, str | list[str]] = {
        name.parameter: [name.code] if name.parameter == "area" else name.code for name in names
    }
    return explored.href(q="", **codes)
