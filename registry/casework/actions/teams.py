# SPDX-License-Identifier: Apache-2.0
"""Closing a team: only one that has no records any more, seen or not."""

from datetime import UTC, datetime

from django.db import connection

from registry.accounts.groups import why
from registry.accounts.models import Team, User
from registry.accounts.people import refuse_stranger
from registry.audit.trail import acting_as
from registry.audit.trail import record as tell
from registry.domain.errors import WrongState


def close_team(*, by: User, team: Team, reason: str) -> None:
    """Take everybody out and let nobody in any more.

    Raises: NotPermitted, NeedsReason; WrongState where it has records, saying how many: they are moved first.
    """
    refuse_stranger(by)
    reason = why(reason)
    with acting_as(by.pk, reason=reason):
        current = Team.objects.select_for_update(of=("self",)).get(pk=team.pk)
        if current.closed_at:
            raise WrongState("The team is closed already.")
        if count := records_of(current):
            raise WrongState(
                "The team still has records (%(count)s). Its people move them to other teams first.",
                count=count,
            )
        members = [str(key) for key in current.memberships.values_list("user_id", flat=True)]
        current.memberships.all().delete()
        Team.objects.filter(pk=current.pk).update(closed_at=datetime.now(UTC), closed_by=by)
        tell("team.closed", actor=by.pk, subject=str(team.pk), reason=reason, data={"members": members})


def records_of(team: Team) -> int:
    """Return how many records the team has, seen or not; 0 for whoever is no administrator."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT casework_records_of_team(%s)", [team.pk])
        return int(cursor.fetchone()[0])
