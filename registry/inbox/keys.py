# SPDX-License-Identifier: Apache-2.0
"""Sealing and opening what belongs to a request, with age (X25519). Only the desk's process was given the key."""

from collections.abc import Mapping
from pathlib import Path

import pyrage
from django.conf import settings

from registry.domain.errors import KeyMissing
from registry.domain.requests import opened, padded

HEAD = "AGE-SECRET-KEY-1"
"""With which a line of a key file begins that is a key."""


def identities() -> list[pyrage.x25519.Identity]:
    """Return the keys, the newest first. Raises: KeyMissing where this process was given none."""
    path: Path | None = settings.REGISTRY_INBOX_KEY_FILE
    try:
        text = path.read_text(encoding="ascii") if path else settings.REGISTRY_INBOX_KEY
        found = [pyrage.x25519.Identity.from_str(line) for line in text.split() if line.startswith(HEAD)]
    except (OSError, ValueError, pyrage.IdentityError) as fault:
        raise KeyMissing("The key of requests of readers cannot be read.") from fault
    if not found:
        raise KeyMissing("This process has no key of requests of readers.")
    return found


def seal(fingerprint: str, texts: Mapping[str, str]) -> bytes:
    """Return the texts sealed to the newest key. Raises: KeyMissing."""
    sealed: bytes = pyrage.encrypt(padded(fingerprint, texts), [identities()[0].to_public()])
    return sealed


def unseal(fingerprint: str, sealed: "bytes | memoryview[int]") -> dict[str, str]:
    """Raises: KeyMissing when the key is another, or the bytes were changed, belong to another request or are none."""
    keys = identities()
    try:
        plain = pyrage.decrypt(bytes(sealed), keys)
    except pyrage.DecryptError:
        raise KeyMissing("What is sealed here does not open with this key.") from None
    return opened(fingerprint, plain)
