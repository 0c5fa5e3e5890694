# SPDX-License-Identifier: Apache-2.0
"""The records that a tile is made of, in the form of a snapshot: from one, or by SQL where none stands."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import polars as pl
from django.db.models import Q

from registry.published.conditions import Condition
from registry.published.models import Document
from registry.published.snapshot.build import encoded, read, state_now
from registry.published.snapshot.columns import SELECT, SETS, numbered
from registry.published.snapshot.expressions import all_of
from registry.published.snapshot.files import framed
from registry.published.snapshot.places import AREAS, SHAPE, count, elsewhere, placed
from registry.published.snapshot.reading import Snapshot
from registry.published.snapshot.shapes import taken_apart
from registry.published.sources import Source
from registry.published.sql import selected, shape_of
from registry.published.tiles.chosen import Chosen, Numbers, mask_of
from registry.published.tiles.edges import degrees
from registry.published.tiles.grid import Tile

KIND = "incident"


@dataclass(frozen=True, slots=True)
class Held:
    """`table`: of `snapshot.files.TABLES`. `sets`: of a column, each at its number, with commas around every code."""

    chosen: Chosen
    table: Callable[[str], pl.DataFrame]
    sets: Callable[[str], pl.Series]

    def shaped(self) -> tuple[Numbers, pl.DataFrame]:
        """Return the numbers of the shapes that records have, and the sums of those that were found in each."""
        first, last = (count(self.chosen.places, kind) for kind in (SHAPE - 1, SHAPE))
        return self.chosen.places["key"].slice(first, last - first).to_numpy(), self.chosen.elsewhere.head(last - first)

    def placeless(self) -> pl.DataFrame:
        """Return the sets of areas of the records without a place, with the sums of those that were found."""
        first = count(self.chosen.places, AREAS - 1)
        named = self.chosen.places.select("areas1", "countries").slice(first)
        return named.hstack(self.chosen.elsewhere.slice(first - self.chosen.squares))

    def rows_in(self, shapes: Numbers) -> pl.DataFrame:
        """Return the rows that were found in some shapes: `row`, `shape`. Shapes are in order, each of them once."""
        places = self.chosen.places.slice(self.chosen.squares)
        ends = np.cumsum(places["incidents"].to_numpy(), dtype=np.int64)
        known, _ = self.shaped()
        at = np.searchsorted(known, shapes)
        sizes = places["incidents"].gather(at).to_numpy()
        begins = ends[at] - sizes
        steps = np.arange(sizes.sum()) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        rows = self.table("elsewhere")["row"].gather(np.repeat(begins, sizes) + steps)
        found = pl.DataFrame({"row": rows, "shape": np.repeat(shapes, sizes)}, {"row": pl.UInt32, "shape": pl.UInt32})
        return found if self.chosen.mask is None else found.filter(self.chosen.mask.gather(rows))


def held(now: Source, tile: Tile, conditions: tuple[Condition, ...]) -> Held:
    if not isinstance(now, Snapshot):
        return from_sql(tile, conditions)
    rows, places = now.rows(KIND), now.table("places")

    def chosen() -> Chosen:
        return Chosen(rows, places, mask_of(rows, all_of(conditions, now)) if conditions else None)

    return Held(now.chosen(conditions, chosen), now.table, now.sets)


def from_sql(tile: Tile, conditions: tuple[Condition, ...]) -> Held:
    """Return the incidents that meet the conditions and touch the tile, or have no geometry, read for this one tile."""
    near = Q(geom__isnull=True) | Q(geom__bboverlaps=shape_of(degrees(tile)))
    found = Document.objects.standing(KIND).filter(selected(conditions) & near)
    codes = list(found.order_by().values_list("code", flat=True))
    read_again = numbered(read(f"{SELECT} AND document.code = ANY(%s)", [codes]))
    built = encoded(state_now(), read_again, {name: [""] for name in SETS})
    rows, places = placed(built.rows, len(built.sets["shape"]), len(built.sets["countries"]))
    tables = {"elsewhere": elsewhere(rows, places), **taken_apart(built.sets["shape"])}
    return Held(Chosen(rows, places, None), tables.__getitem__, lambda column: sets(built.sets[column]))


def sets(codes: list[str]) -> pl.Series:
    return pl.Series(map(framed, codes), dtype=pl.String)
