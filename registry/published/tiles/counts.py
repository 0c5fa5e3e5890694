# SPDX-License-Identifier: Apache-2.0
"""What a tile says of several incidents together: how many, and the sums of their figures (counting.md, C12)."""

import polars as pl

from registry.published.statistics.sums import HARMS, added, sums
from registry.published.tiles.encoding import Columns

__all__ = ["ADDED", "added", "counted", "sums"]

ADDED = tuple(f"{harm}_{end}" for harm in HARMS for end in ("min", "max", "top"))
"""Columns of a snapshot that the sums are made of."""


def counted(found: pl.DataFrame) -> Columns:
    """Return the tags of groups of incidents. A figure that nobody states has no tag, an open one no largest number."""
    tags = {"n": found["incidents"].to_list()}
    for harm in HARMS:
        shown = found.select(
            low=pl.when(pl.col(f"{harm}_stated") > 0).then(f"{harm}_min"),
            high=pl.when(pl.col(f"{harm}_bounded")).then(f"{harm}_max"),
        )
        tags |= {f"{harm}_min": shown["low"].to_list(), f"{harm}_max": shown["high"].to_list()}
        tags[f"{harm}_open"] = found[f"{harm}_open"].to_list()
    return tags
