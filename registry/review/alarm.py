# SPDX-License-Identifier: Apache-2.0
"""Alarms about accounts, told to the administrators: once an hour for each account and kind.

What one administrator does with an account is told by the database itself, to the person and to all other administrators,
whatever page or command it came from (migration 0006).
"""

from datetime import UTC, datetime
from uuid import UUID, uuid5

from registry.accounts.models import RoleGrant, User
from registry.accounts.roles import ROLES
from registry.review.models import Notification

MANAGERS = tuple(role for role, granted in ROLES.items() if "people.manage" in granted)
ANYBODY = UUID(int=0)


def tell_administrators(kind: Notification.Kind, *, account: User | None) -> None:
    """Tell every administrator with an open account; `account` None where it is about nobody's. Safe to repeat."""
    hour = f"{datetime.now(UTC):%Y-%m-%dT%H}"
    about = uuid5(account.pk if account else ANYBODY, f"{kind} {hour}")
    people = User.objects.filter(
        is_active=True, pk__in=RoleGrant.objects.filter(role__in=MANAGERS).values("user")
    )
    Notification.objects.bulk_create(
        [Notification(kind=kind, person=person, account=account, about=about) for person in people],
        ignore_conflicts=True,
    )
