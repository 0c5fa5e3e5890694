# SPDX-License-Identifier: Apache-2.0
"""How much one reader may ask in a minute: units are taken from the ledger some at a time and spent here.

A process takes a lease of units for a reader and asks the ledger again once they are spent. Every unit is given once,
so all processes together never give more than the limit; what a process leases and does not spend is lost to the
reader until the next minute.
"""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from threading import Lock
from typing import Any

from cachetools import LRUCache
from django.conf import settings
from django.http import HttpResponse

from registry.domain.errors import TooManyRequests
from registry.domain.words import gettext_noop
from registry.ui.ledger import MOST_READERS, Ledger, OwnLedger, RedisLedger
from registry.ui.readers import name_of

WINDOW = 60
HOUR = 3600
FORMS = 10
"""Forms that one reader may send in an hour."""
COST = "registry.cost"
"""Where what a request costs is told to who stands before the middleware."""
LEASES = 20
"""Into how many leases the limit is cut."""

TOO_MUCH = gettext_noop("More was asked than one reader may in a minute. Go on in %(wait)s seconds.")


@dataclass(slots=True)
class Credit:
    """What one reader may still spend in one minute without asking the ledger."""

    window: int
    left: int = 0
    spent_up: bool = False


class Limits:
    """`limit`: units for one reader in a window, in seconds."""

    def __init__(self, limit: int, ledger: Ledger, window: int = WINDOW) -> None:
        self.limit, self.ledger, self.window = limit, ledger, window
        self.lock = Lock()
        self.credits: LRUCache[str, Credit] = LRUCache(MOST_READERS)

    def spend(self, name: str, cost: int, now: float) -> Credit:
        """Take the cost of a request, from nothing where nobody counts. Raises: TooManyRequests."""
        window, cost = int(now // self.window), min(cost, self.limit)
        with self.lock:
            credit = self.credits.get(name)
            if credit is None or credit.window != window:
                self.credits[name] = credit = Credit(window)
            if self.covers(credit, cost):
                return credit
            spent_up = credit.spent_up
        wanted = max(cost, self.limit // LEASES)
        given = 0 if spent_up else self.lease(f"{name}:{window}", wanted)
        if given is None:
            return Credit(window)
        with self.lock:
            credit.left += given
            credit.spent_up = spent_up or given < wanted
            if self.covers(credit, cost):
                return credit
        wait = self.window - int(now % self.window)
        raise TooManyRequests(TOO_MUCH, wait=wait, limit=self.limit, window=self.window)

    def covers(self, credit: Credit, cost: int) -> bool:
        if credit.left < cost:
            return False
        credit.left -= cost
        return True

    def lease(self, name: str, wanted: int) -> int | None:
        """Return how many of the units are given; None where nobody counts."""
        total = self.ledger.add(name, wanted)
        return None if total is None else max(0, min(wanted, self.limit - (total - wanted)))

    def give_back(self, credit: Credit, cost: int) -> None:
        """Return what a request did not cost after all."""
        with self.lock:
            credit.left += cost


def taken(asked: Mapping[str, Any], cost: int, *, apart: str = "") -> Credit | None:
    """Take the cost from who asks, nothing where nobody is limited. Raises: TooManyRequests.

    `apart`: for what is counted by itself, up to the same limit, whatever else was asked.
    """
    if not settings.REGISTRY_RATE_LIMIT:
        return None
    now = time.time()
    return limits().spend(apart + name_of(asked, now), cost, now)


def take_form(asked: Mapping[str, Any]) -> None:
    """Take one form from who sends it, nothing where nobody is limited. Raises: TooManyRequests."""
    if settings.REGISTRY_RATE_LIMIT:
        now = time.time()
        forms().spend(f"form:{name_of(asked, now)}", 1, now)


@cache
def forms() -> Limits:
    """Return the limits of this process for forms."""
    url, kept = settings.REGISTRY_THROTTLE_URL, 2 * HOUR
    return Limits(FORMS, RedisLedger(url, kept) if url else OwnLedger(kept), HOUR)


@cache
def limits() -> Limits:
    """Return the limits of this process."""
    url = settings.REGISTRY_THROTTLE_URL
    return Limits(settings.REGISTRY_RATE_LIMIT, RedisLedger(url) if url else OwnLedger())


def told(answer: HttpResponse, refusal: TooManyRequests) -> HttpResponse:
    """Return the refusal with when to go on, and how much one reader may ask."""
    limit, window, wait = (refusal.values[name] for name in ("limit", "window", "wait"))
    answer["Retry-After"] = str(wait)
    # draft-ietf-httpapi-ratelimit-headers. On refusals alone: good answers are kept by caches for everybody.
    answer["RateLimit-Policy"] = f'"reader";q={limit};w={window}'
    answer["RateLimit"] = f'"reader";r=0;t={wait}'
    return answer
