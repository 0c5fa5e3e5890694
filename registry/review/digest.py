# SPDX-License-Identifier: Apache-2.0
"""Telling people by e-mail that something waits: how many things and where to read them, and nothing else."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from registry.accounts.models import User
from registry.audit.trail import acting_as
from registry.audit.trail import record as tell
from registry.audit.viewing import viewing
from registry.domain.errors import InvalidInput, UnknownCode
from registry.review.models import DigestChoice
from registry.review.notify import mine

Every = DigestChoice.Every
WAITS = {Every.DAY.value: timedelta(hours=23, minutes=30), Every.NOW.value: timedelta(minutes=5)}
Send = Callable[[User, str, int], bool]
"""Sends to a person at an address how many things wait, and returns whether it left."""


def chosen(user: User) -> DigestChoice:
    """Return what this person chose; who chose nothing hears nothing."""
    return DigestChoice.objects.filter(user=user).first() or DigestChoice(user=user)


def choose(user: User, *, every: str, address: str = "") -> None:
    """Note how often this person wants to hear of what waits, and where. Raises: UnknownCode, InvalidInput."""
    if every not in Every.values:
        raise UnknownCode("Choose one of the offered times.", field="every")
    if every != Every.OFF and not address:
        raise InvalidInput("Write the address that the e-mail goes to.", field="address")
    with acting_as(user.pk):
        DigestChoice.objects.update_or_create(user=user, defaults={"every": every, "address": address})
        tell("digest.chosen", actor=user.pk, subject=str(user.pk), data={"every": every})


def send_due(send: Send, *, now: datetime | None = None) -> int:
    """Send to everybody who is due and has something new; return how many left. Safe to repeat.

    New is what was told since the last message and is unread.
    """
    now = now or datetime.now(UTC)
    due = DigestChoice.objects.filter(user__is_active=True, every__in=WAITS).select_related("user")
    return sum(send_one(choice, send, now=now) for choice in due)


def send_one(choice: DigestChoice, send: Send, *, now: datetime) -> bool:
    """Claim the moment first: two runs at once never send twice. What cannot be sent is not claimed."""
    before = choice.sent_at
    if before is not None and now - before < WAITS[choice.every]:
        return False
    with viewing(choice.user_id):
        unread = mine(choice.user).filter(read_at__isnull=True)
        if not unread.filter(**({"made_at__gt": before} if before else {})).exists():
            return False
        claimed = DigestChoice.objects.filter(pk=choice.pk, sent_at=before).update(sent_at=now)
        return bool(claimed) and send(choice.user, choice.address, unread.count())
