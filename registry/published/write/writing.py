# SPDX-License-Identifier: Apache-2.0
"""All that a batch changes, written at once: few rows by statements in one round trip, many by copying."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from registry.published.write.board import Board, Entry
from registry.published.write.tables import CHANGES, DOCUMENTS, VERSIONS, Table, numbered
from registry.published.write.values import Written
from registry.published.write.wire import ask, copy, repeat

Statement = tuple[str, list[Written]]
DATASET = """
INSERT INTO published_dataset (id, version, published_at) VALUES (1, %s::int8, %s::timestamptz)
ON CONFLICT (id) DO UPDATE SET version = excluded.version, published_at = excluded.published_at
"""
FEW = 8
"""Up to so many rows of a table go by one statement: a copy takes round trips of its own."""


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
    older = [row for rows in board.versions.values() for row in rows.values()]
    new = ((CHANGES, fresh(lines)), (VERSIONS, fresh(versions)), (DOCUMENTS, fresh(documents)))
    altered = [
        *alterations(CHANGES, lines),
        *alterations(VERSIONS, older),
        *alterations(DOCUMENTS, documents),
    ]
    state: Statement = (DATASET, [str(board.dataset_version), board.at.isoformat()])
    if max(len(altered), *(len(rows) for _, rows in new)) <= FEW:
        at_once([*altered, *insertions(new), state])
        return
    for query, several in alike([*altered, state]).items():
        repeat(query, several)
    for table, rows in new:
        if rows:
            copy(table, rows)


def fresh(rows: Iterable[Entry]) -> list[Mapping[str, Any]]:
    return [row.columns for row in rows if row.new]


def insertions(new: Iterable[tuple[Table, Iterable[Mapping[str, Any]]]]) -> Iterator[Statement]:
    for table, rows in new:
        for row in rows:
            yield table.inserted, table.written(row, table.types)


def alterations(table: Table, rows: Iterable[Entry]) -> Iterator[Statement]:
    """Yield the statements that write what is other than it was read."""
    for row in rows:
        if row.altered and not row.new:
            names = sorted(row.altered)
            yield table.updated(names), table.written(row.columns, (*names, *table.key))


def alike(statements: Iterable[Statement]) -> dict[str, list[list[Written]]]:
    """Return the values of all statements that differ in nothing else."""
    found: dict[str, list[list[Written]]] = defaultdict(list)
    for query, values in statements:
        found[numbered(query)].append(values)
    return found


def at_once(statements: Sequence[Statement]) -> None:
    """Execute statements that do not touch the same row as one."""
    queries, values = zip(*statements, strict=True)
    ask(numbered(*queries), [value for given in values for value in given])
