# SPDX-License-Identifier: Apache-2.0
"""Who asks, as far as it is known where nobody signs in: a network, and a name for it that means nothing tomorrow."""

from collections.abc import Mapping
from functools import lru_cache
from hashlib import blake2b, sha256
from ipaddress import IPv6Address, ip_address, ip_network
from typing import Any

from django.conf import settings

PREFIX = 64
"""Bits of an IPv6 address that one reader has to themselves."""
DAY = 86_400


def address_of(asked: Mapping[str, Any]) -> str:
    """Return the address that the nearest of our proxies was asked from, else the one that asked us.

    `asked`: the request as WSGI tells it. What a reader writes into X-Forwarded-For stands before what our proxies
    add, and is never looked at.
    """
    proxies = settings.REGISTRY_TRUSTED_PROXIES
    told = asked.get("HTTP_X_FORWARDED_FOR", "").split(",") if proxies else []
    if len(told) >= proxies > 0 and (address := told[-proxies].strip()):
        return str(address)
    return str(asked.get("REMOTE_ADDR", ""))


@lru_cache(maxsize=1024)
def network_of(address: str) -> str:
    """Return what counts as one reader: an IPv4 address, or the /64 of an IPv6 address."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return ""
    if not isinstance(parsed, IPv6Address):
        return str(parsed)
    if parsed.ipv4_mapped:
        return str(parsed.ipv4_mapped)
    return str(ip_network((int(parsed), PREFIX), strict=False))


def name_of(asked: Mapping[str, Any], now: float) -> str:
    """Return a name for the reader that all processes give alike for one day. The address itself goes nowhere."""
    network = network_of(address_of(asked))
    return blake2b(network.encode(), key=key_of(int(now // DAY)), digest_size=16).hexdigest()


@lru_cache(maxsize=1)
def key_of(day: int) -> bytes:
    """Return the key of a day since 1970. It is made anew from the secret of this face and stands nowhere."""
    return sha256(f"readers\n{day}\n{settings.SECRET_KEY}".encode()).digest()
