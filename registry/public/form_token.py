# SPDX-License-Identifier: Apache-2.0
"""The token of a form: signed by this face and kept nowhere. It tells how long the form was open, and sets no cookie."""

import secrets
import time

from django.core import signing
from django.utils.crypto import salted_hmac

SALT = "registry form of readers"
YOUNGEST, OLDEST = 2, 86_400
"""Seconds. No person reads and fills in the form faster; after a day its page may be another."""


class TooYoung(Exception):
    """Sent faster than a person can."""


class Stale(Exception):
    """Not signed here, or open for more than a day."""


def issue() -> str:
    return signing.TimestampSigner(salt=SALT).sign(secrets.token_urlsafe(16))


def check(token: str) -> None:
    """Raises: TooYoung, Stale."""
    try:
        signed = signing.TimestampSigner(salt=SALT).unsign(token, max_age=OLDEST) and token
    except signing.BadSignature:
        raise Stale from None
    if time.time() - signed_at(signed) < YOUNGEST:
        raise TooYoung


def signed_at(token: str) -> int:
    return int(signing.b62_decode(token.rsplit(":", 2)[1]))


def random_of(token: str, content: str) -> bytes:
    """Return random bytes that the same form with the same content gives again: what is sent twice is one request."""
    return salted_hmac(f"{SALT} number", f"{token}\n{content}", algorithm="sha256").digest()
