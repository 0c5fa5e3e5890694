# SPDX-License-Identifier: Apache-2.0
"""The master keys that wrap each person's own key. They stand in no database and in no backup of one.

A line of the key file is one secret. The first wraps; the others open what was wrapped before a change of keys.
"""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from registry.domain.errors import KeyMissing

SHORTEST = 43
"""Characters of a secret: 256 bits in Base64."""


@dataclass(frozen=True, slots=True)
class Keyring:
    """Master keys by their name; `newest` names the one that wraps."""

    newest: str
    keys: dict[str, bytes]

    def key(self, name: str) -> bytes:
        """Raises: KeyMissing."""
        if name not in self.keys:
            raise KeyMissing("The master key %(name)s of named persons is not here.", name=name)
        return self.keys[name]


def keyring() -> Keyring:
    """Return the master keys this process was given. Raises: KeyMissing where it was given none."""
    path: Path | None = settings.REGISTRY_PERSONS_KEY_FILE
    try:
        text = path.read_text(encoding="ascii") if path else settings.REGISTRY_PERSONS_KEY
    except OSError as fault:
        raise KeyMissing(
            "The master key of named persons cannot be read (%(why)s).", why=fault.strerror
        ) from fault
    secrets = [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]
    if not secrets:
        raise KeyMissing("This process has no master key of named persons.")
    if min(map(len, secrets)) < SHORTEST:
        raise KeyMissing(
            "A master key of named persons is too short: %(n)s characters are needed.", n=SHORTEST
        )
    return Keyring(name_of(secrets[0]), {name_of(secret): derived(secret) for secret in secrets})


def name_of(secret: str) -> str:
    """Return what a key is called where it was used; it tells nothing of the secret."""
    return hashlib.sha256(b"registry persons key name" + secret.encode()).hexdigest()[:16]


def derived(secret: str) -> bytes:
    made: bytes = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"registry persons master key").derive(
        secret.encode()
    )
    return made
