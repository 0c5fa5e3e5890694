# SPDX-License-Identifier: Apache-2.0
"""Who sees a record now, and who would if it were another team's: told before it moves."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.db.models import Q

from registry.accounts.models import Membership, RoleGrant, Team, User
from registry.accounts.roles import ROLES
from registry.casework.actions.access import standing
from registry.casework.models import Record, Revision
from registry.domain.visibility import Standing, Viewer, sees
from registry.domain.workflow import State


@dataclass(frozen=True, slots=True)
class Audience:
    """Who would see the record if it were this team's; None: the whole desk's. `gains`, `loses`: against now."""

    team: Team | None
    before: int
    after: int
    gains: frozenset[Any]
    loses: frozenset[Any]

    @property
    def fingerprint(self) -> str:
        """Return what somebody confirms who lets more people see it: these people, and no others."""
        return sha256(" ".join(sorted(map(str, self.gains))).encode()).hexdigest()[:16]


def audiences(record: Record, teams: Iterable[Team | None]) -> list[Audience]:
    """Return the audience for each of the teams, counted in people with open accounts. Five queries, however many."""
    now, people = told(record), viewers()
    before = seen_by(now, people)
    return [audience(team, before, seen_by(replace(now, team=team and team.pk), people)) for team in teams]


def audience(team: Team | None, before: frozenset[Any], after: frozenset[Any]) -> Audience:
    return Audience(team, len(before), len(after), gains=after - before, loses=before - after)


def seen_by(record: Standing, people: Iterable[Viewer]) -> frozenset[Any]:
    return frozenset(each.person for each in people if sees(each, record))


def told(record: Record) -> Standing:
    """Return the record as the rule sees it, whoever asks: `cleared` is read from its revisions."""
    newest = Q(number=record.revision.number, state=State.APPROVED.value)
    cleared = Revision.objects.filter(Q(released_at__isnull=False) | newest, record=record).exists()
    return replace(standing(record), cleared=cleared)


def viewers() -> list[Viewer]:
    """Return everybody who can sign in, as the rule of visibility sees them now."""
    granted: dict[UUID, frozenset[str]] = {}
    for person, role in RoleGrant.objects.filter(user__is_active=True).values_list("user_id", "role"):
        granted[person] = granted.get(person, frozenset()) | ROLES[role]
    teams: dict[UUID, set[UUID]] = {}
    for person, team in Membership.objects.values_list("user_id", "team_id"):
        teams.setdefault(person, set()).add(team)
    return [Viewer(person, own, frozenset(teams.get(person, ()))) for person, own in granted.items()]


def called(people: Iterable[Any]) -> list[str]:
    """Return the names of these people, in order."""
    return sorted(map(str, User.objects.filter(pk__in=list(people))), key=str.casefold)
