# SPDX-License-Identifier: Apache-2.0
"""A snapshot as Arrow files: written whole, mapped into memory as they are, so that all web workers share one copy.

`by_code`: the row numbers in the order of the codes. What statistics add up is packed, for incidents (`packed`).
"""

import shutil
from collections.abc import Callable, Mapping, Sized
from pathlib import Path

import polars as pl
import pyarrow as pa  # type: ignore[import-untyped]

from registry.published.snapshot import store
from registry.published.snapshot.build import Built
from registry.published.snapshot.columns import PACKED, SETS
from registry.published.snapshot.packed import narrow, packed
from registry.published.snapshot.places import elsewhere, placed
from registry.published.snapshot.shapes import taken_apart

ROWS = {"incident": "incidents.arrow", "aggregate_report": "aggregate_reports.arrow"}
FRAMED = [name for name in SETS if name != "shape"]
TABLES = ("places", "elsewhere", "shapes", "points", "cells", "outlines")
"""What is known of places and shapes besides the rows (`snapshot.places`, `snapshot.shapes`)."""


def nothing_more(folder: Path) -> None:
    """The snapshot is complete without anything else."""


def write(root: Path, built: Built, further: Callable[[Path], None] = nothing_more) -> Path:
    """Write the snapshot and make it the newest. What cannot be written whole, on a full disk say, leaves nothing.

    `further`: puts beside the columns what is made of them.
    """
    folder = store.begin(root)
    try:
        fill(folder, built)
        store.describe(folder, built.manifest)
        further(folder)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return store.stand(root, folder, built.manifest)


def fill(folder: Path, built: Built) -> None:
    of_kind = {kind: built.rows.filter(pl.col("incident") == (kind == "incident")) for kind in ROWS}
    fill_rows(folder, {kind: rows.drop("incident") for kind, rows in of_kind.items()}, built.sets)
    for name in FRAMED:
        put(
            folder / f"set-{name}.arrow",
            pl.DataFrame({"set": map(framed, built.sets[name])}, {"set": pl.String}),
        )
    for name, table in taken_apart(built.sets["shape"]).items():
        put(folder / f"{name}.arrow", table)


def fill_rows(folder: Path, of_kind: Mapping[str, pl.DataFrame], sizes: Mapping[str, Sized]) -> None:
    """Write the rows, and the places in which incidents are. `sizes`: of the dictionaries."""
    incidents, places = placed(of_kind["incident"], len(sizes["shape"]), len(sizes["countries"]))
    put(folder / "places.arrow", places)
    put(folder / "elsewhere.arrow", elsewhere(incidents, places))
    for kind, rows in {**of_kind, "incident": incidents}.items():
        added = combined(folder, rows) if kind == "incident" else []
        put(folder / ROWS[kind], rows.with_columns(*narrow(rows), *added, by_code=pl.col("code").arg_sort()))


def combined(folder: Path, rows: pl.DataFrame) -> list[pl.Series]:
    """Write the combinations of the columns that are read together, and return their numbers in the rows."""
    numbers = []
    for name in PACKED:
        numbered, combinations = packed(rows, name)
        put(folder / f"packed-{name}.arrow", combinations)
        numbers.append(numbered)
    return numbers


def framed(codes: str) -> str:
    """Return the set with a comma on both sides of each code, so that a code is found as a whole."""
    return f",{codes}," if codes else ""


def put(path: Path, rows: pl.DataFrame) -> None:
    rows.write_ipc(path, compression="uncompressed", record_batch_size=max(len(rows), 1))


def mapped(path: Path) -> pl.DataFrame:
    """Return the rows of a file without reading it: the system brings each part when it is first used."""
    with pa.memory_map(str(path)) as source:
        return pl.DataFrame(pl.from_arrow(pa.ipc.open_file(source).read_all()))
