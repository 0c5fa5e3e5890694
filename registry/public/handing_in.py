# SPDX-License-Identifier: Apache-2.0
"""Sealing what a reader wrote, at once and to a key whose other half is not here, and handing it in by insert alone."""

from collections.abc import Mapping

import pyrage
from django.conf import settings

from registry.domain.requests import fingerprint, padded
from registry.published.models import InboxItem


def hand_in(number: str, letter: Mapping[str, str]) -> None:
    """Keep the letter sealed under its number. What was handed in before is left as it is."""
    key = fingerprint(number)
    keys = [pyrage.x25519.Recipient.from_str(text) for text in settings.REGISTRY_INBOX_RECIPIENTS]
    item = InboxItem(fingerprint=key, kind=letter["kind"], sealed=pyrage.encrypt(padded(key, letter), keys))
    # Without a name of a column, so that nothing is read; and nothing is returned, for the role may read nothing.
    InboxItem.objects.using(settings.REGISTRY_INBOX_ALIAS).bulk_create([item], ignore_conflicts=True)
