# SPDX-License-Identifier: Apache-2.0
"""Rows of files against the store: every row has its bytes, every file of the store its row (mistake of many a peer)."""

import hashlib
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from registry.config.invariants.pairs import Row, paired, rows
from registry.evidence.store import AT_ONCE, FileStore, store

YOUNG = 3600.0
"""Seconds in which what has no row may be on its way in: bytes come before the row."""
STATEMENT = 'SELECT sha256, bytes FROM evidence_file ORDER BY sha256 COLLATE "C"'
Progress = Callable[[int], Any]


@dataclass(frozen=True, slots=True)
class Finding:
    """What is not as it should be. `kind`: missing, changed, without_row, unfinished, foreign. Unit of age: seconds."""

    kind: str
    name: str
    sentence: str
    age: float = YOUNG

    @property
    def under_way(self) -> bool:
        """Whether it may be an upload that has not ended; such a thing is no breach."""
        return self.kind in ("without_row", "unfinished") and self.age < YOUNG


def breaches() -> Iterator[str]:
    """Yield one sentence for every file that is missing, changed, or in the store without a row."""
    return (found.sentence for found in findings(store()) if not found.under_way)


def findings(held: FileStore, *, progress: Progress = lambda size: None) -> Iterator[Finding]:
    """Yield everything found. Reads every byte of the store; tells `progress` the bytes read.

    The rows are read first: whatever has a row was in the store before.
    """
    standing = rows("default", STATEMENT)
    kept = ((each.sha256, each.size) for each in held.iterate())
    for row, blob in paired(standing, kept):
        yield from compared(held, row, blob, progress)
    yield from unfinished(held)


def compared(held: FileStore, row: Row | None, blob: Row | None, progress: Progress) -> Iterator[Finding]:
    if row is None and blob is not None:
        yield without_row(held, str(blob[0]))
    elif row is not None and blob is None:
        yield Finding("missing", row[0], f"file {row[0]} is not in the store")
    elif row is not None and blob is not None:
        if row[1] != blob[1]:
            yield Finding("changed", row[0], f"file {row[0]} has {blob[1]} bytes in the store, not {row[1]}")
        elif hashed(held, row[0], progress) != row[0]:
            yield Finding("changed", row[0], f"file {row[0]} was changed in the store")


def without_row(held: FileStore, name: str) -> Finding:
    try:
        age = time.time() - held.place(name).stat().st_ctime
    except ValueError:
        return Finding("foreign", name, f"{name} in the store is no file of ours")
    return Finding("without_row", name, f"file {name} is in the store and has no row", age)


def unfinished(held: FileStore) -> Iterator[Finding]:
    """Yield what came in and was never kept: a process was ended in the middle of an upload."""
    for path in sorted(held.incoming.glob("*")):
        age = time.time() - path.stat().st_ctime
        yield Finding(
            "unfinished", path.name, f"an upload that never ended lies in the store: {path.name}", age
        )


def hashed(held: FileStore, sha256: str, progress: Progress) -> str:
    total = hashlib.sha256()
    with held.open(sha256) as file:
        while chunk := file.read(AT_ONCE):
            total.update(chunk)
            progress(len(chunk))
    return total.hexdigest()
