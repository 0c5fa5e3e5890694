# SPDX-License-Identifier: Apache-2.0
"""Records that two people approve: which rule asks for it, and when the second approval counts.

Off unless an installation names types of incident (setting REGISTRY_SEVERE_TYPES). Source: docs/adr/0014.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from registry.domain.errors import NeedsSecondPerson, NotComplete


@dataclass(frozen=True, slots=True)
class Severe:
    """How long the second approval waits, and whether it comes from another organisation."""

    wait: timedelta = timedelta(0)
    other_team: bool = False


@dataclass(frozen=True, slots=True)
class Approval:
    """One approval of exactly the bytes in question. `team`: the organisation of who gave it, or None."""

    person: object
    team: object
    at: datetime


def settles(
    rule: Severe | None, earlier: Collection[Approval], *, actor: object, team: object, now: datetime
) -> bool:
    """Return whether this approval is the last that is needed.

    `earlier`: approvals of the same bytes that still count.
    Raises: NeedsSecondPerson where the actor approved already or comes from the same team; NotComplete where the
    second approval comes too soon.
    """
    if rule is None:
        return True
    if any(approval.person == actor for approval in earlier):
        raise NeedsSecondPerson("You have approved this record. Somebody else must approve it too.")
    if not earlier:
        return False
    if rule.other_team and all(approval.team == team or team is None for approval in earlier):
        raise NeedsSecondPerson("The second approval of this record comes from another organisation.")
    if now - min(approval.at for approval in earlier) < rule.wait:
        raise NotComplete(
            "The second approval of this record waits %(hours)s hours after the first.",
            field="decision",
            hours=int(rule.wait.total_seconds() // 3600),
        )
    return True
