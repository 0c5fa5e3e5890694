# SPDX-License-Identifier: Apache-2.0
"""Lines of a table of areas or of weapons: the name, the numbers, and where its incidents are listed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from registry.public.figures import Row
from registry.public.weapons import Weapon
from registry.published.filters import Filter
from registry.ui.canonical import spelled
from registry.ui.wording.terms import plain_text

Names = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Entry:
    """`names`: by language. `row`: its numbers. `depth`: 1 below another. `query`: selects it in explore; may be empty."""

    code: str
    names: Names
    row: Row
    depth: int
    query: str


def weapon_entries(known: Iterable[Weapon], rows: Mapping[str, Row], within: Filter) -> list[Entry]:
    """Return those of the weapons that records name, in their order."""
    return [
        entry(
            each.code,
            each.label,
            rows[each.code],
            replace(within, weapons=(each.code,)),
            depth=bool(each.parent),
        )
        for each in known
        if each.code in rows
    ]


def area_entries(
    names: Mapping[str, Names], rows: Mapping[str, Row], within: Filter, depth: int = 0
) -> list[Entry]:
    """Return those of the areas that records name, by their names in the reader's language."""
    found = sorted((plain_text(names[code]), code) for code in rows if code in names)
    return [
        entry(code, names[code], rows[code], replace(within, areas=(code,)), depth=depth) for _, code in found
    ]


def nameless(names: Mapping[str, Names], rows: Mapping[str, Row]) -> list[Entry]:
    """Return the codes that records name and no list of areas has: nothing leads on from them."""
    return [Entry(code, {"en": code}, rows[code], 0, "") for code in sorted(rows) if code not in names]


def entry(code: str, names: Names, row: Row, wanted: Filter, *, depth: int) -> Entry:
    return Entry(code, names, row, int(depth), spelled(wanted.selection()))


def nested(outer: Iterable[Entry], inner: Mapping[str, list[Entry]]) -> Iterator[Entry]:
    """Yield each entry with those inside it after it. `inner`: by the code of the outer one."""
    for each in outer:
        yield each
        yield from inner.get(each.code, [])
