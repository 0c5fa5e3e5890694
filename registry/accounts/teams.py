# SPDX-License-Identifier: Apache-2.0
"""Teams of an organisation and who is in them. Read anew each time: a membership that ended opens nothing any more."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from registry.domain.errors import InvalidInput


class Team(models.Model):
    """People of one organisation who share their records. Closed, it has neither people nor records."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    organisation = models.ForeignKey(
        "accounts.Organisation", models.CASCADE, related_name="teams", db_constraint=False
    )
    name = models.CharField(_("name"), max_length=120)
    closed_at = models.DateTimeField(null=True, editable=False)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "name"], name="team_named_once"),
            models.CheckConstraint(condition=~models.Q(name=""), name="team_has_a_name"),
            models.CheckConstraint(
                condition=models.Q(closed_at__isnull=True, closed_by__isnull=True)
                | models.Q(closed_at__isnull=False, closed_by__isnull=False),
                name="team_closed_by_a_person",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """That a person is in a team. The database takes it away with the team, the organisation or the person."""

    team = models.ForeignKey(Team, models.CASCADE, related_name="memberships", db_constraint=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="memberships", db_constraint=False
    )
    since = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["team", "user"], name="member_once")]


def own_team(person: Any, name: str | None = None) -> Team | None:
    """Return the person's team of this name; without one their only team, or None for somebody in no team.

    An empty name means the whole desk: None. Raises: InvalidInput, also where the person is in several and names none.
    """
    mine = list(Team.objects.filter(memberships__user=person))
    if name is None and len(mine) > 1:
        raise InvalidInput("You are in several teams. Say whose record it is.", field="team")
    if name is None or name == "":
        return mine[0] if mine and name is None else None
    named = [team for team in mine if name in (team.name, str(team.pk))]
    if len(named) != 1:
        raise InvalidInput("Choose a team that you are a member of.", field="team")
    return named[0]
