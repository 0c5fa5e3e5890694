# SPDX-License-Identifier: Apache-2.0
"""The columns that both executions give for a group of incidents, and how they are added up (counting.md, C12).

`…_min`, `…_max`: sums over the incidents that state a figure; where nobody states a largest number the smallest is added to
both. `…_bounded`: whether any has an upper bound; `…_open`: whether any has none, or is open above it.
"""

import polars as pl

from registry.published.snapshot.tallies import HARMS

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
