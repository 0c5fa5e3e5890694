# SPDX-License-Identifier: Apache-2.0
"""What a tile says of several incidents together: how many, and the sums of their figures (counting.md, C12)."""

import polars as pl

from registry.published.snapshot.tallies import HARMS
from registry.published.tiles.encoding import Columns


def counted(found: pl.DataFrame) -> Columns:
    """Return the tags of groups of incidents. A figure that nobody states has no tag, an open one no largest number."""
    tags: dict[str, list[int | None]] = {"n": found["incidents"].to_list()}
    for harm in HARMS:
        for end, shown in (("min", "stated"), ("max", "bounded")):
            figures = found[f"{harm}_{end}"].to_numpy().astype(object)
            figures[found[f"{harm}_{shown}"].to_numpy() == 0] = None
            tags[f"{harm}_{end}"] = figures.tolist()
        tags[f"{harm}_open"] = (found[f"{harm}_open"] > 0).to_list()
    return tags
