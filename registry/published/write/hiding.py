# SPDX-License-Identifier: Apache-2.0
"""A record is held, leads to another, and comes back as it was."""

from hashlib import sha256

from registry.published.derive import merged, suspended, withdrawn
from registry.published.faults import Refused
from registry.published.write.board import Board, Entry, envelope, read_out
from registry.published.write.notices import notices_of
from registry.published.write.shapes import Carried, Restored
from registry.published.write.versions import empty, mark_withdrawn


def suspend(item: Carried, board: Board) -> None:
    """Take every byte of the record from the public database; lists, maps and addresses find nothing.

    Raises: Refused where nothing is public, or nothing is left to hold.
    """
    if board.status(item.code) not in ("published", "withdrawn", "suspended"):
        raise Refused(f"{item.code} is not public; there is nothing to hold.")
    columns = suspended(item.code, at=board.at, dataset_version=board.dataset_version)
    board.put_document(item.code, columns)
    empty(item.code, board)


def lead_on(item: Carried, board: Board) -> None:
    """Leave a document that leads to the survivor, also for what was led to this one before.

    Its versions go: a second copy would outlive whatever happens to the survivor. Raises: Refused.
    """
    into = item.merged_into
    if board.status(into) in (None, "merged"):
        raise Refused(f"{item.code} would lead to {into}, where nothing stands.")
    if board.status(item.code) != "published":
        raise Refused(f"{item.code} is not published; it is merged into nothing.")
    columns = merged(item.code, into, at=board.at, dataset_version=board.dataset_version)
    board.put_document(item.code, columns)
    empty(item.code, board)
    for document in board.documents.values():
        if document["merged_into"] == item.code:
            document.put({"merged_into": into})


def reinstate(item: Carried, back: Restored, board: Board) -> None:
    """Put the record back as it was under its old number, with the notices since; versions answer as they did.

    Raises: Refused where it was not held or merged, or its content is not what it was.
    """
    if board.status(item.code) not in ("suspended", "merged"):
        raise Refused(f"{item.code} is neither held nor merged; it cannot come back.")
    for line in board.lines[item.code]:
        if line["outbox_id"] in back.notices:
            line.put({"notice": board.told[item.outbox_id, line["outbox_id"]]})
    for code in back.leads_here:
        if board.status(code) == "merged":
            board.documents[code].put({"merged_into": item.code})
    versions = board.versions[item.code]
    for number in sorted(set(back.contents) & set(versions)):
        restore(versions[number], back.contents[number], board)
    if back.withdrawn_by is not None:
        come_back_withdrawn(item.code, board.by_outbox[back.withdrawn_by], board)
        return
    newest = versions[max(number for number, row in versions.items() if row["content"] is not None)]
    around, said = envelope(newest, notices_of(board, item.code)), read_out(newest["content"])
    columns = said.document(around, board.naming)
    now = {"dataset_version": board.dataset_version, "published_at": board.at, "merged_into": ""}
    board.put_document(item.code, columns | now)


def come_back_withdrawn(code: str, line: Entry, board: Board) -> None:
    """Leave the tombstone that stood here before, and its versions marked. `line`: of the feed, which told of it."""
    columns = withdrawn(
        code,
        at=line["published_at"],
        dataset_version=line["dataset_version"],
        notice=line["notice"] or {},
    )
    board.put_document(code, {"merged_into": "", **columns})
    mark_withdrawn(code, board)


def restore(version: Entry, content: bytes, board: Board) -> None:
    """Raises: Refused when the content does not have the hash that the version names."""
    code = version["code"]
    if sha256(content).hexdigest() != version["content_sha256"]:
        raise Refused(f"The content of {code} version {version['number']} does not have its hash.")
    said = read_out(content)
    around = envelope(version, notices_of(board, code, until=version["outbox_id"]))
    version.put({"content": content, "body": said.body(around, board.naming), "words": said.words})
