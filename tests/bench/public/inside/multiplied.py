# SPDX-License-Identifier: Apache-2.0
"""A snapshot of several times as many rows, made of the newest one: for what is read from memory alone. Argument: how many times."""

import sys
from pathlib import Path

import django

django.setup()

import numpy as np
import polars as pl
from django.conf import settings

from registry.published.snapshot import store
from registry.published.snapshot.columns import PACKED, newest_first
from registry.published.snapshot.files import FRAMED, ROWS, TABLES, fill_rows, mapped, put
from registry.published.snapshot.places import SQUARE, WITHIN, across
from registry.published.statistics.ready import put_beside
from tests.bench.public.inside.figures import tell


def write(before: Path, root: Path, times: int) -> Path:
    """Each copy has codes of its own; everything else is as it was."""
    folder = store.begin(root)
    dictionaries = {name: mapped(before / f"set-{name}.arrow") for name in FRAMED}
    for name, held in dictionaries.items():
        put(folder / f"set-{name}.arrow", held)
    parts = {name: mapped(before / f"{name}.arrow") for name in TABLES[2:]}
    for name, table in parts.items():
        put(folder / f"{name}.arrow", table)
    rows = {kind: more(kind, before, times) for kind in ROWS}
    fill_rows(folder, rows, {**dictionaries, "shape": parts["shapes"]})
    store.describe(folder, store.manifest_of(before))
    put_beside(folder)
    return store.stand(root, folder, store.manifest_of(before))


def more(kind: str, before: Path, times: int) -> pl.DataFrame:
    """Return the rows of one kind so many times, as they were before they were given their places."""
    rows = mapped(before / ROWS[kind]).drop("by_code", *PACKED, strict=False)
    if kind == "incident":
        rows = unplaced(rows, mapped(before / "places.arrow"))
    copies = [
        rows.with_columns(pl.col("code").str.replace("CHR", f"CH{chr(65 + copy)}")) for copy in range(times)
    ]
    return newest_first(pl.concat(copies))


def unplaced(rows: pl.DataFrame, places: pl.DataFrame) -> pl.DataFrame:
    """Return rows as they were before they were placed."""
    keys = places.select(pl.when(pl.col("kind") == SQUARE).then("key").otherwise(0)).to_series().to_numpy()
    own = keys.astype(np.int64)[rows["place"].to_numpy()]
    origins = (across(own) * WITHIN, across(own >> 1) * WITHIN)
    again = [
        (rows[axis].cast(pl.UInt32) + pl.Series(axis, origin, pl.UInt32)).alias(axis)
        for axis, origin in zip("xy", origins, strict=True)
    ]
    return rows.drop("place", "flags").with_columns(again)


def main() -> None:
    root = settings.REGISTRY_SNAPSHOTS
    newest, _ = store.newest(root)
    written = write(root / newest, root.with_name(f"{root.name}-times-{sys.argv[1]}"), int(sys.argv[1]))
    tell({"folder": str(written.parent)})


main()
