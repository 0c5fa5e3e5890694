# SPDX-License-Identifier: Apache-2.0
"""Conditional requests (RFC 9110, 13.1): the ETags that a reader shows, compared as the rules ask."""

from functools import lru_cache

from django.utils.http import parse_etags

ANY = "*"


@lru_cache(maxsize=512)
def shown(header: str) -> frozenset[str]:
    """Return the ETags of an If-None-Match or If-Match header without their mark of weakness; `*` stands for any."""
    return frozenset(etag.removeprefix("W/") for etag in parse_etags(header))


def has(header: str, etag: str) -> bool:
    """Return whether the reader of If-None-Match has this very answer: the weak comparison, without `*`."""
    return header == etag or etag in shown(header)


def takes_any(header: str) -> bool:
    return ANY in shown(header)


def demands_another(header: str, etag: str) -> bool:
    """Return whether If-Match names other answers than this one: the strong comparison."""
    return not (header.strip() == ANY or etag in parse_etags(header))
