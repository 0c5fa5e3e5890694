# SPDX-License-Identifier: Apache-2.0
"""What a row of a queue tells. The number of queries does not grow with the rows, nor with the queues."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from registry.accounts.models import User
from registry.casework.models import Authorship, Record
from registry.desk.words import DONE, STATES
from registry.domain.review_lock import stands
from registry.domain.workflow import State
from registry.review.models import Assignment, Comment, Decision, ReviewLock
from registry.review.queues import oldest_first, open_to, queues_of, waiting

SHOWN = 5
NOBODY = ("", "")
WORDS = {
    "fix": _("Mine to fix"),
    "review": _("Waiting for my review"),
    "overdue": _("Overdue"),
    "unassigned": _("Waiting for review, given to nobody"),
    "publish": _("Approved, waiting for a publisher"),
    "held": _("On hold"),
    "elsewhere": _("Mine, waiting for somebody else"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """A revision that waits. `age`: days since the last step; `who` and `did`: who took it and what it was."""

    record: Record
    state: str
    age: int
    who: str
    did: str
    comments: int
    by_me: bool
    given: tuple[Assignment, ...]
    reviewer: str
    late: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """A queue on the page of one's work."""

    name: str
    words: Any
    count: int
    rows: list[Row]


def home(user: User) -> list[Shown]:
    """Return every queue of this person with its count and its oldest rows."""
    queues, among = queues_of(user.granted), open_to(user)
    found = {queue.name: waiting(queue, user, among=among) for queue in queues}
    counts = {name: rows.count() for name, rows in found.items()}
    oldest = {name: list(oldest_first(rows)[:SHOWN]) if counts[name] else [] for name, rows in found.items()}
    told = rows([revision for shown in oldest.values() for revision in shown], user)
    return [
        Shown(
            queue.name,
            WORDS[queue.name],
            counts[queue.name],
            [told[revision.pk] for revision in oldest[queue.name]],
        )
        for queue in queues
    ]


def rows(revisions: Iterable[Any], user: User) -> dict[int, Row]:
    """Return the row of each revision by its key. Five queries; none where there is nothing."""
    found = {revision.pk: revision for revision in revisions}
    if not found:
        return {}
    records = {revision.record_id for revision in found.values()}
    last = newest_decisions(found)
    mine = set(
        Authorship.objects.filter(revision__in=found, author=user).values_list("revision_id", flat=True)
    )
    open_threads = dict(
        Comment.objects.filter(record__in=records, answers__isnull=True, closed_at__isnull=True)
        .values_list("record_id")
        .annotate(n=Count("pk"))
        .order_by()
    )
    given: dict[Any, list[Assignment]] = {}
    for row in Assignment.objects.filter(record__in=records, ended_at__isnull=True).select_related("person"):
        given.setdefault(row.record_id, []).append(row)
    locks = reviewers(found)
    today = datetime.now(UTC).date()
    return {
        key: row_of(
            revision,
            did=last.get(key, NOBODY),
            comments=open_threads.get(revision.record_id, 0),
            by_me=key in mine,
            given=tuple(given.get(revision.record_id, ())),
            reviewer=locks.get(key, ""),
            today=today,
        )
        for key, revision in found.items()
    }


def row_of(
    revision: Any, *, did: tuple[str, str], given: tuple[Assignment, ...], today: date, **told: Any
) -> Row:
    return Row(
        who=did[0],
        did=did[1],
        record=revision.record,
        state=str(STATES[State(revision.state)]),
        age=max(0, (datetime.now(UTC) - revision.since).days),
        given=given,
        late=any(row.due is not None and row.due < today for row in given),
        **told,
    )


def newest_decisions(revisions: Iterable[int]) -> dict[int, tuple[str, str]]:
    """Return, by revision, who took the last step and what it was."""
    found = (
        Decision.objects.filter(revision__in=list(revisions))
        .order_by("revision_id", "-decided_at")
        .distinct("revision_id")
        .select_related("decided_by")
    )
    return {row.revision_id: (str(row.decided_by), str(DONE[row.step])) for row in found}


def reviewers(revisions: Iterable[int]) -> dict[int, str]:
    """Return, by revision, who reviews it now."""
    now = datetime.now(UTC)
    found = ReviewLock.objects.filter(Q(revision__in=list(revisions))).select_related("owner")
    return {row.revision_id: str(row.owner) for row in found if stands(row.touched_at, now=now)}
