# SPDX-License-Identifier: Apache-2.0
"""The soft lock on a review: one person reviews at a time, and nobody keeps a record by forgetting it."""

from collections.abc import Collection
from datetime import datetime, timedelta

from registry.domain.assignment import ASSIGN
from registry.domain.errors import BeingReviewed, NotPermitted

IDLE = timedelta(hours=2)
"""After this long without a sign of its owner a lock binds nobody. No job ends it; the rule does."""


def stands(touched_at: datetime, *, now: datetime) -> bool:
    return now - touched_at < IDLE


def check_free(*, owner: object, name: str, touched_at: datetime, actor: object, now: datetime) -> None:
    """Refuse while somebody else reviews. Raises: BeingReviewed, naming who and since when they were last seen."""
    if owner != actor and stands(touched_at, now=now):
        raise BeingReviewed(
            "%(name)s reviews this record and was last at it at %(at)s UTC. Ask them to release it.",
            name=name,
            at=touched_at.strftime("%d %b %Y, %H:%M"),
        )


def check_release(
    *, owner: object, touched_at: datetime, actor: object, granted: Collection[str], now: datetime
) -> None:
    """Refuse unless it is one's own, or has been idle, or one may give records to people. Raises: NotPermitted."""
    if owner != actor and ASSIGN not in granted and stands(touched_at, now=now):
        raise NotPermitted("Only its reviewer, or somebody who gives records to people, releases a review.")
