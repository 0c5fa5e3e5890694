# SPDX-License-Identifier: Apache-2.0
"""A snapshot of several times as many rows, made of the newest one: for what is read from memory alone. Argument: how many times."""

import sys
from pathlib import Path

import django

django.setup()

import polars as pl
from django.conf import settings

from registry.published.snapshot import store
from registry.published.snapshot.columns import PACKED, SETS, newest_first
from registry.published.snapshot.files import ROWS, fill_rows, mapped, put
from registry.published.statistics.ready import put_beside
from tests.bench.public.inside.figures import tell


def write(before: Path, root: Path, times: int) -> Path:
    """Each copy has codes of its own; everything else is as it was."""
    folder = store.begin(root)
    for kind, name in ROWS.items():
        rows = mapped(before / name).drop("by_code", *PACKED, strict=False)
        copies = [
            rows.with_columns(pl.col("code").str.replace("CHR", f"CH{chr(65 + copy)}"))
            for copy in range(times)
        ]
        fill_rows(folder, kind, newest_first(pl.concat(copies)))
    for name in SETS:
        put(folder / f"set-{name}.arrow", mapped(before / f"set-{name}.arrow"))
    store.describe(folder, store.manifest_of(before))
    put_beside(folder)
    return store.stand(root, folder, store.manifest_of(before))


def main() -> None:
    root = settings.REGISTRY_SNAPSHOTS
    newest, _ = store.newest(root)
    written = write(root / newest, root.with_name(f"{root.name}-times-{sys.argv[1]}"), int(sys.argv[1]))
    tell({"folder": str(written.parent)})


main()
