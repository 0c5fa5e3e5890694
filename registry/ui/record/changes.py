# SPDX-License-Identifier: Apache-2.0
"""The changes between two versions in the order in which one reads them."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import get_language

from registry.ui.record.claims import HARMS

FOREMOST = 2


def in_reading_order(changes: Iterable[Any]) -> list[Any]:
    """Return them with the reader's language before others, and killed before other harms.

    Each has a `member` and a `key`, as `published.diff.Change` has. Members stay in their order.
    """
    found = list(changes)
    members = list(dict.fromkeys(change.member for change in found))
    return sorted(found, key=lambda change: (members.index(change.member), rank(change.key)))


def foremost(changes: Iterable[Any]) -> list[Any]:
    """Return the few that the head of a record tells: of the people first, then as they come."""
    return sorted(changes, key=lambda change: change.member != "casualties")[:FOREMOST]


def rank(key: str) -> tuple[int, str]:
    first = (get_language(), *HARMS)
    return (first.index(key) if key in first else len(first), key)
