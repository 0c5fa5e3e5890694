# SPDX-License-Identifier: Apache-2.0
"""Places that were coarsened before they became public: the polygon within which each is, with how many are in it.

Where more polygons are in a tile than can be told apart, they are drawn together as squares of its grid. Never a point.
"""

import numpy as np
import polars as pl
import shapely

from registry.published.snapshot.mercator import on_the_map
from registry.published.snapshot.shapes import MAP_EDGES
from registry.published.tiles.chosen import Numbers, summed
from registry.published.tiles.counts import counted
from registry.published.tiles.encoding import layer, polygon
from registry.published.tiles.grid import EXTENT, Tile
from registry.published.tiles.held import Held
from registry.published.tiles.outlines import MARGIN, drawn, square

MOST_DRAWN, SQUARES = 500, 32


def generalised(held: Held, tile: Tile) -> bytes:
    """Return the layer `generalised`."""
    bounds = tile.inside(held.table("outlines").select(MAP_EDGES).to_numpy().reshape(-1, 2)).reshape(-1, 4)
    near = (bounds[:, :2] < EXTENT + MARGIN).all(1) & (bounds[:, 2:] > -MARGIN).all(1)
    known, sums = held.shaped()
    if not near.any() or not len(known):
        return b""
    shape, outline = (held.table("cells")[name].to_numpy() for name in ("shape", "outline"))
    here = near[outline]
    shape, outline = shape[here], outline[here]
    at = np.minimum(np.searchsorted(known, shape), len(known) - 1)
    found = (known[at] == shape) & (sums["incidents"].to_numpy()[at] > 0)
    shape, outline, own = shape[found], outline[found], sums[at[found]]
    outlines, which = np.unique(outline, return_inverse=True)
    if len(outlines) > MOST_DRAWN:
        return squares(shape, bounds[outline], own)
    return layer_of(held, tile, outlines, which, shape, own)


def layer_of(
    held: Held, tile: Tile, outlines: Numbers, which: Numbers, shape: Numbers, own: pl.DataFrame
) -> bytes:
    """Return each polygon with its count and, where it holds one, its code. `which`: the polygon of each of the shapes."""
    counts = summed(own, which, len(outlines))
    alone = np.flatnonzero(counts["incidents"].to_numpy() == 1)
    codes: list[str | None] = [None] * len(outlines)
    of_one = np.isin(which, alone)
    rows = held.rows_in(np.unique(shape[of_one]))
    told = dict(zip(rows["shape"].to_list(), held.chosen.rows["code"].gather(rows["row"]).to_list(), strict=True))
    for place, number in zip(which[of_one].tolist(), shape[of_one].tolist(), strict=True):
        codes[place] = told[number]
    shapes = drawn(geometries(held, outlines), tile)
    columns = {**counted(counts), "code": codes}
    kept = [place for place, shape in enumerate(shapes) if shape]
    return layer(
        "generalised",
        [shapes[place] for place in kept],
        {name: [column[place] for place in kept] for name, column in columns.items()},
    )


def geometries(held: Held, outlines: Numbers) -> "np.ndarray[tuple[int], np.dtype[np.object_]]":
    """Return the polygons on the map."""
    found = held.table("outlines")[outlines]
    shapes = shapely.from_wkb(held.table("shapes")["wkb"].gather(found["shape"]).to_numpy())
    parts = shapely.get_geometry(shapes, found["part"].to_numpy().astype(np.intp))
    return shapely.transform(parts, on_the_map)


def squares(shape: Numbers, bounds: Numbers, own: pl.DataFrame) -> bytes:
    """Return the counts by the square of the grid that holds the middle of the polygon, each record once in a square."""
    across, down = (
        np.floor((bounds[:, axis] + bounds[:, axis + 2]) / 2 * SQUARES / EXTENT).astype(int) for axis in (0, 1)
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
