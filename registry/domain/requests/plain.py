# SPDX-License-Identifier: Apache-2.0
"""The plain form of what is sealed: bound to its request, and filled up so that its length tells little."""

import json
from collections.abc import Mapping

from registry.domain.errors import KeyMissing

BLOCK = 1024
"""Bytes; a text is filled up to a multiple of so many."""
BOUND = "request"


def padded(fingerprint: str, texts: Mapping[str, str]) -> bytes:
    """Return the texts as JSON with spaces behind, which JSON allows."""
    plain = json.dumps({BOUND: fingerprint, **texts}, ensure_ascii=False).encode()
    return plain + b" " * (-len(plain) % BLOCK)


def opened(fingerprint: str, plain: bytes) -> dict[str, str]:
    """Return the texts. Whoever seals needs the public key alone, so that anything may stand here.

    Raises: KeyMissing when they were sealed for another request, or are nothing that the form can have sent.
    """
    try:
        texts: dict[str, str] = json.loads(plain)
        bound = texts.pop(BOUND)
        sent_by_form = all(b"\0" not in text.encode() for text in texts.values())
    except (ValueError, KeyError, AttributeError, TypeError, RecursionError):
        sent_by_form = False
    if not sent_by_form:
        raise KeyMissing("What is sealed here is no request of a reader.")
    if bound != fingerprint:
        raise KeyMissing("What is sealed here belongs to another request.")
    return texts
