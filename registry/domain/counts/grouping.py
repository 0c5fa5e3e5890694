# SPDX-License-Identifier: Apache-2.0
"""Statements by what they share."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import TypeVar

from registry.domain.counts.statement import FigureStatement

Rows = list[FigureStatement]
Key = TypeVar("Key", bound=tuple[str, ...])


def grouped(rows: Iterable[FigureStatement], key: Callable[[FigureStatement], Key]) -> dict[Key, Rows]:
    groups: dict[Key, Rows] = defaultdict(list)
    for row in rows:
        groups[key(row)].append(row)
    return groups


def claim_of(row: FigureStatement) -> tuple[str, str]:
    return row.claim_id, row.scope
