# SPDX-License-Identifier: Apache-2.0
"""Places that were coarsened before they became public: the polygon within which each is, with how many are in it.

Where more polygons are in a tile than can be told apart, they are drawn together as squares of its grid. Never a point.
"""

import numpy as np
import polars as pl

from registry.published.tiles.counts import ADDED, counted, sums
from registry.published.tiles.encoding import layer, polygon
from registry.published.tiles.grid import EXTENT, Tile
from registry.published.tiles.held import Held
from registry.published.tiles.outlines import MARGIN, drawn, square
from registry.published.tiles.parts import Parts, parts

MOST_DRAWN, SQUARES = 500, 32


def generalised(held: Held, tile: Tile) -> bytes:
    """Return the layer `generalised`."""
    known = parts(held)
    if not len(known.outlines):
        return b""
    bounds = tile.inside(known.bounds.reshape(-1, 2)).reshape(-1, 4)
    near = np.flatnonzero((bounds[:, :2] < EXTENT + MARGIN).all(1) & (bounds[:, 2:] > -MARGIN).all(1))
    cells = known.cells.filter(pl.col("outline").is_in(pl.Series(near, dtype=pl.UInt32).implode()))
    if not len(cells):
        return b""
    found = (
        held.matching("shaped")
        .filter(pl.col("shape").is_in(cells["shape"].unique().implode()))
        .with_columns(pl.col("shape").cast(pl.UInt32))
        .join(cells.lazy(), on="shape")
        .select("row", "outline", "code", *ADDED)
        .collect()
    )
    return layer_of(known, tile, found, bounds)


def layer_of(
    known: Parts, tile: Tile, found: pl.DataFrame, bounds: "np.ndarray[tuple[int, int], np.dtype[np.float64]]"
) -> bytes:
    """Return each polygon with its count and, where it holds one, its code; or squares of the grid with counts alone."""
    if found["outline"].n_unique() > MOST_DRAWN:
        return squares(found, bounds)
    by_outline = found.unique(["row", "outline"]).group_by("outline").agg(*sums(), pl.col("code").first())
    outlines = by_outline.sort("outline")
    shapes = [drawn(known.outlines[each], tile) for each in outlines["outline"]]
    codes = pl.select(pl.when(outlines["incidents"] == 1).then(outlines["code"])).to_series()
    columns = {**counted(outlines), "code": codes.to_list()}
    kept = [place for place, shape in enumerate(shapes) if shape]
    return layer(
        "generalised",
        [shapes[place] for place in kept],
        {name: [column[place] for place in kept] for name, column in columns.items()},
    )


def squares(found: pl.DataFrame, bounds: "np.ndarray[tuple[int, int], np.dtype[np.float64]]") -> bytes:
    """Return the counts by the square of the grid that holds the middle of the polygon."""
    own = bounds[found["outline"].to_numpy()]
    across, down = (np.floor((own[:, axis] + own[:, axis + 2]) / 2 * SQUARES / EXTENT) for axis in (0, 1))
    here = (across >= 0) & (across < SQUARES) & (down >= 0) & (down < SQUARES)
    cells = found.with_columns(cell=pl.Series(down * SQUARES + across)).filter(pl.Series(here))
    counts = (
        cells.with_columns(pl.col("cell").cast(pl.UInt16))
        .unique(["row", "cell"])
        .group_by("cell")
        .agg(sums())
        .sort("cell")
    )
    width = EXTENT // SQUARES
    shapes = [
        polygon([square(each % SQUARES * width, each // SQUARES * width, width)])
        for each in counts["cell"].to_list()
    ]
    return layer("generalised", shapes, counted(counts))
