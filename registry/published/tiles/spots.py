# SPDX-License-Identifier: Apache-2.0
"""Public points in a tile: each by itself where few match, else counts in 64 × 64 cells."""

import numpy as np
import polars as pl

from registry.published.conditions import SINGLE
from registry.published.snapshot.columns import EARLIEST, NONE, NOWHERE, OPEN
from registry.published.tiles.counts import ADDED, added, counted, sums
from registry.published.tiles.encoding import Columns, layer, point
from registry.published.tiles.grid import CELLS, EXTENT, Tile, on_the_map
from registry.published.tiles.held import Held
from registry.published.tiles.parts import parts

MOST_SINGLE = 2000
FIGURES = ("killed_min", "killed_max", "injured_min", "injured_max")
TOLD = ("code", "first", "lon", "lat", *ADDED, *SINGLE, "weapons", "spots", "demonstration")


def spots(held: Held, tile: Tile) -> bytes:
    """Return the layer `incidents`, or `clusters` where more points are in the tile than are drawn one by one."""
    cell = (tile.cell("y", 1) * CELLS + tile.cell("x", 0)).cast(pl.UInt16).alias("cell")
    alone = one_point(held, tile).group_by(cell).agg(sums()).collect()
    several = several_points(held, tile).select("row", cell, *ADDED).collect()
    if alone["incidents"].sum() + len(several) <= MOST_SINGLE:
        return single(held, tile)
    once = several.unique(["row", "cell"]).group_by("cell").agg(sums())
    return clusters(pl.concat([alone, once]).group_by("cell").agg(added()).sort("cell"))


def one_point(held: Held, tile: Tile) -> pl.LazyFrame:
    """Return the records with one point, which is in the tile."""
    rows = held.matching().filter(inside(tile))
    return rows.filter(pl.col("lon") != NOWHERE) if tile.x == tile.y == 0 else rows


def several_points(held: Held, tile: Tile) -> pl.LazyFrame:
    """Return the records of other shapes, once for each of their points that is in the tile. `place`: which it is."""
    here = parts(held).points.filter(inside(tile))
    rows = held.matching("shaped").filter(pl.col("shape").is_in(here["shape"].unique().implode()))
    own = rows.with_columns(pl.col("shape").cast(pl.UInt32)).drop("lon", "lat", "x", "y")
    return own.join(here.lazy(), on="shape")


def inside(tile: Tile) -> pl.Expr:
    return pl.all_horizontal(
        pl.col(name).is_between(tile.first(axis), tile.first(axis) + tile.side - 1)
        for axis, name in enumerate("xy")
    )


def clusters(counts: pl.DataFrame) -> bytes:
    """Return the counts of the cells, each at the middle of its own. An incident counts once in a cell."""
    width, half = EXTENT // CELLS, EXTENT // CELLS // 2
    shapes = [
        point(each % CELLS * width + half, each // CELLS * width + half) for each in counts["cell"].to_list()
    ]
    return layer("clusters", shapes, counted(counts))


def single(held: Held, tile: Tile) -> bytes:
    alone = one_point(held, tile).select(*TOLD, place=pl.lit(0, pl.UInt32)).collect()
    found = pl.concat([alone, several_points(held, tile).select(*TOLD, "place").collect()])
    world = on_the_map(found.select("lon", "lat").to_numpy())
    places = np.clip(np.floor(tile.inside(world)), 0, EXTENT - 1).astype(int).tolist()
    return layer("incidents", [point(x, y) for x, y in places], told(held, found))


def told(held: Held, found: pl.DataFrame) -> Columns:
    """Return what is told of each point: of its record, and of how surely it is known."""
    first = found["first"].replace(EARLIEST, None).cast(pl.Date).dt.strftime("%Y-%m-%d")
    grade, type_, weapon, spot = (
        codes(held, name, found[name]) for name in ("grade", "incident_type", "weapons", "spots")
    )
    own = [
        each.split(",")[place].split(":") if each else ["", "0"]
        for each, place in zip(spot, found["place"], strict=True)
    ]
    return {
        "code": found["code"].to_list(),
        "date": first.to_list(),
        "grade": [each or None for each in grade],
        "weapon": [each.partition(",")[0] or None for each in weapon],
        "type": [each or None for each in type_],
        **{name: found[name].replace(NONE, None).to_list() for name in FIGURES},
        **{f"{harm}_open": (found[f"{harm}_top"] == OPEN).to_list() for harm in ("killed", "injured")},
        "precision": [precision or None for precision, _ in own],
        "uncertainty_m": [int(metres) or None for _, metres in own],
        "demonstration": [each or None for each in found["demonstration"].to_list()],
    }


def codes(held: Held, column: str, numbers: pl.Series) -> list[str]:
    """Return the codes of the set of each row, with commas between them."""
    used: list[str] = held.sets(column).gather(numbers).str.strip_chars(",").to_list()
    return used
