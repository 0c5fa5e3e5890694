# SPDX-License-Identifier: Apache-2.0
"""All that a batch has to know before it writes."""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from operator import itemgetter
from typing import Any

from registry.domain.workflow import WITHDRAWN_AS_ERROR
from registry.published.envelope import Naming
from registry.published.write.board import Board, Entry
from registry.published.write.shapes import Carried
from registry.published.write.wire import ask

LOCK = 7202
SEQ = 3
LOCKED = "SELECT pg_advisory_xact_lock($1)"
STANDING = """
SELECT 'state' AS what, NULL AS code, NULL AS stands_as, (SELECT max(seq) FROM published_change) AS number,
  (SELECT version FROM published_dataset WHERE id = 1) AS state, NULL::int8 AS outbox_id,
  NULL::timestamptz AS published_at, NULL AS said
UNION ALL
SELECT 'document', code, status, version, NULL, NULL, NULL, merged_into FROM published_document
 WHERE code = ANY($1::text[])
UNION ALL
SELECT 'line', code, kind, seq, dataset_version, outbox_id, published_at, notice::text FROM published_change
 WHERE code = ANY($2::text[]) OR outbox_id = ANY($3::int8[])
"""
LED = """
SELECT 'document', code, status, version, NULL, NULL, NULL, merged_into FROM published_document
 WHERE merged_into = ANY($1::text[])
"""
VERSIONS = """
SELECT code, number, CASE WHEN code = ANY($1::text[]) THEN content END, content_sha256, dataset_version, published_at,
  outbox_id, related FROM published_version WHERE code = ANY($2::text[]) ORDER BY code, number
"""
AS_KEPT = (
    "SELECT notice::jsonb::text FROM unnest($1::text[]) WITH ORDINALITY AS told(notice, place) ORDER BY place"
)


def lock() -> None:
    ask(LOCKED, [LOCK])


def read(items: Sequence[Carried], *, at: datetime, naming: Naming) -> Board:
    """Return what stands of the records of a batch. Holds the lock of all writers to the end of the transaction."""
    codes = sorted({item.code for item in items})
    others = {item.merged_into for item in items}.union(
        *(item.restores.leads_here for item in items if item.restores)
    )
    ids = sorted({item.outbox_id for item in items} | withdrawals_beneath(items))
    lock()
    found = ask(STANDING, [sorted(others.union(codes) - {""}), codes, ids])
    rows: dict[str, list[tuple[Any, ...]]] = {"state": [], "document": [], "line": []}
    for row in found.fetchall():
        rows[row[0]].append(row)
    ((_, _, _, last, version, *_),) = rows["state"]
    board = Board(at, naming, (version or 0) + 1, last or 0)
    add_documents(board, rows["document"])
    for line in sorted(rows["line"], key=itemgetter(SEQ)):
        add_line(board, line)
    read_versions(board, items)
    read_led(board, items)
    read_notices(board, items)
    return board


def withdrawals_beneath(items: Iterable[Carried]) -> set[int]:
    beneath = {item.restores.withdrawn_by for item in items if item.restores}
    return {outbox_id for outbox_id in beneath if outbox_id is not None}


def add_line(board: Board, line: tuple[Any, ...]) -> None:
    _, code, kind, seq, state, outbox_id, published_at, notice = line
    row = Entry(
        {
            "seq": seq,
            "dataset_version": state,
            "kind": kind,
            "code": code,
            "published_at": published_at,
            "notice": None if notice is None else json.loads(notice),
            "outbox_id": outbox_id,
        }
    )
    board.lines[code].append(row)
    board.by_outbox[outbox_id] = row


def add_documents(board: Board, rows: Iterable[tuple[Any, ...]]) -> None:
    for _, code, status, version, _, _, _, merged_into in rows:
        columns = {"code": code, "status": status, "version": version, "merged_into": merged_into}
        board.documents[code] = Entry(columns)


def read_versions(board: Board, items: Iterable[Carried]) -> None:
    """Read the versions of records that lose some or get some back, with their contents where those are answered anew."""
    changing = sorted({item.code for item in items if item.content is None or item.takes_down})
    whole = sorted({item.code for item in items if item.restores or is_an_error(item)})
    if not changing:
        return
    for row in ask(VERSIONS, [whole, changing]).fetchall():
        names = (
            *("code", "number", "content", "content_sha256", "dataset_version"),
            *("published_at", "outbox_id", "related"),
        )
        board.versions[row[0]][row[1]] = Entry(dict(zip(names, row, strict=True)))


def is_an_error(item: Carried) -> bool:
    return isinstance(item.notice, dict) and item.notice.get("kind") == WITHDRAWN_AS_ERROR


def read_led(board: Board, items: Iterable[Carried]) -> None:
    """Read what leads to records that will lead on themselves."""
    if leading := sorted({item.code for item in items if item.kind == "merged"}):
        add_documents(board, ask(LED, [leading]).fetchall())


def read_notices(board: Board, items: Iterable[Carried]) -> None:
    """Let PostgreSQL say how it keeps the notices: answers name their members in its order."""
    given = [((item.outbox_id, item.outbox_id), item.notice) for item in items if item.notice is not None]
    for item in items:
        if item.restores:
            given += [((item.outbox_id, key), notice) for key, notice in item.restores.notices.items()]
    if given:
        kept = ask(AS_KEPT, [[json.dumps(notice) for _, notice in given]]).fetchall()
        board.told = {key: json.loads(notice) for (key, _), (notice,) in zip(given, kept, strict=True)}
