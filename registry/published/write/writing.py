# SPDX-License-Identifier: Apache-2.0
"""All that a batch changes, written at once: few rows by statements in one round trip, many by copying."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from registry.published.write.board import Board, Entry
from registry.published.write.tables import CHANGES, DOCUMENTS, VERSIONS, Table
from registry.published.write.wire import ask, copy, one_trip, repeat

DATASET = """
INSERT INTO published_dataset (id, version, published_at) VALUES (1, %s::int8, %s::timestamptz)
ON CONFLICT (id) DO UPDATE SET version = excluded.version, published_at = excluded.published_at
"""
FEW = 8
"""Up to so many new rows go by statements: a copy takes two round trips of its own."""


def put_versions(versions: Iterable[Entry], *, number: int) -> list[Entry]:
    """Work new versions out, and write them meanwhile where they are many; return those that are still to be written."""
    if number <= FEW:
        return list(versions)
    copy(VERSIONS, (version.columns for version in versions))
    return []


def put(board: Board, versions: Iterable[Entry]) -> None:
    """Write everything else. `versions`: new ones that are not written yet."""
    lines = [line for lines in board.lines.values() for line in lines]
    documents = list(board.documents.values())
    new = ((CHANGES, fresh(lines)), (VERSIONS, fresh(versions)), (DOCUMENTS, fresh(documents)))
    with one_trip():
        ask(DATASET, [str(board.dataset_version), board.at.isoformat()])
        alter(CHANGES, lines)
        alter(VERSIONS, (row for rows in board.versions.values() for row in rows.values()))
        alter(DOCUMENTS, documents)
        for table, rows in new:
            if len(rows) <= FEW:
                repeat(table.inserted, [table.written(row, table.types) for row in rows])
    for table, rows in new:
        if len(rows) > FEW:
            copy(table, rows)


def fresh(rows: Iterable[Entry]) -> list[Mapping[str, Any]]:
    return [row.columns for row in rows if row.new]


def alter(table: Table, rows: Iterable[Entry]) -> None:
    """Write what is other than it was read, all rows with the same columns by one statement."""
    alike: dict[tuple[str, ...], list[Entry]] = defaultdict(list)
    for row in rows:
        if row.altered and not row.new:
            alike[tuple(sorted(row.altered))].append(row)
    for names, several in alike.items():
        values = [table.written(row.columns, (*names, *table.key)) for row in several]
        repeat(table.updated(names), values)
