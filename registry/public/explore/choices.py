# SPDX-License-Identifier: Apache-2.0
"""One choice of a facet: what it is called, how many incidents it would find, and the address it leads to."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.safestring import SafeString

from registry.public.explore.address import Explored
from registry.published.filters import CODED

Counts = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Choice:
    """`number`: incidents that it would find with all other parts of the filter. `depth` 1: a class or an area within.

    `href`: the same selection with this choice added, or taken away where it is chosen.
    """

    code: str
    name: str | SafeString
    number: int
    depth: int
    chosen: bool
    href: str


def choice(
    explored: Explored, parameter: str, code: str, name: str | SafeString, counts: Counts, *, depth: int = 0
) -> Choice:
    chosen = code in chosen_of(explored, parameter)
    return Choice(
        code, name, counts.get(code, 0), depth, chosen, toggled(explored, parameter, code, away=chosen)
    )


def chosen_of(explored: Explored, parameter: str) -> tuple[str, ...]:
    codes: tuple[str, ...] = getattr(explored.wanted, CODED[parameter][0])
    return codes


def toggled(explored: Explored, parameter: str, code: str, *, away: bool) -> str:
    """Return the address with this code added to its parameter, or taken away from it."""
    left = [each for each in chosen_of(explored, parameter) if each != code]
    codes = left if away else sorted([*left, code])
    return explored.href(**{parameter: codes if parameter == "area" else ",".join(codes)})
