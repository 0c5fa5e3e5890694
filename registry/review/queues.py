# SPDX-License-Identifier: Apache-2.0
"""What waits for whom. Every queue holds revisions that were not handed over; a record has at most one of these."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.contrib.postgres.fields import ArrayField
from django.db.models import (
    BigIntegerField,
    BooleanField,
    Count,
    Exists,
    ExpressionWrapper,
    F,
    Func,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
)
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
    """A list of work. `waits`: which revisions wait in it for a person. `needs`: who sees it at all; empty: everybody."""

    name: str
    waits: Callable[[User], Q]
    needs: frozenset[str] = frozenset()


def in_states(states: Iterable[State]) -> Q:
    return Q(state__in=[state.value for state in states])


def given(user: User, task: Task) -> Exists:
    return Exists(STANDING.filter(task=task, person=user))


def wrote(user: User) -> Exists:
    return Exists(WROTE.filter(author=user))


def reviewed_now() -> QuerySet[ReviewLock]:
    return ReviewLock.objects.filter(revision=OuterRef("pk"), touched_at__gt=datetime.now(UTC) - IDLE)


def fix(user: User) -> Q:
    """Drafts and requested changes that this person wrote or has for writing."""
    return in_states(EDITABLE) & Q(wrote(user) | given(user, Task.WRITE))


def review(user: User) -> Q:
    """What this person reviews: given to them, or to nobody and not held by somebody else just now."""
    nobody = ~Exists(STANDING.filter(task=Task.REVIEW))
    waiting = in_states(UNDER_REVIEW) & Q(given(user, Task.REVIEW) | nobody, ~wrote(user))
    return waiting & Q(~Exists(reviewed_now().exclude(owner=user)))


def unassigned(_user: User) -> Q:
    """What was submitted, is given to nobody, and nobody reviews just now."""
    given_to_nobody = ~Exists(STANDING.filter(task=Task.REVIEW))
    return in_states(UNDER_REVIEW) & Q(given_to_nobody, ~Exists(reviewed_now()))


def overdue(user: User) -> Q:
    """What is past its day: one's own, and everybody's for whoever gives records to people."""
    behind = late(datetime.now(UTC).date()).filter(record=OuterRef("record"))
    if ASSIGN not in user.granted:
        behind = behind.filter(person=user)
    return Q(Exists(behind))


def publish(user: User) -> Q:
    return in_states([State.APPROVED]) & Q(~wrote(user))


def held(_user: User) -> Q:
    return in_states([State.HELD])


def elsewhere(user: User) -> Q:
    """What this person wrote and somebody else has to take on."""
    return in_states([*UNDER_REVIEW, State.APPROVED, State.HELD]) & Q(wrote(user))


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


def waiting(queue: Queue, user: User) -> Rows:
    """Return the revisions of the queue."""
    return open_to(user).filter(queue.waits(user))


def since() -> Coalesce:
    """When the last step of a revision was taken."""
    return Coalesce(Subquery(LAST.values("decided_at")[:1]), F("created_at"))


def oldest_first(rows: Rows) -> Rows:
    """Order by `since`; and bring what a row shows of its record."""
    ordered: Rows = rows.annotate(since=since()).order_by("since", "pk")
    return ordered.select_related("record").defer("content")


def fronts(queues: Collection[Queue], user: User, most: int) -> dict[str, tuple[int, list[int]]]:
    """Return how many wait in each queue, and the keys of the oldest of them: all queues in one look."""
    # What `since` orders by makes Django work out each condition once, in a query within.
    waits = {
        f"waits_{queue.name}": ExpressionWrapper(queue.waits(user), output_field=BooleanField())
        for queue in queues
    }
    told: dict[str, Any] = {}
    for queue in queues:
        among = Q(**{f"waits_{queue.name}": True})
        told[queue.name] = Count("pk", filter=among)
        told[f"{queue.name}_first"] = oldest(among, most)
    found = open_to(user).annotate(since=since(), **waits).aggregate(**told)
    return {queue.name: (found[queue.name], found[f"{queue.name}_first"] or []) for queue in queues}


def oldest(among: Q, most: int) -> Func:
    """Return the keys of those that wait longest, this many at most."""
    keys = ArrayAgg("pk", filter=among, order_by=("since", "pk"))
    return Func(keys, template=f"(%(expressions)s)[:{most:d}]", output_field=ArrayField(BigIntegerField()))
