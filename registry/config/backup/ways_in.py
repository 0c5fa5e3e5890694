# SPDX-License-Identifier: Apache-2.0
"""Ways into the desk do not come back with a backup: a session or a link that was ended meanwhile would live again."""

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from registry.accounts.models import Link, User


def end_all() -> None:
    """End every session of everybody and every open link. Roles, memberships and passwords are as the backup has them."""
    with transaction.atomic():
        User.objects.update(session_round=F("session_round") + 1)
        UserSession.objects.all().delete()
        Session.objects.all().delete()
        Link.objects.filter(used_at=None, withdrawn_at=None).update(withdrawn_at=timezone.now())
