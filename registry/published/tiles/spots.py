# SPDX-License-Identifier: Apache-2.0
"""Public points in a tile: each by itself where few match, else counts in 64 × 64 cells."""

from functools import cache

import numpy as np
import polars as pl

from registry.published.conditions import SINGLE
from registry.published.snapshot.columns import EARLIEST, NONE, OPEN
from registry.published.snapshot.mercator import on_the_map
from registry.published.tiles.chosen import Numbers, summed
from registry.published.tiles.counts import counted
from registry.published.tiles.encoding import Columns, layer, point
from registry.published.tiles.grid import CELLS, EXTENT, Tile
from registry.published.tiles.held import Held
from registry.published.tiles.squares import Squares

MOST_SINGLE = 2000
FIGURES = ("killed_min", "killed_max", "injured_min", "injured_max")
TOPS = ("killed_top", "injured_top")
TOLD = ("code", "first", "lon", "lat", *FIGURES, *TOPS, *SINGLE, "weapons", "spots", "demonstration")


def spots(held: Held, tile: Tile) -> bytes:
    """Return the layer `incidents`, or `clusters` where more points are in the tile than are drawn one by one."""
    squares = Squares(held.chosen, tile)
    several, sums = several_points(held, tile)
    told = int(sums["incidents"].sum())
    if squares.whole and squares.tallies["incidents"].sum() + told > MOST_SINGLE:
        alone, cells = squares.tallies, squares.cells()
    else:
        rows = squares.rows()
        if len(rows) + told <= MOST_SINGLE:
            return single(held, tile, rows, several)
        alone, cells = squares.by_cell(rows), np.arange(CELLS**2)
    once, own = in_cells(tile, several, sums)
    return clusters(
        summed(pl.concat([alone, once], how="vertical_relaxed"), np.concatenate([cells, own]), CELLS**2)
    )


def several_points(held: Held, tile: Tile) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return the points in the tile of shapes in which records were found, with the sums of these."""
    inside = pl.all_horizontal(
        pl.col(name).is_between(tile.first(axis), tile.first(axis) + tile.side - 1)
        for axis, name in enumerate("xy")
    )
    here = held.table("points").filter(inside)
    shapes, which = np.unique(here["shape"].to_numpy(), return_inverse=True)
    own, sums = held.shaped(shapes)
    place = np.full(len(shapes), -1)
    place[own] = np.arange(len(own))
    at = place[which]
    return here.filter(at >= 0), sums[at[at >= 0]]


def in_cells(tile: Tile, several: pl.DataFrame, sums: pl.DataFrame) -> tuple[pl.DataFrame, Numbers]:
    """Return the sums and the cell of each shape, once for each of the cells that it has points in."""
    x, y = (several[name].to_numpy().astype(np.int64) - tile.first(axis) for axis, name in enumerate("xy"))
    cell = y // (tile.side // CELLS) * CELLS + x // (tile.side // CELLS)
    _, once = np.unique(several["shape"].to_numpy() * np.int64(CELLS**2) + cell, return_index=True)
    return sums[once], cell[once]


def clusters(sums: pl.DataFrame) -> bytes:
    """Return the counts of the cells, each at the middle of its own. An incident counts once in a cell."""
    counts = sums.with_row_index("cell").filter(pl.col("incidents") > 0)
    shapes = list(map(middle, counts["cell"].to_list()))
    return layer("clusters", shapes, counted(counts))


@cache
def middle(cell: int) -> bytes:
    """Return the geometry of the middle of a cell: one of 4,096."""
    width = EXTENT // CELLS
    return point(cell % CELLS * width + width // 2, cell // CELLS * width + width // 2)


def single(held: Held, tile: Tile, rows: Numbers, several: pl.DataFrame) -> bytes:
    """Return each point by itself: of records with one, and the several of others. `part`: which of its points it is."""
    every = held.chosen.rows.select(TOLD)
    alone = every[rows].with_columns(part=pl.lit(0, pl.UInt32))
    of_shapes = held.rows_in(several["shape"].unique().sort().to_numpy()).sort("row")
    own = every.drop("lon", "lat")[of_shapes["row"]].hstack(of_shapes.select("shape"))
    more = own.join(several, on="shape", maintain_order="left_right").select(*TOLD, "part")
    found = pl.concat([alone, more])
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
        each.split(",")[part].split(":") if each else ["", "0"]
        for each, part in zip(spot, found["part"], strict=True)
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
