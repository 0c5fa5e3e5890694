# SPDX-License-Identifier: Apache-2.0
"""What the pages tell of all published records together. No table is read where a snapshot stands."""

from django.db.models import F, Func

from registry.published.models import Document
from registry.published.snapshot.reading import Snapshot
from registry.published.sources import Source


def named_areas(now: Source) -> set[str]:
    """Return the countries (ISO 3166-1 alpha-3) and areas (P-codes) that records name."""
    if isinstance(now, Snapshot):
        return now.kept("named areas", lambda: codes_in(now, "areas"))
    each = Document.objects.filter(status="published").annotate(each=Func(F("areas"), function="unnest"))
    return set(each.values_list("each", flat=True).distinct())


def codes_in(snapshot: Snapshot, column: str) -> set[str]:
    sets = snapshot.sets(column).str.strip_chars(",").str.split(",")
    return {code for code in sets.explode().unique() if code}


def any_invented(now: Source) -> bool:
    """Return whether a record is there to try the registry out."""
    if isinstance(now, Snapshot):
        return any(bool(now.rows(kind)["demonstration"].any()) for kind in ("incident", "aggregate_report"))
    return Document.objects.filter(status="published", demonstration=True).exists()
