# SPDX-License-Identifier: Apache-2.0
"""The records that a tile is made of, in the form of a snapshot: from one, or by SQL where none stands."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl
from django.db.models import Q

from registry.published.conditions import Condition
from registry.published.models import Document
from registry.published.snapshot.build import encoded, read, state_now
from registry.published.snapshot.columns import SELECT, SETS, numbered
from registry.published.snapshot.expressions import all_of
from registry.published.snapshot.files import framed
from registry.published.snapshot.places import SHAPE, count, elsewhere, placed
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
    """`table`: of `snapshot.files.TABLES`. `sets`: of a column, each at its number, with commas around every code.

    `kept`: what is made once for as long as these dictionaries stand.
    """

    chosen: Chosen
    table: Callable[[str], pl.DataFrame]
    sets: Callable[[str], pl.Series]
    kept: Callable[[object, Callable[[], Any]], Any]

    def shaped(self, shapes: Numbers) -> tuple[Numbers, pl.DataFrame]:
        """Return which of the shapes records were found in, and the sums of these. `shapes`: in order, each once."""
        first, last = (count(self.chosen.places, kind) for kind in (SHAPE - 1, SHAPE))
        known = self.chosen.places["key"].slice(first, last - first).to_numpy()
        at = np.searchsorted(known, shapes)
        own = np.flatnonzero(np.append(known, -1)[at] == shapes)
        sums = self.chosen.sums(at[own] + first)
        found = sums["incidents"].to_numpy() > 0
        return own[found], sums.filter(found)

    def rows_in(self, shapes: Numbers) -> pl.DataFrame:
        """Return the rows that were found in these shapes, which records have: `row`, `shape`."""
        first, last = (count(self.chosen.places, kind) for kind in (SHAPE - 1, SHAPE))
        known = self.chosen.places["key"].slice(first, last - first).to_numpy()
        rows, of = self.chosen.rows_in(np.searchsorted(known, shapes) + first)
        return pl.DataFrame({"row": rows, "shape": shapes[of]}, {"row": pl.UInt32, "shape": pl.UInt32})


def held(now: Source, tile: Tile, conditions: tuple[Condition, ...]) -> Held:
    if not isinstance(now, Snapshot):
        return from_sql(tile, conditions)
    rows, places = now.rows(KIND), now.table("places")

    def chosen() -> Chosen:
        mask = mask_of(rows, all_of(conditions, now)) if conditions else None
        return Chosen(rows, places, now.table("elsewhere")["row"], mask)

    return Held(now.chosen(conditions, chosen), now.table, now.sets, now.kept)


def from_sql(tile: Tile, conditions: tuple[Condition, ...]) -> Held:
    """Return the incidents that meet the conditions and touch the tile, or have no geometry, read for this one tile."""
    near = Q(geom__isnull=True) | Q(geom__bboverlaps=shape_of(degrees(tile)))
    found = Document.objects.standing(KIND).filter(selected(conditions) & near)
    codes = list(found.order_by().values_list("code", flat=True))
    read_again = numbered(read(f"{SELECT} AND document.code = ANY(%s)", [codes]))
    built = encoded(state_now(), read_again, {name: [""] for name in SETS})
    rows, places = placed(built.rows, len(built.sets["shape"]), len(built.sets["countries"]))
    chosen = Chosen(rows, places, elsewhere(rows, places)["row"], None)
    return Held(
        chosen,
        taken_apart(built.sets["shape"]).__getitem__,
        lambda column: sets(built.sets[column]),
        lambda name, make: make(),
    )


def sets(codes: list[str]) -> pl.Series:
    return pl.Series(map(framed, codes), dtype=pl.String)
