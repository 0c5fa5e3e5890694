# SPDX-License-Identifier: Apache-2.0
"""One batch is one new state of the dataset: all of it is written, under one lock, or nothing."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from django.db import transaction

from registry.published.envelope import Naming
from registry.published.models import Change
from registry.published.raw import ALIAS
from registry.published.write.board import Board, Entry
from registry.published.write.hiding import lead_on, reinstate, suspend
from registry.published.write.reading import read
from registry.published.write.shapes import Carried, Row
from registry.published.write.versions import put_up, take_down
from registry.published.write.writing import put, put_versions


def carry(batch: Iterable[Carried], *, at: datetime, naming: Naming) -> dict[int, int]:
    """Write a batch as one new state of the dataset and return {outbox id: dataset version that holds it}.

    All or nothing, under one lock. A publication that is already there keeps the version it came with.
    Raises: Refused when the content does not have the hash it claims, and for what would undo something newer.
    """
    items = list(batch)
    if not items:
        return {}
    with transaction.atomic(using=ALIAS):
        board = read(items, at=at, naming=naming)
        known = known_to(board, items)
        fresh = [item for item in items if item.outbox_id not in known]
        if not fresh:
            return known
        put(board, put_versions(settled(fresh, board), number=len(fresh)))
        return known | {item.outbox_id: board.dataset_version for item in fresh}


def known_to(board: Board, items: Iterable[Carried]) -> dict[int, int]:
    """Return {outbox id: dataset version} of the publications that a batch before this one has carried."""
    lines = ((item.outbox_id, board.by_outbox.get(item.outbox_id)) for item in items)
    return {outbox_id: line["dataset_version"] for outbox_id, line in lines if line}


def already_carried(rows: Iterable[Row]) -> list[tuple[Row, int]]:
    """Return those of the rows that are in the public database, each with its dataset version."""
    by_id = {row.pk: row for row in rows}
    known = Change.objects.filter(outbox_id__in=by_id).values_list("outbox_id", "dataset_version")
    return [(by_id[key], state) for key, state in sorted(known, key=lambda item: (item[1], item[0]))]


def settled(items: Sequence[Carried], board: Board) -> Iterator[Entry]:
    """Place one publication after the other; yield new versions as soon as none that follows can change them."""
    following = Counter(item.code for item in items)
    for item in items:
        place(item, board)
        following[item.code] -= 1
        if not following[item.code]:
            yield from (version for version in board.versions[item.code].values() if version.new)


def place(item: Carried, board: Board) -> None:
    """Work out one publication: its line in the feed, and what it does to the document and its versions."""
    board.add_line(
        {
            "seq": next_seq(board),
            "dataset_version": board.dataset_version,
            "kind": item.kind,
            "code": item.code,
            "version": item.version,
            "published_at": board.at,
            "notice": board.told.get((item.outbox_id, item.outbox_id)),
            "outbox_id": item.outbox_id,
        }
    )
    if item.content is not None:
        put_up(item, item.content, board)
    elif item.kind == "suspended":
        suspend(item, board)
    elif item.kind == "merged":
        lead_on(item, board)
    elif item.restores is not None:
        reinstate(item, item.restores, board)
    else:
        take_down(item, board)


def next_seq(board: Board) -> int:
    """Return the number of the next line of the feed. Without a gap, because nobody else has the lock."""
    board.last_seq += 1
    return board.last_seq
