# SPDX-License-Identifier: Apache-2.0
"""The records that a tile is made of, in the form of a snapshot: from one, or by SQL where none stands."""

from collections.abc import Callable
from typing import Protocol, TypeVar

import polars as pl
from django.db.models import Q

from registry.published.conditions import Condition
from registry.published.models import Document
from registry.published.snapshot.build import encoded, read, state_now
from registry.published.snapshot.columns import NOWHERE, SELECT, SETS, numbered
from registry.published.snapshot.expressions import all_of
from registry.published.snapshot.files import framed
from registry.published.snapshot.reading import Snapshot
from registry.published.sources import Source
from registry.published.sql import selected, shape_of
from registry.published.tiles.edges import degrees
from registry.published.tiles.grid import Tile

T = TypeVar("T")
KIND = "incident"
PARTS = {"shaped": pl.col("shape") != 0, "placeless": (pl.col("lon") == NOWHERE) & (pl.col("shape") == 0)}
"""The few rows whose place is not one point, which are looked through for themselves."""


class Held(Protocol):
    """Rows of incidents that meet the conditions, and the dictionaries of their columns."""

    def matching(self, part: str = "") -> pl.LazyFrame:
        """Return all rows, or one of PARTS, each with its number as `row`."""

    def sets(self, column: str) -> pl.Series:
        """Return the sets of a column, each at its number, with commas around every code."""

    def kept(self, name: object, make: Callable[[], T]) -> T:
        """Return what `make` gives, made once for as long as these dictionaries stand."""


class FromMemory:
    """All incidents of a snapshot that meet the conditions."""

    def __init__(self, snapshot: Snapshot, conditions: tuple[Condition, ...]) -> None:
        self.snapshot, self.conditions = snapshot, conditions
        self.sets, self.kept = snapshot.sets, snapshot.kept

    def matching(self, part: str = "") -> pl.LazyFrame:
        every = self.snapshot.rows(KIND)
        rows = (
            self.kept(("part", part), lambda: every.with_row_index("row").filter(PARTS[part]))
            if part
            else every
        )
        return rows.lazy().filter(all_of(self.conditions, self.snapshot)) if self.conditions else rows.lazy()


class FromSql:
    """The incidents that meet the conditions and touch the tile, or have no geometry, read for this one tile."""

    def __init__(self, tile: Tile, conditions: tuple[Condition, ...]) -> None:
        near = Q(geom__isnull=True) | Q(geom__bboverlaps=shape_of(degrees(tile)))
        found = Document.objects.standing(KIND).filter(selected(conditions) & near)
        codes = list(found.order_by().values_list("code", flat=True))
        rows = numbered(read(f"{SELECT} AND document.code = ANY(%s)", [codes]))
        self.built = encoded(state_now(), rows, {name: [""] for name in SETS})
        self.parts: dict[object, object] = {}

    def matching(self, part: str = "") -> pl.LazyFrame:
        rows = self.built.rows.lazy().with_row_index("row")
        return rows.filter(PARTS[part]) if part else rows

    def sets(self, column: str) -> pl.Series:
        return pl.Series([framed(codes) for codes in self.built.sets[column]], dtype=pl.String)

    def kept(self, name: object, make: Callable[[], T]) -> T:
        return make()


def held(now: Source, tile: Tile, conditions: tuple[Condition, ...]) -> Held:
    return FromMemory(now, conditions) if isinstance(now, Snapshot) else FromSql(tile, conditions)
