# SPDX-License-Identifier: Apache-2.0
"""Names of settlements beside displacement. Where a place is hidden, the name of where people fled from would tell it."""

from collections.abc import Iterable
from dataclasses import replace

from registry.published.document import ClaimShown, Displaced


def without_places(rows: Iterable[Displaced]) -> tuple[Displaced, ...]:
    return tuple(replace(row, from_place={}, to_place={}) for row in rows)


def claims_without_places(claims: Iterable[ClaimShown]) -> tuple[ClaimShown, ...]:
    return tuple(replace(claim, displacement=without_places(claim.displacement)) for claim in claims)
