# SPDX-License-Identifier: Apache-2.0
"""Nothing waits longer in the outbox than the batch clock allows."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from django.conf import settings

from registry.published.models import Change
from registry.publishing.models import Outbox

GRACE = timedelta(minutes=5)


def breaches() -> Iterator[str]:
    late = datetime.now(UTC) - timedelta(seconds=settings.REGISTRY_PUBLISH_EVERY) - GRACE
    for row in Outbox.objects.filter(done_at__isnull=True, requested_at__lt=late):
        yield f"publication {row.pk} has waited since {row.requested_at:%Y-%m-%d %H:%M} UTC"
    held = set(Change.objects.values_list("outbox_id", flat=True))
    for row in Outbox.objects.filter(done_at__isnull=False).exclude(pk__in=held):
        yield f"publication {row.pk} is noted as carried, and the world does not have it"
    for unknown in sorted(held - set(Outbox.objects.values_list("pk", flat=True))):
        yield f"publication {unknown} is public, and nobody asked for it"
