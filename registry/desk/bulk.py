# SPDX-License-Identifier: Apache-2.0
"""One step for many records: one after the other, each in a transaction of its own, each refusal by itself.

Nothing is ever approved so: an approval is of one record that was read.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from registry.accounts.models import Team, User
from registry.casework.finding import parse
from registry.casework.models import Record
from registry.desk.listing import chosen
from registry.desk.words import plainly
from registry.domain.assignment import ASSIGN, Task
from registry.domain.errors import Refusal
from registry.publishing.outbox import publish
from registry.review.assign import assign
from registry.review.move import ANY, move
from registry.review.queues import QUEUES, oldest_first, queues_of, waiting
from registry.review.steps import take_step

RECORDS = "records"
MOST = 500
"""Records in one press; a page that does more would be cut off by a proxy before it answers."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be done with every one of the records."""

    action: str
    reason: str = ""
    person: User | None = None
    due: date | None = None
    team: Team | None = None
    wider: bool = False


@dataclass(frozen=True, slots=True)
class Action:
    """`words`: the button; `does`: one record; `needs`: the permission without which it is not offered.

    `proved`: what cannot be taken back, and so asks for a fresh proof as it does for one record.
    """

    words: Any
    needs: str
    does: Callable[[Record, User, Asked], object]
    asks: frozenset[str] = field(default_factory=frozenset)
    proved: bool = False


def give(task: Task) -> Callable[[Record, User, Asked], object]:
    def one(record: Record, by: User, asked: Asked) -> object:
        return assign(record, task=task, person=asked.person or by, by=by, due=asked.due)

    return one


def step(name: str) -> Callable[[Record, User, Asked], object]:
    def one(record: Record, by: User, asked: Asked) -> object:
        return take_step(name, record=record, by=by, reason=asked.reason)

    return one


def hand_over(record: Record, by: User, _asked: Asked) -> object:
    return publish(record=record, by=by)


def to_team(record: Record, by: User, asked: Asked) -> object:
    """Move it; where more people would see it, only with the tick that says so for all of them."""
    return move(record, to=asked.team, by=by, reason=asked.reason, confirmed=ANY if asked.wider else "")


GIVING = frozenset({"person", "due"})
ACTIONS = {
    "assign_review": Action(_("Give for review"), ASSIGN, give(Task.REVIEW), GIVING),
    "assign_write": Action(_("Give for writing"), ASSIGN, give(Task.WRITE), GIVING),
    "submit": Action(_("Submit for review"), "record.write", step("submit")),
    "start_review": Action(_("Start the review"), "review.decide", step("start_review")),
    "request_changes": Action(
        _("Request changes"), "review.decide", step("request_changes"), frozenset({"reason"})
    ),
    "move": Action(_("Move to another team"), ASSIGN, to_team, frozenset({"team", "reason", "wider"})),
    "publish": Action(_("Publish what is approved"), "record.publish", hand_over, proved=True),
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one record; `refused` is empty where it was done."""

    record: Record
    refused: str = ""


def offered(granted: Collection[str]) -> list[tuple[str, Any]]:
    """Return code and words of what a person with these permissions can press."""
    return [(code, action.words) for code, action in ACTIONS.items() if action.needs in granted]


def meant(user: User, references: Iterable[str], queue: str, selection: str = "") -> list[Record]:
    """Return the ticked records that this person may see; where a queue is meant, all of it as it is now.

    `queue` RECORDS: the list of records, as `selection` (its query string) filters it. Raises: InvalidFilter.
    """
    if queue == RECORDS:
        found = chosen(Record.objects.visible_to(user), parse(QueryDict(selection)), user)
        return list(found.select_related("standing")[: MOST + 1])
    if queue:
        known = queue in QUEUES and QUEUES[queue] in queues_of(user.granted)
        waits = oldest_first(waiting(QUEUES[queue], user))[: MOST + 1] if known else []
        return [revision.record for revision in waits]
    visible = Record.objects.visible_to(user).filter(reference__in=list(references)[: MOST + 1])
    return list(visible.order_by("reference"))


def do_all(records: Iterable[Record], asked: Asked, *, by: User) -> list[Outcome]:
    """Do it to one record after the other; what is refused of one stops no other."""
    return [do_one(record, asked, by=by) for record in records]


def do_one(record: Record, asked: Asked, *, by: User) -> Outcome:
    try:
        ACTIONS[asked.action].does(record, by, asked)
    except Refusal as refusal:
        return Outcome(record, plainly(refusal))
    return Outcome(record)
