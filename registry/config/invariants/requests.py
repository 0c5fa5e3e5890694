# SPDX-License-Identifier: Apache-2.0
"""What readers handed in has arrived or waits no longer than the clock allows, and the public is told how it stands."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from django.conf import settings

from registry.config.invariants.outbox import GRACE
from registry.config.invariants.pairs import Row, paired
from registry.inbox.models import ReaderRequest
from registry.published.models import InboxItem, RequestState

TOLD = ("kind", "state", "due_on", "outcome")


def breaches() -> Iterator[str]:
    """Yield what waits too long in public, and what the two databases do not tell alike. No number is ever named."""
    late = datetime.now(UTC) - timedelta(seconds=settings.REGISTRY_PUBLISH_EVERY) - GRACE
    for item in InboxItem.objects.filter(received_at__lt=late).iterator():
        yield f"request {item.fingerprint[:12]} has waited since {item.received_at:%Y-%m-%d %H:%M} UTC"
    ours = ReaderRequest.objects.order_by("fingerprint").values_list("fingerprint", *TOLD, "told", "revision")
    theirs = RequestState.objects.order_by("fingerprint").values_list("fingerprint", *TOLD)
    for own, public in paired(ours.iterator(), theirs.iterator()):
        yield from difference(own, public)


def difference(own: Row | None, public: Row | None) -> Iterator[str]:
    if own is None:
        yield f"request {public and public[0][:12]} stands in public, and nobody on the desk has it"
        return
    *names, told, revision = own
    if told == 0:
        return
    if public is None:
        yield f"request {own[0][:12]} was told of, and the public database does not know it"
    elif told == revision and list(public) != names:
        yield f"request {own[0][:12]} stands in public as something else than on the desk"
