# SPDX-License-Identifier: Apache-2.0
"""Nothing waits longer in the outbox than the batch clock allows, and what left it is public as it was asked for."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from django.conf import settings

from registry.config.invariants.pairs import Row, paired
from registry.published.derive import silenced
from registry.published.models import Change
from registry.publishing.models import Outbox

GRACE = timedelta(minutes=5)
TOLD = ("code", "version", "kind", "dataset_version", "notice")


def breaches() -> Iterator[str]:
    """Yield what was set aside, waits too long, was lost on the way, came by another way, or changed on it."""
    late = datetime.now(UTC) - timedelta(seconds=settings.REGISTRY_PUBLISH_EVERY) - GRACE
    for row in Outbox.objects.set_aside().order_by("id").iterator():
        yield f"publication {row.pk} of {row.code} was set aside {row.set_aside_at:%Y-%m-%d %H:%M} UTC: {row.fault}"
    kept = Outbox.objects.filter(done_at=None).kept_back(datetime.now(UTC)).values("id")
    waiting = Outbox.objects.waiting().filter(set_aside_at=None, requested_at__lt=late).exclude(id__in=kept)
    for row in waiting.iterator():
        yield f"publication {row.pk} has waited since {row.requested_at:%Y-%m-%d %H:%M} UTC"
    asked = Outbox.objects.order_by("id").values_list("id", *TOLD, "done_at")
    told = Change.objects.order_by("outbox_id").values_list("outbox_id", *TOLD)
    for ours, theirs in paired(asked.iterator(), told.iterator()):
        yield from difference(ours, theirs)


def difference(asked: Row | None, told: Row | None) -> Iterator[str]:
    if asked is None:
        yield f"publication {told and told[0]} is public, and nobody asked for it"
        return
    *own, done_at = asked
    if told is None:
        if done_at:
            yield f"publication {own[0]} is noted as carried, and the world does not have it"
        return
    *names, state, notice = own
    same = list(told[:4]) == names and told[5] in (notice, notice and silenced(notice))
    if not same or (done_at and told[4] != state):
        yield f"publication {own[0]} stands in the change feed as something else than was asked for"
