# SPDX-License-Identifier: Apache-2.0
"""What made one record of two, or two of one."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q

from registry.casework.models import Merge, Record, Split


def merges_of(record: Record) -> list[Merge]:
    """Return the merges of this record, as the one that went or the one that stays."""
    rows = Merge.objects.filter(Q(duplicate=record) | Q(survivor=record))
    return list(rows.select_related("proposed_by", "confirmed_by", "declined_by", "undone_by"))


def splits_of(record: Record) -> list[Split]:
    """Return the splits of this record, as the one that was split or the part that came of it."""
    return list(Split.objects.filter(Q(record=record) | Q(part=record)).select_related("split_by"))


def references(keys: Iterable[UUID]) -> dict[UUID, str]:
    """Return the references of those of these records that whoever this transaction reads for sees."""
    wanted = set(keys)
    return dict(Record.objects.filter(pk__in=wanted).values_list("pk", "reference")) if wanted else {}
