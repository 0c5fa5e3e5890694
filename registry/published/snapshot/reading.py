# SPDX-License-Identifier: Apache-2.0
"""One snapshot as a process reads it: which rows meet a selection, and in which order."""

from bisect import bisect_left
from collections.abc import Callable, Sized
from datetime import UTC, date, datetime
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar

import cachetools
import numpy as np
import numpy.typing as npt
import polars as pl
import shapely

from registry.published.conditions import SINGLE, Condition
from registry.published.cursors import Place
from registry.published.records import Head
from registry.published.selection import Selection
from registry.published.snapshot import files, store
from registry.published.snapshot.columns import PACKED
from registry.published.snapshot.expressions import EPOCH, all_of
from registry.published.snapshot.shapes import touching
from registry.published.sought import answering
from registry.published.sources import Found

Rows = npt.NDArray[np.uint32]
T = TypeVar("T")
S = TypeVar("S", bound=Sized)
KEPT_ROWS = 3_000_000
"""Row numbers of selections that a snapshot keeps in memory: 12 MB at most."""
KEPT_BYTES = 12_000_000
"""Of what tiles under one filter have in common."""
OVERHEAD = 1_000
"""What a selection takes beside its rows, as if they were rows: those that find nothing are many and not free."""
KEYS = {"-changed": "changed", "-killed": "killed_min", "-injured": "injured_min"}


def weight(found: Rows) -> int:
    return len(found) + OVERHEAD


