# SPDX-License-Identifier: Apache-2.0
"""The columns that both executions give for a group of incidents, and how they are added up (counting.md, C12).

`…_min`, `…_max`: sums over the incidents that state a figure; where one has no upper bound its smallest number is added to
both. `…_bounded`: whether any has an upper bound; `…_open`: whether any has none, or is open above it.
"""

import polars as pl

from registry.published.snapshot.columns import OPEN

HARMS = ("killed", "injured")
COLUMNS = (
    "incidents",
    *(f"{harm}_{name}" for harm in HARMS for name in ("min", "max", "stated", "open", "bounded")),
)
SCHEMA: dict[str, type[pl.DataType]] = {
    name: pl.Boolean if name.endswith(("_open", "_bounded")) else pl.Int64 for name in COLUMNS
}


MOST_ROWS = 100_000
"""Of one statistic."""


class TooMany(Exception):
    """A statistic has more rows than anybody reads."""


def sums() -> list[pl.Expr]:
    """Return the columns of a group of rows of a snapshot."""
    return [pl.len().cast(pl.Int64).alias("incidents"), *(each for harm in HARMS for each in sums_of(harm))]


def sums_of(harm: str) -> list[pl.Expr]:
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


def added() -> list[pl.Expr]:
    """Return the columns of a group that is made of other groups."""
    return [pl.col(name).any() if kind is pl.Boolean else pl.col(name).sum() for name, kind in SCHEMA.items()]


def shown() -> list[pl.Expr]:
    """Return the columns as readers get them: one structure a harm."""
    return [pl.col("incidents"), *map(figure, HARMS)]


def figure(harm: str) -> pl.Expr:
    """Return the figure. Nothing stated is no zero: it has no smallest number and no largest."""
    stated = pl.col(f"{harm}_stated")
    return pl.struct(
        pl.when(stated > 0).then(pl.col(f"{harm}_min")).alias("min"),
        pl.when(pl.col(f"{harm}_bounded")).then(pl.col(f"{harm}_max")).alias("max"),
        pl.col(f"{harm}_open").alias("open_above"),
        stated.alias("stated"),
    ).alias(harm)
