# SPDX-License-Identifier: Apache-2.0
"""Who may be given a record, for what, and by whom."""

from collections.abc import Collection
from enum import StrEnum

from registry.domain.errors import NeedsSecondPerson, NotPermitted

ASSIGN = "review.assign"


class Task(StrEnum):
    """What a record is given to somebody for."""

    WRITE = "write"
    REVIEW = "review"


NEEDS = {Task.WRITE: "record.write", Task.REVIEW: "review.decide"}


def check_assignment(
    task: Task,
    *,
    person: object,
    by: object,
    authors: Collection[object],
    person_granted: Collection[str],
    by_granted: Collection[str],
) -> None:
    """Refuse to give the record to a person who could not do the task, or on behalf of somebody else without the right.

    Everybody may take for themselves what they may do.
    Raises: NotPermitted, NeedsSecondPerson.
    """
    if person != by and ASSIGN not in by_granted:
        raise NotPermitted("Giving a record to somebody else needs the role reviewer or administrator.")
    if NEEDS[task] not in person_granted:
        raise NotPermitted("Whoever gets this record must hold the role that the task asks for.")
    if task is Task.REVIEW and person in authors:
        raise NeedsSecondPerson("Whoever wrote part of a record never reviews it. Choose somebody else.")


def may_end(*, person: object, by: object, by_granted: Collection[str]) -> bool:
    """Whether somebody may take a record off a person: oneself, or whoever may give it."""
    return person == by or ASSIGN in by_granted
