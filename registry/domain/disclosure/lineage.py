# SPDX-License-Identifier: Apache-2.0
"""Which places of earlier versions a place of a new version goes back to. Only the desk knows their true shapes.

Rows carry no name over from version to version, so each is followed by where it lies: in every version those that could be
one place belong together, in their order, which readers see too, and then the nearest. What then has no partner on one
side could be anything near it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from registry.domain.disclosure.decision import Disclosure
from registry.domain.disclosure.spot import NEAR_AN_AREA, Area, Spot, could_be, in_one_cell
from registry.domain.location import Cell, Level, gap

# Degrees, further than any two shapes.
NO_SHAPE = 400.0


@dataclass(frozen=True, slots=True)
class Earlier:
    """A place as a released version told it.

    `limit`: no finer may it be told, whatever reason readers saw; None where nothing protected it. `lasting`: the same
    once an embargo of then is over; equal where there was none.
    """

    version: int
    spot: Spot
    disclosure: Disclosure
    limit: Disclosure | None
    cell: Cell | None = None
    areas: tuple[Area, ...] = ()
    lasting: Disclosure | None = None

    @property
    def level(self) -> Level:
        """The cells in which it is looked for: a place that moved to none that touches its own is another."""
        told = self.disclosure.level
        return NEAR_AN_AREA if told is None or told is Level.POINT else told


@dataclass(frozen=True, slots=True)
class Lineage:
    """`own`: what the place itself may have been. `near`: other places it must not betray."""

    own: list[Earlier] = field(default_factory=list)
    near: list[Earlier] = field(default_factory=list)


def followed(spots: Sequence[Spot], earlier: Sequence[Earlier]) -> list[Lineage]:
    """Return the lineage of each spot. `earlier`: in the order of their versions."""
    lines = [Lineage() for _ in spots]
    for _, version in groupby(earlier, key=lambda then: then.version):
        then = list(version)
        heirs = [heirs_of(former, spots) for former in then]
        partner = partners(spots, then, heirs)
        for old, former in enumerate(then):
            heir = next((spots[spot] for spot, found in partner.items() if found == old), None)
            for spot in heirs[old]:
                if spot not in partner or may_mean(former, spots[spot], heir):
                    lines[spot].own.append(former)
                elif moved_beside(former, spots[spot], then[partner[spot]]):
                    lines[spot].near.append(former)
    return lines


def heirs_of(former: Earlier, spots: Sequence[Spot]) -> list[int]:
    """Return which spots the former place could have become.

    Where none could, its areas were renamed: then each could, except where two shapes lie apart.
    """
    found = [at for at, spot in enumerate(spots) if could_be(former.spot, spot, level=former.level)]
    unknown = [at for at, spot in enumerate(spots) if former.spot.box is None or spot.box is None]
    return found or unknown


def partners(spots: Sequence[Spot], then: Sequence[Earlier], heirs: Sequence[list[int]]) -> dict[int, int]:
    """Return the former place of each spot that has one: the likeliest pairs first, each in one pair."""
    found: dict[int, int] = {}
    for *_, former, spot in sorted(pairs(spots, then, heirs)):
        if spot not in found and former not in found.values():
            found[spot] = former
    return found


def pairs(
    spots: Sequence[Spot], then: Sequence[Earlier], heirs: Sequence[list[int]]
) -> Iterator[tuple[bool, bool, bool, float, int, int]]:
    """Yield every pair that may be partners, after what makes it unlikely: areas renamed, another position, moves."""
    for former, found in enumerate(heirs):
        for spot in found:
            one, other = then[former].spot, spots[spot]
            renamed = not could_be(one, other, level=then[former].level)
            moved = not stands_still(then[former], other)
            yield renamed, former != spot, moved, distance(one, other), former, spot


def stands_still(former: Earlier, spot: Spot) -> bool:
    """Whether the spot lies in the same cells as before, or still has no shape."""
    return in_one_cell(former.spot, spot, level=former.level)


def distance(one: Spot, other: Spot) -> float:
    """Return the degrees between two spots; pairs of which a shape is not known come last."""
    return NO_SHAPE if one.box is None or other.box is None else gap(one.box, other.box)


def may_mean(former: Earlier, spot: Spot, heir: Spot | None) -> bool:
    """Whether a spot that has a partner may yet be the former place: it is its heir, lies in one cell with the heir, or
    there is none and nothing shows the two apart.
    """
    if heir is not None:
        return spot is heir or (spot.box is not None and in_one_cell(spot, heir, level=former.level))
    return former.spot.box is None or could_be(former.spot, spot, level=former.level)


def moved_beside(former: Earlier, spot: Spot, partner: Earlier) -> bool:
    """Whether the spot has come near the place of another row; one that stands still tells nothing new of it."""
    return former.spot.box is not None and spot.box is not None and not stands_still(partner, spot)
