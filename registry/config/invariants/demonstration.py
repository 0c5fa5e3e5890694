# SPDX-License-Identifier: Apache-2.0
"""Demonstration data and production never share an installation."""

from collections.abc import Iterator

from django.conf import settings

from registry.accounts.models import User
from registry.casework.models import Record
from registry.published.models import Document


def breaches() -> Iterator[str]:
    """Yield, in production, every demonstration account and record. Elsewhere they may be."""
    if not settings.REGISTRY_PRODUCTION:
        return
    for username in User.objects.filter(is_demonstration=True).values_list("username", flat=True).iterator():
        yield f"the account {username} is a demonstration account"
    for reference in Record.objects.filter(demonstration=True).values_list("reference", flat=True).iterator():
        yield f"the working record {reference} is a demonstration record"
    for code in Document.objects.filter(demonstration=True).values_list("code", flat=True).iterator():
        yield f"{code} is public and a demonstration record"
