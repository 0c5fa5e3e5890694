# SPDX-License-Identifier: Apache-2.0
"""What the page of a record shows of the work around it: who has it, who reviews it now, what is asked."""

from dataclasses import dataclass
from typing import Any

from registry.accounts.models import User
from registry.casework.models import Record, Revision
from registry.desk.forms.work import AssignForm, CommentForm
from registry.desk.words import ANCHORS, TASKS
from registry.domain.assignment import ASSIGN, NEEDS, Task, may_end
from registry.domain.workflow import EDITABLE, UNDER_REVIEW, State
from registry.review.assign import earlier, standing
from registry.review.comment import threads
from registry.review.lock import standing as lock_standing
from registry.review.models import Assignment, Comment, ReviewLock
from registry.review.steps import authors_of

TAKEN_IN = {Task.WRITE: EDITABLE, Task.REVIEW: UNDER_REVIEW}


@dataclass(frozen=True, slots=True)
class Given:
    """Who has the record for one task. `may_take`: whether this person can take it for themselves."""

    task: str
    words: Any
    row: Assignment | None
    may_take: bool
    may_end: bool


@dataclass(frozen=True, slots=True)
class Work:
    """`given`: for each task; the lock alone tells who reviews what was given to nobody. `held_by_other`: somebody else
    reviews it now, so that nobody else decides.
    """

    given: list[Given]
    earlier: list[Assignment]
    may_assign: bool
    lock: ReviewLock | None
    held_by_other: bool
    may_release: bool
    may_claim: bool
    threads: list[Comment]
    open: int
    may_close_all: bool
    assign_form: AssignForm
    comment_form: CommentForm


def work(record: Record, revision: Revision, user: User, *, merged: bool = False) -> Work:
    """Return it. Of a record that was merged into another nothing is given or taken."""
    granted, now = user.granted, list(standing(record))
    authors = authors_of(revision)
    wrote = user.pk in authors
    lock = lock_standing(revision)

    def barred(task: Task) -> bool:
        """Whether the person cannot take it: as an author, or while the review is somebody's already."""
        return merged or (task is Task.REVIEW and (wrote or lock is not None))

    rows = [given(task, now, revision, user, granted, barred=barred(task)) for task in Task]
    found = threads(record)
    reviewing = revision.state == State.IN_REVIEW and "review.decide" in granted and not wrote
    return Work(
        given=[row for row in rows if row.row or row.task != Task.REVIEW or lock is None],
        earlier=earlier(record),
        may_assign=ASSIGN in granted and not merged,
        lock=lock,
        held_by_other=lock is not None and lock.owner_id != user.pk,
        may_release=lock is not None and releasable(lock, user, granted),
        may_claim=reviewing and lock is None and not merged,
        threads=found,
        open=sum(1 for thread in found if thread.closed_at is None),
        may_close_all="review.decide" in granted,
        assign_form=AssignForm(authors=authors),
        comment_form=CommentForm(),
    )


def given(
    task: Task,
    now: list[Assignment],
    revision: Revision,
    user: User,
    granted: frozenset[str],
    *,
    barred: bool,
) -> Given:
    row = next((row for row in now if row.task == task), None)
    able = NEEDS[task] in granted and not barred
    mine = row is not None and row.person_id == user.pk
    return Given(
        task=task.value,
        words=TASKS[task],
        row=row,
        may_take=able and not mine and State(revision.state) in TAKEN_IN[task],
        may_end=row is not None and may_end(person=row.person_id, by=user.pk, by_granted=granted),
    )


def releasable(lock: ReviewLock, user: User, granted: frozenset[str]) -> bool:
    return lock.owner_id == user.pk or ASSIGN in granted


def pinned(found: list[Comment], anchor: str) -> list[Comment]:
    """Return the open threads about one field or part."""
    return [thread for thread in found if thread.anchor == anchor and thread.closed_at is None]


def anchor_words(anchor: str) -> str:
    return str(ANCHORS[anchor])
