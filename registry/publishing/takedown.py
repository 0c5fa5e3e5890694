# SPDX-License-Identifier: Apache-2.0
"""Which earlier versions a new one takes down: those that tell what it hides. See docs/adr/0008."""

import json
from collections.abc import Iterable
from typing import Any

from registry.publishing.freeze.coarsening import finer_than, hides_names

Content = dict[str, Any]
UNREADABLE = (ValueError, KeyError)
TELLING = ("source", "quoted", "url", "archive_url")


def taken_down_by(content: bytes, earlier: Iterable[tuple[int, bytes]], *, hides: bool = False) -> list[int]:
    """Return the numbers of the earlier versions (number, content) that tell more than the new content may.

    `hides`: the working record hides somebody or something, which its content cannot always show.
    """
    now = json.loads(content)
    hiding = hides or hides_somebody(now)
    return [number for number, then in earlier if may_tell_more(then, now, hiding=hiding)]


def may_tell_more(then: bytes, now: Content, *, hiding: bool) -> bool:
    """Whether the earlier content tells more, or cannot be read: then it might tell anything."""
    try:
        return tells_more(json.loads(then), now, hiding=hiding)
    except UNREADABLE:
        return True


def tells_more(then: Content, now: Content, *, hiding: bool) -> bool:
    """Whether a place was told more finely or named, or somebody named or addressed, that the new content hides."""
    places = finer_than(then["locations"], now["locations"]) or hides_names(then, now)
    return places or (hiding and bool(told(then) - told(now)))


def told(content: Content) -> set[str]:
    """Return the names and addresses that lead to whoever said something."""
    return {claim[member] for claim in content["claims"] for member in TELLING if claim[member]}


def hides_somebody(content: Content) -> bool:
    """Whether a source, or somebody who is quoted, has no name in it."""
    return any(
        claim["source"] is None or (claim["quoted_kind"] is not None and claim["quoted"] is None)
        for claim in content["claims"]
    )
