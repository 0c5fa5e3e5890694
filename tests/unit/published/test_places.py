# SPDX-License-Identifier: Apache-2.0
"""Where records are: what a snapshot says of places is what its rows add up to, and boxes tell which shapes touch."""

import numpy as np
import polars as pl
import pytest
import shapely

from registry.published.filters import Filter
from registry.published.snapshot.columns import OPEN
from registry.published.snapshot.expressions import all_of
from registry.published.snapshot.places import LEVEL, across, along
from registry.published.snapshot.shapes import taken_apart, touching
from registry.published.snapshot.tallies import PAIRS, TALLIES, flags, tallied
from registry.published.tiles.chosen import Chosen, mask_of

FILTERS = {
    "few": Filter(weapons=("cluster_munition",)),
    "most": Filter(located="yes"),
    "nothing": Filter(q="nowhere"),
    "all": Filter(),
}


def test_places_sum_up_what_is_in_them_under_any_filter(both):
    snapshot = both[1]
    rows, places, others = (
        snapshot.rows("incident"),
        snapshot.table("places"),
        snapshot.table("elsewhere")["row"],
    )
    shares = []
    for wanted in FILTERS.values():
        expression = all_of(wanted.conditions(), snapshot)
        mask = mask_of(rows, expression)
        chosen = Chosen(rows, places, others, mask)
        shares.append(mask.mean())

        assert as_told(chosen.of_places) == added_up(rows.filter(mask), len(places))
        elsewhere = np.arange(chosen.squares, len(places))
        one_by_one = pl.concat(
            [Chosen(rows, places, others, mask).sums(elsewhere[[at]]) for at in range(len(elsewhere))]
        )
        some = Chosen(rows, places, others, mask).following(3, chosen.squares - 2)
        assert as_told(some) == as_told(chosen.of_places)[3 : chosen.squares - 2]
        assert as_told(one_by_one) == as_told(chosen.of_places)[chosen.squares :]
    assert 0 < shares[0] < 0.5 < shares[1] < 1
    assert shares[2:] == [0, 1]


def added_up(rows, size):
    """Return the sums as Polars groups them."""
    every = pl.DataFrame({"place": pl.arange(size, dtype=pl.UInt32, eager=True)})
    found = rows.with_columns(pl.col("place").cast(pl.UInt32)).group_by("place").agg(sums())
    return as_told(
        every.join(found, on="place", how="left", maintain_order="left").fill_null(0).fill_null(value=False)
    )


def sums():
    """Return the columns of a group of rows of a snapshot."""
    return [
        pl.len().cast(pl.Int64).alias("incidents"),
        *(each for harm in ("killed", "injured") for each in sums_of(harm)),
    ]


def sums_of(harm):
    """Return the sums of one harm. No figure is −1 on both sides, which is made good by how many state none."""
    low, high, top = (pl.col(f"{harm}_{name}") for name in ("min", "max", "top"))
    stated = (low >= 0).sum().cast(pl.Int64)
    silent = pl.len().cast(pl.Int64) - stated
    return [
        (low.cast(pl.Int64).sum() + silent).alias(f"{harm}_min"),
        (pl.max_horizontal(low, high).cast(pl.Int64).sum() + silent).alias(f"{harm}_max"),
        stated.alias(f"{harm}_stated"),
        (top.max() == OPEN).alias(f"{harm}_open"),
        (high.max() >= 0).alias(f"{harm}_bounded"),
    ]


def as_told(found):
    """Return the sums as tiles tell them: of those that state a figure, only whether there are any."""
    counts = [name for name in TALLIES if name.endswith(("_stated", "_open", "_bounded"))]
    return found.select(pl.col(TALLIES).cast(pl.Int64)).with_columns(pl.col(counts) > 0).rows()


def test_sums_are_exact_beyond_what_32_bits_hold():
    most = 2**31 - 2
    rows = pl.DataFrame(
        {"killed_min": [most] * 3, "killed_max": [most, -1, most], "killed_top": [most, 2**31 - 1, most]}
        | {f"injured_{end}": [-1] * 3 for end in ("min", "max", "top")},
        {f"{harm}_{end}": pl.Int32 for harm in ("killed", "injured") for end in ("min", "max", "top")},
    ).with_columns(flags(), at=pl.lit(1, pl.UInt32))

    [_, told] = tallied([rows.lazy()] * 4, "at", 2).rows(named=True)
    assert told["killed_min"] == told["killed_max"] == 12 * most > 2**PAIRS
    assert (told["incidents"], told["killed_stated"], told["killed_open"], told["killed_bounded"]) == (
        12,
        12,
        4,
        8,
    )
    assert not any(told[name] for name in TALLIES if name.startswith("injured"))


def test_squares_of_a_tile_follow_each_other():
    x, y = (each.ravel() for each in np.meshgrid(np.arange(64, 128), np.arange(192, 256)))
    keys = along(x, y)
    assert np.array_equal(np.sort(keys), np.arange(keys.min(), keys.min() + 64 * 64))
    assert np.array_equal(across(keys), x)
    assert np.array_equal(across(keys >> 1), y)
    assert along(np.array([2**LEVEL - 1]), np.array([2**LEVEL - 1])) == 4**LEVEL - 1


def shapes():
    chance = np.random.default_rng(4)
    west, south = chance.uniform(-20, 20, (2, 200))
    boxes = shapely.box(west, south, west + 3, south + chance.uniform(0.1, 3, 200))
    pairs = [shapely.MultiPoint(chance.uniform(-20, 20, (2, 2))) for _ in range(50)]
    lines = [shapely.LineString([(at, 1), (at + 3, 1)]) for at in range(-20, 20)]
    return [*boxes, *pairs, *lines]


@pytest.mark.parametrize(
    "wanted",
    [
        shapely.box(-5, -5, 7, 7),
        shapely.Point(0.5, 0.5).buffer(9),
        shapely.Point(1, 1),
        shapely.LineString([(-9, -9), (9, 9)]),
        shapely.Point(0, 0).buffer(15).difference(shapely.Point(0, 0).buffer(9)),
    ],
    ids=lambda shape: shape.geom_type,
)
def test_boxes_tell_of_the_shapes_that_touch_and_the_others_are_looked_at(wanted):
    known = shapes()
    table = taken_apart(["", *(shapely.to_wkb(each, hex=True) for each in known)])["shapes"]

    touched = [number for number, each in enumerate(known, 1) if wanted.intersects(each)]
    assert touching(table, wanted).to_list() == touched
    assert 0 < len(touched) < len(known)
