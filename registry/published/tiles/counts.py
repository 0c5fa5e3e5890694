# SPDX-License-Identifier: Apache-2.0
"""What a tile says of several incidents together: how many, and the sums of their figures (counting.md, C12)."""

import polars as pl

from registry.published.snapshot.tallies import HARMS
from registry.published.tiles.encoding import Columns


def counted(found: pl.DataFrame) -> Columns:
    """Return the tags of groups of incidents. A figure that nobody states has no tag, an open one no largest number."""
    tags = {"n": found["incidents"].to_list()}
    for harm in HARMS:
        shown = found.select(
            low=pl.when(pl.col(f"{harm}_stated") > 0).then(f"{harm}_min"),
            high=pl.when(pl.col(f"{harm}_bounded") > 0).then(f"{harm}_max"),
        )
        tags |= {f"{harm}_min": shown["low"].to_list(), f"{harm}_max": shown["high"].to_list()}
        tags[f"{harm}_open"] = (found[f"{harm}_open"] > 0).to_list()
    return tags
