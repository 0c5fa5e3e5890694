# SPDX-License-Identifier: Apache-2.0
"""One page of a list, with exact counts, pinned to the state of the dataset that its first page showed."""

from dataclasses import dataclass, replace

from registry.domain.words import gettext_noop
from registry.published import cursors
from registry.published.conditions import Located
from registry.published.cursors import CursorExpired, Position
from registry.published.live import Live
from registry.published.moment import one_moment
from registry.published.selection import Selection
from registry.published.sources import Found, Source
from registry.published.state import live, source_of

MOVED_ON = gettext_noop("What this list was begun on is kept no longer. Start again without the cursor.")


@dataclass(frozen=True, slots=True)
class Page:
    """`next` and `previous`: cursors, empty at the ends.

    `without_geometry`: how many match all but the box and have no public geometry, so that no box can find them.
    `dataset_version`: the state that all of it was read from.
    """

    rows: list[Found]
    next: str
    previous: str
    count: int
    without_geometry: int
    dataset_version: int


@dataclass(frozen=True, slots=True)
class Asked:
    """One page, before it is looked up. `source`: the state of the dataset it is read from, no other where `pinned`."""

    selection: Selection
    limit: int
    position: Position | None
    source: Source
    pinned: bool = False


def asked(selection: Selection, *, limit: int, cursor: str, now: Source, pinned: bool = True) -> Asked:
    """Return what the cursor and the limit ask for.

    `pinned`: read from the state that the cursor was made on; else from what stands now.
    Raises: InvalidFilter for a cursor of another selection; CursorExpired.
    """
    position = cursors.read(cursor, selection)
    if position is None or not pinned:
        return Asked(selection, limit, position, now)
    if position.dataset_version == now.version:
        return Asked(selection, limit, position, now, pinned=True)
    then = source_of(position.dataset_version)
    if then is None:
        raise CursorExpired(MOVED_ON)
    return Asked(selection, limit, position, then, pinned=True)


def page(wanted: Asked) -> Page:
    """Return the page. PostgreSQL may move on while it is asked; what it says is then all of the later state.

    Raises: CursorExpired where the page is pinned to the earlier one.
    """
    if not isinstance(wanted.source, Live):
        return looked_up(wanted)
    with one_moment():
        now = live()
        if wanted.pinned and now.version != wanted.source.version:
            raise CursorExpired(MOVED_ON)
        return looked_up(replace(wanted, source=now))


def looked_up(wanted: Asked) -> Page:
    position, limit = wanted.position, wanted.limit
    forward = position is None or position.forward
    place = position.place if position else None
    rows = wanted.source.page(wanted.selection, place, forward=forward, limit=limit + 1)
    more, rows = len(rows) > limit, rows[:limit]
    if not forward:
        rows.reverse()
    has_next, has_previous = (more, position is not None) if forward else (True, more)
    return Page(
        rows,
        next=cursor(wanted, rows, forward=True) if has_next else "",
        previous=cursor(wanted, rows, forward=False) if has_previous else "",
        count=wanted.source.count(wanted.selection.kind, wanted.selection.conditions),
        without_geometry=without_geometry(wanted),
        dataset_version=wanted.source.version,
    )


def cursor(wanted: Asked, rows: list[Found], *, forward: bool) -> str:
    if not rows:
        return ""
    beside = rows[-1] if forward else rows[0]
    return cursors.written(Position(wanted.source.version, forward, beside.place), wanted.selection)


def without_geometry(wanted: Asked) -> int:
    selection = wanted.selection
    return wanted.source.count(selection.kind, (*selection.elsewhere(), Located(known=False)))
