# SPDX-License-Identifier: Apache-2.0
"""Where the records are, numbered: squares of the map that hold points, other shapes, sets of areas without a place.

A row holds the number of its place; the table of places says what each is and what its records sum up to. Squares lie along
one curve (Morton), so that those of a tile follow each other; they are as small as the cells of tiles down to `LAST_ZOOM`.
"""

import numpy as np
import numpy.typing as npt
import polars as pl

from registry.published.snapshot.columns import NOWHERE, UNITS
from registry.published.snapshot.tallies import flags, sliced, tallied

LEVEL = 10
LAST_ZOOM = 4
"""The last zoom whose cells, 64 a side of a tile, are not smaller than squares."""
WITHIN = UNITS >> LEVEL
SQUARES = 4**LEVEL
SQUARE, SHAPE, AREAS = range(3)
"""`kind` of a place. Its `key`: where on the curve the square is; the number of the shape."""
Numbers = npt.NDArray[np.int64]
_bits = np.arange(LEVEL, dtype=np.int64)
_spread = ((np.arange(1 << LEVEL)[:, None] >> _bits & 1) << 2 * _bits).sum(axis=1)


def along(x: Numbers, y: Numbers) -> Numbers:
    """Return where on the curve the squares of these columns and rows are."""
    curve: Numbers = _spread[x] | _spread[y] << 1
    return curve


def across(key: Numbers) -> Numbers:
    """Return the columns of squares on the curve; of `key >> 1` their rows."""
    found: Numbers = ((key[:, None] >> 2 * _bits & 1) << _bits).sum(axis=1)
    return found


def placed(rows: pl.DataFrame, shapes: int, countries: int) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return the rows with their places, `x` and `y` within the square; and the places.

    `shapes`, `countries`: how many of them the dictionaries hold.
    """
    keys, pairs = keys_of(rows, shapes, countries)
    used = np.zeros(SQUARES + shapes + len(pairs), dtype=bool)
    used[keys] = True
    held = np.flatnonzero(used)
    place = (np.cumsum(used, dtype=np.uint32) - np.uint32(1))[keys]
    within = [(pl.col(axis) % WITHIN).cast(pl.UInt16) for axis in "xy"]
    found = rows.with_columns(pl.Series("place", place, pl.UInt32), flags(), *within)
    return found, described(held, shapes, pairs, countries).with_columns(
        tallied(sliced(found), "place", len(held))
    )


def keys_of(rows: pl.DataFrame, shapes: int, countries: int) -> tuple[Numbers, Numbers]:
    """Return a number for the place of each row, and the pairs of sets of areas that the last of them stand for."""
    x, y = (rows[axis].to_numpy() // WITHIN for axis in "xy")
    shape = rows["shape"].to_numpy().astype(np.int64)
    keys = np.where(shape > 0, SQUARES + shape, along(x, y))
    nowhere = np.flatnonzero((rows["lon"].to_numpy() == NOWHERE) & (shape == 0))
    first_level, country = (rows[name].to_numpy()[nowhere] for name in ("areas1", "countries"))
    pairs, which = np.unique(first_level.astype(np.int64) * countries + country, return_inverse=True)
    keys[nowhere] = SQUARES + shapes + which
    return keys, pairs


def described(held: Numbers, shapes: int, pairs: Numbers, countries: int) -> pl.DataFrame:
    kind = np.searchsorted([SQUARES, SQUARES + shapes], held, side="right").astype(np.uint8)
    own = np.where(kind == AREAS, np.pad(pairs, (len(held) - len(pairs), 0)), 0)
    return pl.DataFrame(
        {
            "kind": kind,
            "key": np.choose(kind, [held, held - SQUARES, 0]).astype(np.uint32),
            "areas1": (own // countries).astype(np.uint32),
            "countries": (own % countries).astype(np.uint32),
        }
    )


def elsewhere(rows: pl.DataFrame, places: pl.DataFrame) -> pl.DataFrame:
    """Return the numbers of the rows that are in no square, in the order of their places."""
    others = rows.select("place").with_row_index("row").filter(pl.col("place") >= count(places, SQUARE))
    return others.sort("place", "row").select("row")


def count(places: pl.DataFrame, kind: int) -> int:
    """Return how many places there are up to this kind: they are in the order of their kinds."""
    return int(places["kind"].search_sorted(kind, side="right"))
