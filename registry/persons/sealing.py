# SPDX-License-Identifier: Apache-2.0
"""Sealing what is written of a person under a key of that person alone (AES-256-GCM).

Each text is bound to the person and the field it was written for: moved to another row or column, it does not open.
"""

import os
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from registry.domain.errors import KeyMissing
from registry.persons.keys import Keyring

NONCE = 12
"""Bytes of the random number before each sealed text (NIST SP 800-38D, 8.2.2)."""
BLOCK = 64
"""Texts are filled up to a multiple of so many bytes, so that the length of a name is not told."""


def new_key() -> bytes:
    return AESGCM.generate_key(bit_length=256)


def seal(key: bytes, person: UUID, field: str, text: str) -> bytes:
    """Return the text sealed; empty text is sealed like any other."""
    nonce, plain = os.urandom(NONCE), text.encode() + b"\x01"
    filled = plain + bytes(-len(plain) % BLOCK)
    return nonce + AESGCM(key).encrypt(nonce, filled, bound(person, field))


def unseal(key: bytes, person: UUID, field: str, sealed: bytes) -> str:
    """Raises: KeyMissing when the key is another, or the text was changed or moved."""
    opened = decrypted(key, sealed, bound(person, field))
    return opened.rstrip(b"\x00")[:-1].decode()


def wrap(ring: Keyring, key: bytes, person: UUID) -> tuple[str, bytes]:
    """Return the name of the newest master key, and the person's key under it."""
    nonce = os.urandom(NONCE)
    master = AESGCM(ring.key(ring.newest))
    return ring.newest, nonce + master.encrypt(nonce, key, bound(person, "key"))


def unwrap(ring: Keyring, name: str, person: UUID, wrapped: bytes) -> bytes:
    return decrypted(ring.key(name), wrapped, bound(person, "key"))


def bound(person: UUID, field: str) -> bytes:
    return person.bytes + field.encode()


def decrypted(key: bytes, sealed: bytes, associated: bytes) -> bytes:
    sealed = bytes(sealed)
    try:
        opened: bytes = AESGCM(key).decrypt(sealed[:NONCE], sealed[NONCE:], associated)
    except InvalidTag:
        raise KeyMissing("What is written of the person does not open with this key.") from None
    return opened
