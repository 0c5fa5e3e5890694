# SPDX-License-Identifier: Apache-2.0
"""What a row of a queue tells. The number of queries does not grow with the rows, nor with the queues."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from registry.accounts.models import User
from registry.casework.models import Record
from registry.desk.words import DONE, STATES
from registry.domain.assignment import Task
from registry.domain.workflow import State
from registry.review.lookup import given, newest_decisions, open_threads, reviewers, written_by
from registry.review.models import Assignment
from registry.review.queues import fronts, oldest_first, open_to, queues_of

SHOWN = 5
NOBODY = ("", "")
UNASSIGNED = "unassigned"
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

    @property
    def to_nobody(self) -> bool:
        return not any(each.task == Task.REVIEW for each in self.given)


@dataclass(frozen=True, slots=True)
class Shown:
    """A queue on the page of one's work. `nobodys`: how many are given to nobody, where it tells of them."""

    name: str
    words: Any
    count: int
    rows: list[Row]
    nobodys: int = 0


def home(user: User) -> list[Shown]:
    """Return every queue of this person with its count and its oldest rows.

    What is given to nobody stands among what waits for whoever reviews, with a mark, and not a second time.
    """
    found = fronts(queues_of(user.granted), user, SHOWN)
    nobodys = found.pop(UNASSIGNED)[0] if found.keys() >= {UNASSIGNED, "review"} else 0
    keys = {key for _, first in found.values() for key in first}
    told = rows(oldest_first(open_to(user).filter(pk__in=keys)) if keys else (), user)
    return [
        Shown(
            name,
            WORDS[name],
            count,
            [told[key] for key in first if key in told],
            nobodys * (name == "review"),
        )
        for name, (count, first) in found.items()
    ]


def rows(revisions: Iterable[Any], user: User) -> dict[int, Row]:
    """Return the row of each revision by its key. Five queries; none where there is nothing."""
    found = {revision.pk: revision for revision in revisions}
    if not found:
        return {}
    records = {revision.record_id for revision in found.values()}
    last, locks, mine = newest_decisions(found), reviewers(found), written_by(user, found)
    threads, assigned = open_threads(records), given(records)
    today = datetime.now(UTC).date()
    return {
        key: row_of(
            revision,
            did=(str(last[key].decided_by), str(DONE[last[key].step])) if key in last else NOBODY,
            comments=threads.get(revision.record_id, 0),
            by_me=key in mine,
            given=tuple(assigned.get(revision.record_id, ())),
            reviewer=str(locks.get(key, "")),
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
