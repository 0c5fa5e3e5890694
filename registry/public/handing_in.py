# SPDX-License-Identifier: Apache-2.0
"""Sealing what a reader wrote, at once and to a key whose other half is not here, and handing it in by insert alone."""

from collections.abc import Mapping

import pyrage
from django.conf import settings
from django.db import connections

from registry.domain.requests import fingerprint, padded

# The columns that the role may set, and no other: Django would name all. The conflict is told no column, and nothing is
# returned, for the role may read nothing.
INSERT = "INSERT INTO published_inbox (fingerprint, kind, sealed) VALUES (%s, %s, %s) ON CONFLICT DO NOTHING"


def hand_in(number: str, letter: Mapping[str, str]) -> None:
    """Keep the letter sealed under its number. What was handed in before is left as it is."""
    key = fingerprint(number)
    keys = [pyrage.x25519.Recipient.from_str(text) for text in settings.REGISTRY_INBOX_RECIPIENTS]
    with connections[settings.REGISTRY_INBOX_ALIAS].cursor() as cursor:
        cursor.execute(INSERT, [key, letter["kind"], pyrage.encrypt(padded(key, letter), keys)])
