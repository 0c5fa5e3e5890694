# SPDX-License-Identifier: Apache-2.0
"""Links that let somebody set a password, once and within seven days. The trail tells of them, never the link."""

import hashlib
import secrets
from datetime import timedelta

from django.core.signing import BadSignature, Signer
from django.utils import timezone

from registry.accounts.models import Link, User
from registry.audit.trail import acting_as
from registry.audit.trail import record as tell
from registry.domain.errors import NotFound

DAYS = 7
SIGNER_SALT = "registry.accounts.link"
CLOSED = "This link does not work, or does no longer. Ask an administrator for another one."


def issue(*, user: User, kind: Link.Kind, by: User) -> str:
    """Return a new link's token; an older link of the person ends. Call it inside `acting_as`."""
    withdraw_open(user)
    token = Signer(salt=SIGNER_SALT).sign(secrets.token_urlsafe(24))
    Link.objects.create(
        user=user,
        kind=kind,
        token_sha256=digest(token),
        made_by=by,
        expires_at=timezone.now() + timedelta(days=DAYS),
    )
    return token


def withdraw_open(user: User) -> int:
    """End the person's open link and return how many there were."""
    return Link.objects.filter(user=user, used_at=None, withdrawn_at=None).update(withdrawn_at=timezone.now())


def standing(token: str) -> Link:
    """Return the link that the token opens. Raises: NotFound, alike for a wrong, used, withdrawn or old one."""
    try:
        Signer(salt=SIGNER_SALT).unsign(token)
    except BadSignature:
        raise NotFound(CLOSED) from None
    held = Link.objects.select_related("user").filter(
        token_sha256=digest(token), used_at=None, withdrawn_at=None, expires_at__gt=timezone.now()
    )
    link = held.first()
    if link is None or not link.user.is_active:
        raise NotFound(CLOSED)
    return link


def redeem(*, token: str, password: str) -> User:
    """Set the password and use the link up; every session of the person ends. Raises: NotFound."""
    user = standing(token).user
    with acting_as(user.pk):
        link = Link.objects.select_for_update().get(pk=standing(token).pk)
        link.used_at = timezone.now()
        link.save(update_fields=["used_at"])
        user.set_password(password)
        user.session_round += 1
        user.save(update_fields=["password", "session_round"])
        tell("account.link_used", actor=user.pk, subject=str(user.pk), data={"kind": link.kind})
    return user


def digest(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()