class Snapshot:
    """What is published at one state of the dataset. Never changes; safe for many threads.

    All its files are mapped at once, so that it stays readable when its folder is removed.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        manifest = store.manifest_of(folder)
        self.version, at = manifest.version, manifest.published_at
        self.published_at = datetime.fromisoformat(at) if at else None
        self._rows = {kind: files.mapped(folder / name) for kind, name in files.ROWS.items()}
        self._sets = {name: files.mapped(folder / f"set-{name}.arrow")["set"] for name in files.FRAMED}
        self._tables = {name: files.mapped(folder / f"{name}.arrow") for name in files.TABLES}
        self._packed = {name: files.mapped(folder / f"packed-{name}.arrow") for name in PACKED}
        self._ready = {path.name: files.mapped(path) for path in folder.glob("ready-*.arrow")}
        self._parts: dict[object, object] = {}
        self._found: cachetools.LRUCache[object, Rows] = cachetools.LRUCache(KEPT_ROWS, getsizeof=weight)
        self._chosen: cachetools.LRUCache[object, Any] = cachetools.LRUCache(KEPT_BYTES, getsizeof=len)
        self._lock = Lock()

    def kept(self, name: object, make: Callable[[], T]) -> T:
        """Return what `make` gives, made once for as long as this snapshot is read."""
        if name not in self._parts:
            self._parts[name] = make()
        return self._parts[name]  # type: ignore[return-value]

    def chosen(self, conditions: tuple[Condition, ...], make: Callable[[], S]) -> S:
        """Return what `make` gives under these conditions; the last few are kept. Its length is what it weighs in bytes."""
        with self._lock:
            known: S | None = self._chosen.get(conditions)
        if known is None:
            known = make()
            with self._lock:
                if len(known) <= KEPT_BYTES:
                    self._chosen[conditions] = known
        return known

    def forget(self) -> None:
        """Let go of all that selections left behind."""
        with self._lock:
            self._found.clear()
            self._chosen.clear()

    def rows(self, kind: str) -> pl.DataFrame:
        """Return the rows of one kind, newest first."""
        return self._rows[kind]

    def sets(self, column: str) -> pl.Series:
        """Return the sets of a column, each at its number, with commas around every code."""
        return self._sets[column]

    def table(self, name: str) -> pl.DataFrame:
        """Return one of `files.TABLES`."""
        return self._tables[name]

    def packed(self, name: str) -> pl.DataFrame:
        """Return the combinations of columns that are read together, each at its number."""
        return self._packed[name]

    def ready(self, name: str) -> pl.DataFrame | None:
        """Return what was made of all rows when the snapshot was, None where that was not."""
        return self._ready.get(f"ready-{name}.arrow")

    def sets_with(self, column: str, codes: tuple[str, ...]) -> pl.Series:
        if column in SINGLE:
            return self.sets(column).is_in([f",{code}," for code in codes]).arg_true()
        return self.sets(column).str.contains_any([f",{code}," for code in codes]).arg_true()

    def shapes_touching(self, shape: shapely.Geometry) -> pl.Series:
        return touching(self.table("shapes"), shape)

    def answering(self, question: str) -> pl.Series:
        found = self._remembered(("words", question), lambda: np.array(answering(question), dtype=np.uint32))
        return pl.Series(found)

    def found(self, kind: str, conditions: tuple[Condition, ...], sort: str = "-date") -> Rows:
        """Return the row numbers of what meets all conditions, in this order; ties are newest first."""
        return self._remembered((kind, conditions, sort), lambda: self._ordered(kind, conditions, sort))

    def others(self, kind: str, conditions: tuple[Condition, ...]) -> Rows:
        """Return the row numbers of what does not meet all conditions."""

        def make() -> Rows:
            others = np.ones(len(self.rows(kind)), dtype=bool)
            others[self.found(kind, conditions)] = False
            return np.flatnonzero(others).astype(np.uint32)

        return self._remembered((kind, conditions, "others"), make)

    def _remembered(self, asked: object, make: Callable[[], Rows]) -> Rows:
        with self._lock:
            known = self._found.get(asked)
        if known is None:
            known = make()
            with self._lock:
                if weight(known) <= KEPT_ROWS:
                    self._found[asked] = known
        return known

    def _ordered(self, kind: str, conditions: tuple[Condition, ...], sort: str) -> Rows:
        if sort == "-date":
            return self._meeting(kind, conditions)
        found = self.found(kind, conditions)
        if sort == "date":
            return found[::-1]
        keys = self.rows(kind)[KEYS[sort]].to_numpy()[found]
        return found[np.argsort(-keys.astype(np.int64), kind="stable")]

    def _meeting(self, kind: str, conditions: tuple[Condition, ...]) -> Rows:
        rows = self.rows(kind)
        if not conditions:
            return np.arange(len(rows), dtype=np.uint32)
        wanted = all_of(conditions, self)
        if not wanted.meta.root_names():  # it asks nothing of any row, so that its answer is a single one
            return np.arange(len(rows) if pl.select(wanted).item() else 0, dtype=np.uint32)
        meeting = rows.lazy().select(pl.arg_where(wanted)).collect()
        return meeting.to_series().to_numpy()

    def head(self, kind: str, code: str) -> Head | None:
        """Return the head of a published record, None where it is not in this snapshot."""
        row = self.row_of(kind, code)
        if row is None:
            return None
        found = self.rows(kind).row(row, named=True)
        at = datetime.fromtimestamp(found["changed_at"], UTC)
        return Head(
            code, kind, "published", found["number"], found["changed"], at, found["demonstration"], ""
        )

    def row_of(self, kind: str, code: str) -> int | None:
        """Return the row of a code, None where it is not in this snapshot."""
        rows = self.rows(kind)
        codes, order = rows["code"], rows["by_code"]
        place = bisect_left(range(len(rows)), code, key=lambda each: codes[int(order[each])])
        row = int(order[place]) if place < len(rows) else None
        return row if row is not None and codes[row] == code else None

    def count(self, kind: str, conditions: tuple[Condition, ...]) -> int:
        return len(self.found(kind, conditions))

    def page(self, wanted: Selection, place: Place | None, *, forward: bool, limit: int) -> list[Found]:
        found = self.found(wanted.kind, wanted.conditions, wanted.sort)
        begin = 0 if place is None else self._begin(wanted, found, place, forward=forward)
        chosen = found[begin : begin + limit] if forward else found[max(begin - limit, 0) : begin][::-1]
        return self._shown(wanted, chosen)

    @staticmethod
    def _place_in(found: Rows, row: int | None, sort: str) -> int | None:
        """Return where the row is among those found, None where it is not. Newest first, their numbers rise."""
        if row is None or not len(found):
            return None
        at = int(np.searchsorted(found, np.uint32(row))) if sort == "-date" else int((found == row).argmax())
        return at if at < len(found) and found[at] == row else None

    def _begin(self, wanted: Selection, found: Rows, place: Place, *, forward: bool) -> int:
        """Return how many of those found come before the place, itself included where one goes forward."""
        row = self.row_of(wanted.kind, place.code)
        at = self._place_in(found, row, wanted.sort)
        if at is not None:
            return at + forward
        key = [(pl.col(KEYS[wanted.sort]), place.key)] if wanted.sort in KEYS else []
        columns: list[tuple[pl.Expr, Any]] = [
            *key,
            (pl.col("sort_day").cast(pl.Date), place.sort_date),
            (pl.col("code"), place.code),
        ]
        before, same = pl.lit(False), pl.lit(True)
        for column, value in columns:
            before |= same & (column < value if wanted.sort == "date" else column > value)
            same &= column == value
        return int(self.rows(wanted.kind)[found].select(before.sum()).item())

    def _shown(self, wanted: Selection, chosen: Rows) -> list[Found]:
        key = KEYS.get(wanted.sort)
        rows, names = (
            self.rows(wanted.kind),
            ("code", "number", "sort_day", "demonstration", *((key,) if key else ())),
        )
        columns = (rows[name].gather(chosen).to_list() for name in names)
        return [
            Found(code, number, date.fromordinal(day + EPOCH), demonstration, *keys)
            for code, number, day, demonstration, *keys in zip(*columns, strict=True)
        ]
