# SPDX-License-Identifier: Apache-2.0
"""Counting a record for the filters: the same count that its pages show."""

from registry.casework.models import Record, Tally
from registry.casework.statements import claims_of, statements_of
from registry.domain.counts import totals

HARMS = ("killed", "injured")


def keep_tally(record: Record) -> None:
    """Write the range of each harm as the claims stand now. To be called last where claims are written."""
    found = totals(statements_of(claims_of(record)))
    values: dict[str, int | None] = {}
    for harm in HARMS:
        total = found[harm, "persons"].total if (harm, "persons") in found else None
        values[f"{harm}_min"] = total.min if total else None
        values[f"{harm}_max"] = total.max if total else None
    Tally.objects.update_or_create(record_id=record.pk, defaults=values)
