# SPDX-License-Identifier: Apache-2.0
"""Where nothing is found: which part of the selection to leave, and how many incidents that would find."""

from dataclasses import dataclass

from django.utils.functional import Promise

from registry.public.explore.address import Explored
from registry.public.explore.parts import NAMES
from registry.published.sources import Source
from registry.published.without import without


@dataclass(frozen=True, slots=True)
class Wider:
    """`title`: of the part that is left."""

    title: str | Promise
    number: int
    href: str


def wider(explored: Explored, now: Source) -> list[Wider]:
    """Return the selections that leave one part and find something, the largest first."""
    found = [
        Wider(
            NAMES[name],
            now.count("incident", without(explored.wanted, name).conditions()),
            explored.href(**{name: ""}),
        )
        for name in explored.wanted.selection()
    ]
    return sorted((each for each in found if each.number), key=lambda each: -each.number)
