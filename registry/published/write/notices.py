# SPDX-License-Identifier: Apache-2.0
"""The notices of a record, and what of their words may stay."""

from registry.published.derive import silenced
from registry.published.envelope import Notice
from registry.published.write.board import Board


def notices_of(board: Board, code: str, *, until: int | None = None) -> tuple[Notice, ...]:
    """Return every notice of a record, oldest first: so far, or until the publication of this outbox id."""
    lines = board.lines[code]
    if until is not None:
        last = board.by_outbox[until]["seq"]
        lines = [line for line in lines if line["seq"] <= last]
    return tuple(line["notice"] for line in lines if line["notice"])


def silence_earlier_notices(board: Board, code: str) -> None:
    """Take the words of earlier notices away: they may tell what is now hidden."""
    for line in board.lines[code]:
        if line["notice"] is not None:
            line.put({"notice": as_kept(silenced(line["notice"] or {}))})


def as_kept(notice: Notice) -> Notice:
    """Return the notice with its members in the order in which PostgreSQL gives them back."""
    return dict(sorted(notice.items(), key=lambda member: (len(member[0].encode()), member[0].encode())))
