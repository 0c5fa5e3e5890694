# SPDX-License-Identifier: Apache-2.0
"""How often something secret may be tried: counted in the database, so that all processes count together.

One statement counts and answers, so no two attempts are counted as one. A window is fixed: it begins with the first
attempt and all is forgotten when it ends. Keys are hashed; a table that is read tells nobody's name or address.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection
from django.utils import timezone

from registry.accounts.models import Attempt
from registry.domain.errors import TooManyAttempts

SPEND = """
INSERT INTO accounts_attempt AS held (key, spent, since) VALUES (%(key)s, 1, %(now)s)
ON CONFLICT (key) DO UPDATE SET
  spent = CASE WHEN held.since <= %(ended)s THEN 1 ELSE held.spent + 1 END,
  since = CASE WHEN held.since <= %(ended)s THEN excluded.since ELSE held.since END
RETURNING spent, since
"""
REFUND = "UPDATE accounts_attempt SET spent = spent - 1 WHERE key = ANY(%s) AND spent > 0"
LONGEST = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `most` attempts in `seconds`."""

    name: str
    most: int
    seconds: int


SIGN_IN_NAME = Limit("sign in, one name", 10, 300)
SIGN_IN_ADDRESS = Limit("sign in, one address", 30, 300)
SECOND_FACTOR = Limit("second factor, one person", 10, 300)
PROOF = Limit("proof, one person", 10, 300)
LINK = Limit("link, one address", 30, 300)


def spend(limit: Limit, what: str) -> str:
    """Count one attempt and return its key, to be given back where it succeeds. Raises: TooManyAttempts."""
    key, now = hashlib.sha256(f"{limit.name}\n{what}".encode()).hexdigest(), timezone.now()
    window = timedelta(seconds=limit.seconds)
    with connection.cursor() as cursor:
        cursor.execute(SPEND, {"key": key, "now": now, "ended": now - window})
        spent, since = cursor.fetchone()
    if spent > limit.most:
        raise too_many(since + window, now)
    return key


def too_many(until: datetime, now: datetime) -> TooManyAttempts:
    seconds = max(1, -(-int((until - now).total_seconds() * 1000) // 1000))
    return TooManyAttempts(
        "This was tried too often. Wait %(minutes)s minutes and try again.",
        minutes=-(-seconds // 60),
        wait=seconds,
    )


def refund(*keys: str) -> None:
    """Take back attempts that succeeded, and forget what is long over."""
    with connection.cursor() as cursor:
        cursor.execute(REFUND, [list(keys)])
    Attempt.objects.filter(since__lt=timezone.now() - LONGEST).delete()
