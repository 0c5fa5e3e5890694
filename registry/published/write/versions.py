# SPDX-License-Identifier: Apache-2.0
"""A version goes up, and a record is withdrawn."""

import json
from hashlib import sha256
from typing import Any

from registry.domain.workflow import WITHDRAWN_AS_ERROR
from registry.published.derive import withdrawn
from registry.published.envelope import Envelope, answer, as_bytes
from registry.published.faults import Refused
from registry.published.unnamed import names_somebody
from registry.published.write.board import Board, envelope, read_out
from registry.published.write.notices import notices_of, silence_earlier_notices
from registry.published.write.shapes import Carried

EMPTIED: dict[str, Any] = {"content": None, "body": None, "words": ""}


def put_up(item: Carried, content: bytes, board: Board) -> None:
    if sha256(content).hexdigest() != item.content_sha256:
        raise Refused(f"The content of {item.code} version {item.version} does not have its hash.")
    if names_somebody(content):
        raise Refused(f"{item.code} version {item.version} names a person as a source who is never named.")
    refuse_overtaken(item, board)
    around = Envelope(
        item.code,
        item.version,
        item.content_sha256,
        board.dataset_version,
        board.at,
        notices_of(board, item.code),
        related=item.related,
    )
    said = read_out(content)
    columns = said.document(around, board.naming)
    brought = {
        "code": item.code,
        "number": item.version,
        "kind": item.record_kind,
        "content": content,
        "content_sha256": item.content_sha256,
        "body": columns["body"],
        "dataset_version": board.dataset_version,
        "published_at": board.at,
        "outbox_id": item.outbox_id,
        "related": list(item.related),
        "words": said.words,
    }
    board.add_version(brought)
    for number in item.takes_down:
        if earlier := board.versions[item.code].get(number):
            earlier.put(EMPTIED)
    board.put_document(item.code, columns)


def refuse_overtaken(item: Carried, board: Board) -> None:
    """Let nothing withdrawn come back and no older version take the place of a newer one. Raises: Refused.

    Out of a hold leads a version that takes all earlier ones down.
    """
    standing = board.documents.get(item.code)
    if standing is None:
        return
    status, version = standing["status"], standing["version"]
    out_of_hold = set(item.takes_down) >= set(range(1, item.version))
    if status != "published" and not (status == "suspended" and out_of_hold):
        raise Refused(f"{item.code} is {status}; version {item.version} is not published.")
    if item.version <= version:
        raise Refused(f"{item.code} stands at version {version}; version {item.version} comes too late.")


def take_down(item: Carried, board: Board) -> None:
    """Leave a tombstone. As an error, every version stays by its number, marked; else all content goes, and all words.

    Raises: Refused where nothing is public, or has been withdrawn already and not as an error.
    """
    notice = item.notice or {}
    refuse_nothing_to_withdraw(item, board)
    columns = withdrawn(item.code, at=board.at, dataset_version=board.dataset_version, notice=notice)
    board.put_document(item.code, {"version": item.version, **columns})
    if notice.get("kind") == WITHDRAWN_AS_ERROR:
        mark_withdrawn(item.code, board)
        return
    empty(item.code, board)


def refuse_nothing_to_withdraw(item: Carried, board: Board) -> None:
    """Raises: Refused."""
    status = board.status(item.code)
    again = [
        line["notice"]
        for line in board.lines[item.code]
        if line["kind"] == "withdrawn" and line["outbox_id"] != item.outbox_id
    ]
    only_as_error = all((notice or {}).get("kind") == WITHDRAWN_AS_ERROR for notice in again)
    for_safety = (item.notice or {}).get("kind") != WITHDRAWN_AS_ERROR and only_as_error
    if status in (None, "merged") or (status != "published" and not for_safety):
        raise Refused(f"{item.code} is {status or 'not public'}; there is nothing to withdraw.")


def mark_withdrawn(code: str, board: Board) -> None:
    """Answer every version that still has content with the status “withdrawn” and all notices; the content stays."""
    notices = notices_of(board, code)
    for version in board.versions[code].values():
        if version["content"] is not None:
            around = envelope(version, notices, "withdrawn")
            version.put({"body": as_bytes(answer(json.loads(version["content"]), around, board.naming))})


def empty(code: str, board: Board) -> None:
    """Take the content of every version away and the words of every notice."""
    for version in board.versions[code].values():
        version.put(EMPTIED)
    silence_earlier_notices(board, code)
