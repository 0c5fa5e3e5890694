# SPDX-License-Identifier: Apache-2.0
"""How much each reader took in this minute or hour: counted in Redis for all processes, or here where there is none."""

import logging
from threading import Lock
from time import monotonic
from typing import Protocol

import redis
from cachetools import TTLCache
from redis.backoff import NoBackoff
from redis.retry import Retry

LOG = logging.getLogger(__name__)
PREFIX = "throttle:"
PATIENCE = 0.05
"""Seconds that a request waits for Redis."""
REST = 5.0
"""Seconds in which Redis is not asked again once it did not answer."""
KEPT = 120
"""Seconds that a count is kept: its minute, and another for clocks that differ."""
MOST_READERS = 50_000


class Ledger(Protocol):
    """A sum for every name. Two who add at once are told different sums, so none is given twice."""

    def add(self, name: str, units: int) -> int | None:
        """Return the sum after the units were added; None where nobody counts just now."""
        ...


class OwnLedger:
    """Counts in this process alone."""

    def __init__(self, kept: int = KEPT) -> None:
        self.lock = Lock()
        self.sums: TTLCache[str, int] = TTLCache(MOST_READERS, kept)

    def add(self, name: str, units: int) -> int:
        with self.lock:
            self.sums[name] = total = self.sums.get(name, 0) + units
        return total


class RedisLedger:
    """Counts for all processes, as a user of Redis who may do nothing else. When Redis is away, nobody is counted."""

    def __init__(self, url: str, kept: int = KEPT) -> None:
        self.kept = kept
        self.redis = redis.Redis.from_url(
            url, socket_timeout=PATIENCE, socket_connect_timeout=PATIENCE, retry=Retry(NoBackoff(), 0)
        )
        self.resting_until = 0.0

    def add(self, name: str, units: int) -> int | None:
        if monotonic() < self.resting_until:
            return None
        try:
            with self.redis.pipeline(transaction=False) as both:
                both.incrby(PREFIX + name, units)
                both.expire(PREFIX + name, self.kept)
                total = both.execute()[0]
        except (redis.RedisError, OSError) as error:
            self.resting_until = monotonic() + REST
            LOG.warning(
                "Redis does not count requests: %s. Nobody is limited meanwhile.", type(error).__name__
            )
            return None
        return int(total)
