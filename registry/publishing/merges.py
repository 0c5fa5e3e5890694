# SPDX-License-Identifier: Apache-2.0
"""Duplicates: proposed by one person, confirmed by another, undone the same way. Figures are never added."""

from registry.casework.models import Merge, Record


def final_survivor(record: Record) -> Record:
    """Return the record that stands for this one after every merge: itself where it was not merged."""
    while merge := standing_merge(record):
        record = merge.survivor
    return record


def standing_merge(record: Record) -> Merge | None:
    """Return the merge that made a duplicate of it; None where it stands by itself."""
    merges = Merge.objects.filter(duplicate=record, confirmed_at__isnull=False, undone_at__isnull=True)
    return merges.select_related("survivor").first()
