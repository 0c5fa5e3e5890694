# SPDX-License-Identifier: Apache-2.0
"""Requests of readers leave the public database sealed, and what may be said of them comes back."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import transaction
from django.db.models import Case, Value, When

from registry.domain.requests import KINDS
from registry.published.models import InboxItem, RequestState
from registry.published.raw import ALIAS
from registry.published.write.reading import lock

AT_ONCE = 500
"""Requests that one transaction fetches; other publishers may come in between."""


@contextmanager
def alone() -> Iterator[None]:
    """Write as one step, while no other publisher does: none says again what was overtaken."""
    with transaction.atomic(using=ALIAS):
        lock()
        yield


def rounds() -> int:
    """Return how often `waiting` is to be asked until all that stands there now was given; once at least."""
    return InboxItem.objects.count() // AT_ONCE + 1


def waiting() -> list[InboxItem]:
    """Return some of what is not fetched yet: what may endanger somebody before all else, then what was sent first."""
    return list(InboxItem.objects.order_by(urgency(), "received_at", "fingerprint")[:AT_ONCE])


def urgency() -> Case:
    return Case(*(When(kind=kind, then=Value(place)) for place, kind in enumerate(KINDS)))


def stand(fingerprint: str, **columns: Any) -> None:
    """Tell how a request stands. Safe to repeat."""
    RequestState.objects.update_or_create(fingerprint=fingerprint, defaults=columns)


def forget_item(fingerprint: str) -> None:
    """Take away what the desk holds."""
    InboxItem.objects.filter(fingerprint=fingerprint).delete()
