# SPDX-License-Identifier: Apache-2.0
"""Lines of a table of areas or of weapons: the name, the numbers, and where its incidents are listed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from registry.public.charts.sums import Group
from registry.published.filters import Filter
from registry.published.invented import COUNTRIES
from registry.published.labels import Concept
from registry.ui.canonical import spelled
from registry.ui.wording.terms import plain_text

Names = Mapping[str, str]
Groups = Mapping[str | None, Group]


@dataclass(frozen=True, slots=True)
class Entry:
    """`names`: by language. `depth`: 1 below another. `query`: selects it in explore; empty where nothing does.

    `remark`: what one must know of the line.
    """

    code: str
    names: Names
    group: Group
    depth: int
    query: str
    remark: str = ""


def weapon_entries(known: Iterable[Concept], groups: Groups, within: Filter) -> list[Entry]:
    """Return those of the weapons that incidents name, in their order."""
    return [
        Entry(each.code, each.heading, groups[each.code], int(each.parent in groups), query)
        for each in known
        if each.code in groups and (query := spelled(replace(within, weapons=(each.code,)).selection()))
    ]


def area_entries(names: Mapping[str, Names], groups: Groups, within: Filter, depth: int = 0) -> list[Entry]:
    """Return those of the areas that incidents name, by their names in the reader's language."""
    found = sorted((plain_text(names[code]), code) for code in groups if code in names and code is not None)
    return [
        Entry(code, names[code], groups[code], depth, spelled(replace(within, areas=(code,)).selection()))
        for _, code in found
    ]


def nameless(names: Mapping[str, Names], groups: Groups) -> list[Entry]:
    """Return the countries that incidents name and no list of areas has: they have no page."""
    codes = sorted(code for code in groups if code is not None and code not in names)
    return [Entry(code, COUNTRIES.get(code, {"en": code}), groups[code], 0, "") for code in codes]


def nested(outer: Iterable[Entry], inner: Mapping[str, list[Entry]]) -> Iterator[Entry]:
    """Yield each entry with those inside it after it. `inner`: by the code of the outer one."""
    for each in outer:
        yield each
        yield from inner.get(each.code, [])
