# SPDX-License-Identifier: Apache-2.0
"""What is told of the places of one version, after all that earlier versions told and beside one another.

Whoever kept an old version can lay it over the new one. So what is told of a place that something protects grows
with each version or stays: a cell holds the cells before it, an area holds every cell it could be laid over.
Source: docs/explanation/places.md, rules P7 to P9.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from registry.domain.disclosure.decision import (
    Disclosure,
    disclose,
    kept_wide,
    no_finer_than,
    protection,
    withholds,
)
from registry.domain.disclosure.lineage import Earlier, Lineage, followed
from registry.domain.disclosure.rules import Publish
from registry.domain.disclosure.situation import Situation
from registry.domain.disclosure.spot import NEAR_AN_AREA, NO_AREA, Area, Spot, could_be, elsewhere
from registry.domain.location import Cell, common_cell, generalise

DEPTHS = {Publish.AREA1: 1, Publish.COUNTRY: 0, Publish.NOTHING: -1}
BY_DEPTH = {2: Publish.AREA2, 1: Publish.AREA1, 0: Publish.COUNTRY}


class Shapes(Protocol):
    """What is known of the outlines of areas; an area whose outline is not known neither holds nor is apart."""

    def hold(self, area: Area, cell: Cell) -> bool:
        """Whether the area covers the whole cell."""

    def apart(self, area: Area, cell: Cell) -> bool:
        """Whether the area has no point in common with the cell."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A place of the version to be told. `point`: (lon, lat), None for other shapes; `areas`: levels 1 and 2."""

    spot: Spot
    situation: Situation
    point: tuple[float, float] | None = None
    areas: tuple[Area, Area] = (NO_AREA, NO_AREA)


@dataclass(frozen=True, slots=True)
class Told:
    """The decision on one place. `depth`: the administrative level down to which areas are told, −1 for none.

    `limit`: what later versions may tell at most; None where nothing protects the place. `lasting`: the same once the
    embargo of unexploded submunitions is over.
    """

    disclosure: Disclosure
    limit: Disclosure | None
    cell: Cell | None
    depth: int
    lasting: Disclosure | None = None

    @property
    def names_its_settlement(self) -> bool:
        """Whether a name of the settlement beside it betrays nothing."""
        return self.limit is None or self.disclosure.shows_name


def tell(rows: Sequence[Asked], earlier: Sequence[Earlier], shapes: Shapes) -> list[Told]:
    """Return the decision on each row, in order. `earlier`: in the order of their versions."""
    lines = followed([row.spot for row in rows], earlier)
    alone = [
        told_alone(replace(row, situation=beside_others(row, rows)), line, shapes)
        for row, line in zip(rows, lines, strict=True)
    ]
    return [
        with_areas(row, found, line, beside(row, rows, alone, earlier), shapes)
        for row, found, line in zip(rows, alone, lines, strict=True)
    ]


def beside_others(row: Asked, rows: Sequence[Asked]) -> Situation:
    """Return the situation, restricted where the place is so near a restricted one that it would tell it."""
    hidden = (other for other in rows if other.situation.restricted)
    restricted = any(could_be(row.spot, other.spot, level=NEAR_AN_AREA) for other in hidden)
    return replace(row.situation, restricted=row.situation.restricted or restricted)


def told_alone(row: Asked, line: Lineage, shapes: Shapes) -> Told:
    """Return what may be told of the place after all that was told of it; its areas are looked at later."""
    before = (*line.own, *line.near)
    limits = [then.limit for then in before if then.limit is not None]
    found, cell, limit = limited(row, row.situation, line, limits, shapes)
    lasting = limit
    if row.situation.under_embargo or any(then.lasting != then.limit for then in before):
        after = [then.lasting for then in before if then.lasting is not None]
        *_, lasting = limited(row, row.situation.without_embargo, line, after, shapes)
    return Told(found, limit, cell, 1 if cell else DEPTHS.get(found.publish, 2), lasting)


def limited(
    row: Asked, situation: Situation, line: Lineage, limits: Sequence[Disclosure], shapes: Shapes
) -> tuple[Disclosure, Cell | None, Disclosure | None]:
    """Return what may be told in this situation under these limits, its cell, and the limit it leaves behind."""
    found, cell = disclose(situation), None
    for former in limits:
        found = no_finer_than(former, found)
    if found.publish is Publish.CELL:
        found, cell = widened(found, row.point, line, shapes)
    return found, cell, limit_of(found, protection(situation), limits, was_cell=bool(cells_of(line)))


def limit_of(
    found: Disclosure, protecting: Disclosure | None, limits: Sequence[Disclosure], *, was_cell: bool
) -> Disclosure | None:
    """Return what the place may be told as at most from now on: as now, where anything protects it.

    Where only an area was ever known and a cell may be told, the cell may still be found.
    """
    if protecting is None and not limits:
        return None
    known_to_area = not withholds(found.reason) and not was_cell
    if protecting is None or protecting.publish is not Publish.CELL or not known_to_area:
        return found
    for limit in limits:
        protecting = no_finer_than(limit, protecting)
    return protecting


def widened(
    found: Disclosure, point: tuple[float, float] | None, line: Lineage, shapes: Shapes
) -> tuple[Disclosure, Cell | None]:
    """Return a cell that holds every cell and lies in every area that was told of the place, or only an area."""
    if point is None or found.level is None:
        return kept_wide(found, Publish.AREA2), None
    cell = common_cell([generalise(*point, level=found.level), *cells_of(line)])
    if cell is None:
        return kept_wide(found, Publish.AREA1), None
    for then in line.own:
        by_area = then.disclosure.publish in (Publish.AREA2, Publish.AREA1)
        if by_area and not all(leaves_whole(shapes, area, cell) for area in then.areas):
            return kept_wide(found, then.disclosure.publish), None
    return (found if cell.level == found.level else kept_wide(found, Publish.CELL, cell.level)), cell


def cells_of(line: Lineage) -> list[Cell]:
    return [then.cell for then in line.own if then.cell is not None]


def leaves_whole(shapes: Shapes, area: Area, cell: Cell) -> bool:
    """Whether the area, laid over the cell, cuts no part of it off."""
    return shapes.hold(area, cell) or shapes.apart(area, cell)


def beside(row: Asked, rows: Sequence[Asked], told: Sequence[Told], earlier: Sequence[Earlier]) -> list[Cell]:
    """Return every cell, of this version or told before, that the row's areas could be laid over."""
    now = [(other.spot, found.cell) for other, found in zip(rows, told, strict=True)]
    before = [(then.spot, then.cell) for then in earlier]
    return [cell for spot, cell in (*now, *before) if cell and not elsewhere(row.spot, spot)]


def with_areas(row: Asked, told: Told, line: Lineage, beside: Sequence[Cell], shapes: Shapes) -> Told:
    """Return the decision with those areas alone that narrow no cell: neither the place's own nor another's."""
    if told.disclosure.publish is Publish.POINT:
        return told
    own, others = ([told.cell], []) if told.cell else ([], beside)
    depth = min(told.depth, 0)
    for area in row.areas[: max(told.depth, 0)]:
        holds = all(shapes.hold(area, cell) for cell in (*own, *cells_of(line)))
        if not holds or not all(leaves_whole(shapes, area, cell) for cell in others):
            break
        depth += 1
    if told.cell or depth == told.depth:
        return replace(told, depth=depth)
    return replace(told, disclosure=kept_wide(told.disclosure, BY_DEPTH[depth]), depth=depth)
