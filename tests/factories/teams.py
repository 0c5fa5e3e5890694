# SPDX-License-Identifier: Apache-2.0
"""Teams, their people, and the walls switched off one at a time."""

from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

from django.db import connection

from registry.accounts.models import Membership, Organisation, RoleGrant, Team, User
from registry.casework.querysets import RecordQuerySet
from registry.config.walls import walled


def team(name: str, *people: User, organisation: str = "Northern Records (invented)") -> Team:
    group, _ = Organisation.objects.get_or_create(name=organisation)
    made, _ = Team.objects.get_or_create(name=name, organisation=group)
    join(made, *people)
    return made


def join(made: Team, *people: User) -> None:
    Membership.objects.bulk_create(Membership(team=made, user=person) for person in people)


def somebody(username: str, *roles: str) -> User:
    user = User.objects.create(username=username, display_name=username.replace("-", " ").capitalize())
    RoleGrant.objects.bulk_create(RoleGrant(user=user, role=role) for role in roles)
    return user


@contextmanager
def without_application_wall() -> Iterator[None]:
    """Let every query of the application through: what is still hidden, the database hides."""
    with patch.object(RecordQuerySet, "visible_to", lambda self, user: self):
        yield


def switch_off_second_wall() -> None:
    """Take row-level security off all tables, as their owner, for the rest of the test."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET ROLE registry_owner")
        for table in walled():
            cursor.execute(f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY")
        cursor.execute("SET ROLE registry_desk")
