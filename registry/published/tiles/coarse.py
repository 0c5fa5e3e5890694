# SPDX-License-Identifier: Apache-2.0
"""Places that were coarsened before they became public: the polygon within which each is, with how many are in it.

Where more polygons are in a tile than can be told apart, they are drawn together as squares of its grid. Never a point.
"""

from zlib import crc32

import numpy as np
import polars as pl
import shapely

from registry.published.snapshot.mercator import on_the_map
from registry.published.snapshot.shapes import MAP_EDGES
from registry.published.tiles.chosen import Numbers, summed
from registry.published.tiles.counts import counted
from registry.published.tiles.encoding import Columns, layer, polygon
from registry.published.tiles.grid import EXTENT, Tile
from registry.published.tiles.held import Held
from registry.published.tiles.outlines import MARGIN, drawn, square

MOST_DRAWN, SQUARES = 500, 32


def generalised(held: Held, tile: Tile) -> bytes:
    """Return the layer `generalised`."""
    near = near_by(held, tile)
    cells = held.table("cells").filter(pl.Series(near).gather(held.table("cells")["outline"]))
    shapes, of = np.unique(cells["shape"].to_numpy(), return_inverse=True)
    own, sums = held.shaped(shapes)
    place = np.full(len(shapes), -1)
    place[own] = np.arange(len(own))
    at = place[of]
    found = cells.filter(at >= 0)
    shape, outline, counts = found["shape"].to_numpy(), found["outline"].to_numpy(), sums[at[at >= 0]]
    outlines, which = np.unique(outline, return_inverse=True)
    if len(outlines) > MOST_DRAWN:
        edges = held.table("outlines").select(MAP_EDGES)[outline].to_numpy()
        return squares(shape, tile.inside(edges.reshape(-1, 2)).reshape(-1, 4), counts)
    counts = summed(counts, which, len(outlines))
    polygons = geometries(held, outlines)
    columns = {**counted(counts), "code": codes(held, counts, which, shape), "shape": numbers_of(polygons)}
    return layer_of(drawn(polygons, tile), columns)


def near_by(held: Held, tile: Tile) -> Numbers:
    """Return of each outline whether its box reaches into the tile or its margin."""
    rim, side = MARGIN / EXTENT, 2**tile.z
    ahead = pl.all_horizontal(
        *(pl.col(name) < (place + 1 + rim) / side for name, place in (("left", tile.x), ("top", tile.y))),
        *(pl.col(name) > (place - rim) / side for name, place in (("right", tile.x), ("bottom", tile.y))),
    )
    return held.table("outlines").select(ahead).to_series().to_numpy()


def codes(held: Held, counts: pl.DataFrame, which: Numbers, shape: Numbers) -> list[str | None]:
    """Return the code of the record of each polygon that holds one. `which`: the polygon of each of the shapes."""
    found: list[str | None] = [None] * len(counts)
    alone = (counts["incidents"].to_numpy() == 1)[which]
    rows = held.rows_in(np.unique(shape[alone]))
    named = held.chosen.rows["code"].gather(rows["row"]).to_list()
    told = dict(zip(rows["shape"].to_list(), named, strict=True))
    for place, number in zip(which[alone].tolist(), shape[alone].tolist(), strict=True):
        found[place] = told[number]
    return found


def layer_of(shapes: list[bytes], columns: Columns) -> bytes:
    """Return the polygons that are in the tile, with their tags."""
    kept = [place for place, shape in enumerate(shapes) if shape]
    return layer(
        "generalised",
        [shapes[place] for place in kept],
        {name: [column[place] for place in kept] for name, column in columns.items()},
    )


def numbers_of(polygons: Numbers) -> list[int]:
    """Return a number for each polygon, by which its pieces in several tiles are known as one."""
    return [crc32(wkb) for wkb in shapely.to_wkb(polygons)]


def geometries(held: Held, outlines: Numbers) -> Numbers:
    """Return the polygons on the map."""
    found = held.table("outlines")[outlines]
    shapes = shapely.from_wkb(held.table("shapes")["wkb"].gather(found["shape"]).to_numpy())
    parts = shapely.get_geometry(shapes, found["part"].to_numpy().astype(np.intp))
    placed: Numbers = shapely.transform(parts, on_the_map)
    return placed


def squares(shape: Numbers, bounds: Numbers, own: pl.DataFrame) -> bytes:
    """Return the counts by the square of the grid that holds the middle of the polygon, each record once in a square."""
    across, down = (
        np.floor((bounds[:, axis] + bounds[:, axis + 2]) / 2 * SQUARES / EXTENT).astype(int)
        for axis in (0, 1)
    )
    here = (across >= 0) & (across < SQUARES) & (down >= 0) & (down < SQUARES)
    own, cell = own.filter(here), (down * SQUARES + across)[here]
    _, once = np.unique(shape[here].astype(np.int64) * SQUARES**2 + cell, return_index=True)
    counts = summed(own[once], cell[once], SQUARES**2).with_row_index("cell").filter(pl.col("incidents") > 0)
    width = EXTENT // SQUARES
    shapes = [
        polygon([square(each % SQUARES * width, each // SQUARES * width, width)])
        for each in counts["cell"].to_list()
    ]
    return layer("generalised", shapes, counted(counts))
