# SPDX-License-Identifier: Apache-2.0
"""Who sees which record: the one rule. The database holds the same (config/walls); a test compares the two."""

from collections.abc import Collection
from dataclasses import dataclass, field

READ, WRITE, DECIDE, PUBLISH = "record.read", "record.write", "review.decide", "record.publish"
ASSIGN = "review.assign"
# Sensitivities (vocabulary) at which a record is open to its whole team.
ORDINARY = ("public", "public_generalised", "restricted")
CONFIDENTIAL = "confidential"
SEALED = "sealed"


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who asks. `granted`: permissions of all roles; `teams`: those the person is a member of now."""

    person: object
    granted: frozenset[str] = frozenset()
    teams: frozenset[object] = frozenset()


@dataclass(frozen=True, slots=True)
class Standing:
    """What the rule asks of a record. `team` None: shared with the whole desk.

    `authors`: of any revision. `readers`: people named one by one. `cleared`: the newest revision is approved, or the
    record was handed to the publisher before.
    """

    sensitivity: str
    team: object | None = None
    authors: Collection[object] = field(default=frozenset())
    readers: Collection[object] = field(default=frozenset())
    cleared: bool = False


def sees(viewer: Viewer, record: Standing) -> bool:
    """Return whether this person may know that the record exists, and read it. docs/explanation/who-sees-what.md."""
    if READ not in viewer.granted:
        return False
    if viewer.person in record.authors or viewer.person in record.readers:
        return True
    return by_team(viewer, record) or (
        record.cleared and record.sensitivity in ORDINARY and PUBLISH in viewer.granted
    )


def by_team(viewer: Viewer, record: Standing) -> bool:
    """Return whether the person sees it as one of its team; of a record without a team everybody is."""
    if record.team is not None and record.team not in viewer.teams:
        return False
    if record.sensitivity in ORDINARY:
        return True
    return record.sensitivity == CONFIDENTIAL and DECIDE in viewer.granted


def may_let_read(viewer: Viewer, record: Standing) -> bool:
    """Return whether this person may name another reader.

    An author, or somebody of the team who writes or decides. Whoever was only named passes it on to nobody.
    """
    if READ not in viewer.granted:
        return False
    works = bool({WRITE, DECIDE} & viewer.granted)
    return viewer.person in record.authors or (works and by_team(viewer, record))


def may_move(viewer: Viewer, record: Standing, to: object | None) -> bool:
    """Return whether this person may move the record to this team; None: to the whole desk.

    Somebody who sees it, is in both teams, and either wrote in it and still writes, or gives records to people.
    """
    if not sees(viewer, record):
        return False
    both = all(team is None or team in viewer.teams for team in (record.team, to))
    wrote = WRITE in viewer.granted and viewer.person in record.authors
    return both and (wrote or ASSIGN in viewer.granted)


def opens(before: str, after: str) -> bool:
    """Whether a record of the first sensitivity is seen by more people of the desk with the second."""
    return narrowness(after) < narrowness(before)


def narrowness(sensitivity: str) -> int:
    return {CONFIDENTIAL: 1, SEALED: 2}.get(sensitivity, 0)
