# SPDX-License-Identifier: Apache-2.0
"""Requests of readers leave the public database sealed, and what may be said of them comes back."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import transaction

from registry.published.models import InboxItem, RequestState
from registry.published.raw import ALIAS
from registry.published.write.reading import lock

AT_ONCE = 500


@contextmanager
def alone() -> Iterator[None]:
    """Write as one step, while no other publisher does: none says again what was overtaken."""
    with transaction.atomic(using=ALIAS):
        lock()
        yield


def waiting() -> list[InboxItem]:
    """Return what was sent first and not fetched yet."""
    return list(InboxItem.objects.order_by("received_at", "fingerprint")[:AT_ONCE])


def stand(fingerprint: str, **columns: Any) -> None:
    """Tell how a request stands. Safe to repeat."""
    RequestState.objects.update_or_create(fingerprint=fingerprint, defaults=columns)


def forget_item(fingerprint: str) -> None:
    """Take away what the desk holds."""
    InboxItem.objects.filter(fingerprint=fingerprint).delete()
