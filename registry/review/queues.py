# SPDX-License-Identifier: Apache-2.0
"""What waits for whom. Every queue holds revisions that were not handed over; a record has at most one of these."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from registry.accounts.models import User
from registry.casework.models import Authorship, Merge, Record, Revision
from registry.domain.assignment import ASSIGN, Task
from registry.domain.review_lock import IDLE
from registry.domain.workflow import EDITABLE, UNDER_REVIEW, State
from registry.review.models import Assignment, Decision, ReviewLock
from registry.review.notify import late

Rows = QuerySet[Any]
STANDING = Assignment.objects.filter(record=OuterRef("record"), ended_at__isnull=True)
WROTE = Authorship.objects.filter(revision=OuterRef("pk"))
LAST = Decision.objects.filter(revision=OuterRef("pk")).order_by("-decided_at")


@dataclass(frozen=True, slots=True)
class Queue:
    """A list of work. `needs`: who sees it at all; everybody where empty."""

    name: str
    rows: Callable[[Rows, User], Rows]
    needs: frozenset[str] = frozenset()


def in_states(rows: Rows, states: Iterable[State]) -> Rows:
    return rows.filter(state__in=[state.value for state in states])


def given(user: User, task: Task) -> Exists:
    return Exists(STANDING.filter(task=task, person=user))


def wrote(user: User) -> Exists:
    return Exists(WROTE.filter(author=user))


def reviewed_now() -> QuerySet[ReviewLock]:
    return ReviewLock.objects.filter(revision=OuterRef("pk"), touched_at__gt=datetime.now(UTC) - IDLE)


def fix(rows: Rows, user: User) -> Rows:
    """Drafts and requested changes that this person wrote or has for writing."""
    return in_states(rows, EDITABLE).filter(wrote(user) | given(user, Task.WRITE))


def review(rows: Rows, user: User) -> Rows:
    """What this person reviews: given to them, or to nobody and not held by somebody else just now."""
    nobody = ~Exists(STANDING.filter(task=Task.REVIEW))
    waiting = in_states(rows, UNDER_REVIEW).filter(given(user, Task.REVIEW) | nobody, ~wrote(user))
    return waiting.filter(~Exists(reviewed_now().exclude(owner=user)))


def unassigned(rows: Rows, _user: User) -> Rows:
    """What was submitted, is given to nobody, and nobody reviews just now."""
    given_to_nobody = ~Exists(STANDING.filter(task=Task.REVIEW))
    return in_states(rows, UNDER_REVIEW).filter(given_to_nobody, ~Exists(reviewed_now()))


def overdue(rows: Rows, user: User) -> Rows:
    """What is past its day: one's own, and everybody's for whoever gives records to people."""
    behind = late(datetime.now(UTC).date()).filter(record=OuterRef("record"))
    if ASSIGN not in user.granted:
        behind = behind.filter(person=user)
    return rows.filter(Exists(behind))


def publish(rows: Rows, user: User) -> Rows:
    return in_states(rows, [State.APPROVED]).filter(~wrote(user))


def held(rows: Rows, _user: User) -> Rows:
    return in_states(rows, [State.HELD])


def elsewhere(rows: Rows, user: User) -> Rows:
    """What this person wrote and somebody else has to take on."""
    return in_states(rows, [*UNDER_REVIEW, State.APPROVED, State.HELD]).filter(wrote(user))


QUEUES = {
    queue.name: queue
    for queue in (
        Queue("fix", fix, frozenset({"record.write"})),
        Queue("review", review, frozenset({"review.decide"})),
        Queue("overdue", overdue),
        Queue("unassigned", unassigned, frozenset({ASSIGN})),
        Queue("publish", publish, frozenset({"record.publish"})),
        Queue("held", held, frozenset({"review.decide"})),
        Queue("elsewhere", elsewhere, frozenset({"record.write"})),
    )
}


def queues_of(granted: Collection[str]) -> list[Queue]:
    """Return the queues of a person with these permissions, in the order in which they matter."""
    return [queue for queue in QUEUES.values() if queue.needs <= frozenset(granted)]


def open_to(user: User) -> Rows:
    """Return the revisions in work of all records that this person may see and that no other record stands for."""
    visible = Record.objects.visible_to(user).exclude(pk__in=merged())
    return Revision.objects.filter(released_at__isnull=True, record__in=visible)


def merged() -> QuerySet[Any, Any]:
    """Return the records that were merged into another."""
    return Merge.objects.filter(confirmed_at__isnull=False, undone_at__isnull=True).values("duplicate")


def waiting(queue: Queue, user: User, *, among: Rows | None = None) -> Rows:
    """Return the revisions of the queue. `among`: what `open_to` gave, where several queues are read."""
    return queue.rows(open_to(user) if among is None else among, user)


def oldest_first(rows: Rows) -> Rows:
    """Order by when the last step was taken, `since`; and bring what a row shows of its record."""
    since = Coalesce(Subquery(LAST.values("decided_at")[:1]), F("created_at"))
    ordered: Rows = rows.annotate(since=since).order_by("since", "pk")
    return ordered.select_related("record").defer("content")
