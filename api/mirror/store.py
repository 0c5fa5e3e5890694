# SPDX-License-Identifier: Apache-2.0
"""The mirror as a file: one SQLite database, in which the cursor moves together with the rows that it stands for.

What goes is overwritten with zeros (secure_delete), and the journal goes with every transaction. SQLite may have left
copies where it had moved rows within a page; so the file is written anew at the end of a look that took anything away,
and nothing of what was withdrawn stays in the folder.
"""

import fcntl
import sqlite3
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from api.mirror.faults import Stopped

FILE, LOCK, LAYOUT = "mirror.sqlite3", "mirror.lock", 1
START = "0"
SETTINGS = ("secure_delete = ON", "journal_mode = DELETE", "synchronous = FULL", "temp_store = MEMORY")
TABLES = """
CREATE TABLE state (id INTEGER PRIMARY KEY CHECK (id = 1), source TEXT NOT NULL, cursor TEXT NOT NULL,
  dataset_version INTEGER NOT NULL, lines INTEGER NOT NULL, unclean INTEGER NOT NULL DEFAULT 0);
CREATE TABLE record (code TEXT PRIMARY KEY, kind TEXT NOT NULL, status TEXT NOT NULL, merged_into TEXT NOT NULL,
  dataset_version INTEGER NOT NULL,
  body BLOB CHECK (typeof(body) IN ('blob', 'null')));
CREATE INDEX record_status ON record (status);
CREATE TABLE version (code TEXT NOT NULL, number INTEGER NOT NULL, content_sha256 TEXT NOT NULL,
  body BLOB CHECK (typeof(body) IN ('blob', 'null')), PRIMARY KEY (code, number));
"""


@dataclass(frozen=True, slots=True)
class Version:
    """One version; `content_sha256` as the feed names it. `body` is null where the source has taken it down."""

    content_sha256: str
    body: bytes | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """What stands at the address of a record: the document, a tombstone, nothing (held), or where it leads (merged).

    `dataset_version`: of the newest line of the feed that told of it.
    """

    code: str
    kind: str
    status: str = ""
    merged_into: str = ""
    dataset_version: int = 0
    body: bytes | None = None
    versions: dict[int, Version] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Position:
    """How far the feed was followed."""

    cursor: str
    dataset_version: int
    lines: int


class Store:
    """The file of one mirror. Used by one thread."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self.database = database

    def position(self) -> Position:
        row = self.database.execute("SELECT cursor, dataset_version, lines FROM state").fetchone()
        return Position(*row)

    def codes(self, status: str = "") -> list[str]:
        """Return the codes of all records, or of those with this status, in their order."""
        asked = "SELECT code FROM record WHERE ?1 IN ('', status) ORDER BY code"
        return [code for (code,) in self.database.execute(asked, [status])]

    def record(self, code: str) -> Record | None:
        asked = "SELECT code, kind, status, merged_into, dataset_version, body FROM record WHERE code = ?"
        row = self.database.execute(asked, [code]).fetchone()
        return replace(Record(*row), versions=dict(self.versions(code))) if row else None

    def versions(self, code: str) -> Iterator[tuple[int, Version]]:
        asked = "SELECT number, content_sha256, body FROM version WHERE code = ? ORDER BY number"
        for number, *rest in self.database.execute(asked, [code]):
            yield number, Version(*rest)

    def move(self, records: Collection[Record], *, before: Position, after: Position) -> None:
        """Write the records as they are now and move on in the feed: both, or nothing."""
        self.database.execute("BEGIN IMMEDIATE")
        with self.database:
            self.database.executemany(
                "REPLACE INTO record (code, kind, status, merged_into, dataset_version, body)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                [(r.code, r.kind, r.status, r.merged_into, r.dataset_version, r.body) for r in records],
            )
            self.database.executemany(
                "REPLACE INTO version (code, number, content_sha256, body) VALUES (?, ?, ?, ?)",
                rows_of(records),
            )
            moved = self.database.execute(
                "UPDATE state SET cursor = ?, dataset_version = ?, lines = ?, unclean = max(unclean, ?) WHERE cursor = ?",
                [after.cursor, after.dataset_version, after.lines, takes_away(records), before.cursor],
            )
            if moved.rowcount != 1:
                raise Stopped("The mirror was moved on by another hand meanwhile.")

    def clean(self) -> None:
        """Write the file anew where something was taken away since that was done last."""
        if self.database.execute("SELECT unclean FROM state").fetchone()[0]:
            self.database.execute("VACUUM")
            self.database.execute("UPDATE state SET unclean = 0")


def takes_away(records: Iterable[Record]) -> bool:
    """Whether any of what stands, or one of its versions, has no content any more."""
    return any(
        record.status != "published" or any(each.body is None for each in record.versions.values())
        for record in records
    )


def rows_of(records: Iterable[Record]) -> Iterator[tuple[object, ...]]:
    for record in records:
        for number, version in record.versions.items():
            yield record.code, number, version.content_sha256, version.body


@contextmanager
def opened(folder: Path, source: str) -> Iterator[Store]:
    """Open the mirror of this source in the folder, or begin it. One process at a time. Raises: Stopped."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / LOCK).open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise Stopped(f"Another process keeps the mirror in {folder}.") from error
        database = sqlite3.connect(folder / FILE, isolation_level=None)
        try:
            prepare(database, source)
            yield Store(database)
        except sqlite3.DatabaseError as error:
            raise Stopped(f"{folder / FILE} cannot be used: {error}") from error
        finally:
            database.close()


def prepare(database: sqlite3.Connection, source: str) -> None:
    """Make the tables where there are none. Raises: Stopped where the file is something else."""
    for setting in SETTINGS:
        database.execute(f"PRAGMA {setting}")
    layout = database.execute("PRAGMA user_version").fetchone()[0]
    if layout == 0:
        begun = f"BEGIN IMMEDIATE; {TABLES} PRAGMA user_version = {LAYOUT};"
        database.executescript(begun)
        database.execute("INSERT INTO state VALUES (1, ?, ?, 0, 0, 0)", [source, START])
        database.execute("COMMIT")
        return
    found = database.execute("SELECT source FROM state").fetchone() if layout == LAYOUT else None
    if found != (source,):
        told = f"of {found[0]}" if found else "of another kind"
        raise Stopped(f"The folder holds a mirror {told}. Take another folder for {source}.")
