# SPDX-License-Identifier: Apache-2.0
"""One record as one row. Left out on purpose: names of persons and of protected sources, verbatim words, authors."""

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from django.db.models import Prefetch

from registry.casework.models import Claim, IncidentLocation, Record
from registry.casework.querysets import RecordQuerySet
from registry.casework.statements import statements_of
from registry.domain.counts import totals
from registry.domain.source_names import PERHAPS_PERSONS
from registry.evidence.models import Source

AT_ONCE = 500
Row = dict[str, Any]


def rows(visible: RecordQuerySet, keys: Sequence[UUID]) -> Iterator[Row]:
    """Yield the rows of these records in this order, read in portions; what may no longer be seen is left out."""
    claims = Claim.objects.select_related("source_item__source", "speaker")
    whole = claims.prefetch_related("casualties", "displacements", "superseded_by")
    for start in range(0, len(keys), AT_ONCE):
        part = keys[start : start + AT_ONCE]
        found = visible.filter(pk__in=part).select_related("standing").with_merged()
        by_key = {
            each.pk: each for each in found.prefetch_related(Prefetch("claims", queryset=whole), "locations")
        }
        yield from (row(by_key[key]) for key in part if key in by_key)


def row(record: Any) -> Row:
    standing = record.standing
    return {
        "reference": record.reference,
        "code": standing.code or "",
        "kind": record.kind,
        "state": standing.state,
        "publication": standing.publication,
        "merged": record.merged_away,
        "sensitivity": record.sensitivity,
        "title_en": record.title.get("en", ""),
        "title_ar": record.title.get("ar", ""),
        "date": record.date_edtf,
        "date_earliest": iso(record.date_earliest),
        "date_latest": iso(record.date_latest),
        "incident_type": standing.type,
        "harm_grade": record.harm_grade,
        "areas": standing.areas,
        **places(record),
        "weapons": standing.weapons,
        "objects": standing.objects_hit,
        "actors": standing.actors,
        "attributions": standing.attributions,
        **figures(record),
        "sources": sources(record),
        "documents": documents(record),
        "updated_at": record.updated_at.isoformat(timespec="seconds"),
    }


def iso(day: Any) -> str:
    return day.isoformat() if day else ""


def places(record: Record) -> Row:
    """Return names, precisions and points (WGS 84, degrees), one entry a place, all in the order of the record.

    A place without a name or a point has an empty entry, so that entries of one position belong together.
    """
    held = record.locations.all()
    points = [each.geom if each.geom and each.geom.geom_type == "Point" else None for each in held]
    return {
        "places": [named_place(each) for each in held],
        "precisions": [each.precision for each in held],
        "lon": [point.x if point else None for point in points],
        "lat": [point.y if point else None for point in points],
    }


def named_place(place: IncidentLocation) -> str:
    return str(place.name.get("en") or place.name_original or place.admin1_name.get("en") or place.country)


def figures(record: Record) -> Row:
    """Return the range of each harm that the counted claims make; an empty most with a fewest is open above."""
    found = totals(statements_of(record.claims.all()))
    told: Row = {}
    for harm in ("killed", "injured"):
        total = found[harm, "persons"].total if (harm, "persons") in found else None
        told |= {f"{harm}_min": total.min if total else None, f"{harm}_max": total.max if total else None}
    return told


def sources(record: Record) -> list[str]:
    """Return the names of sources; the kind alone where the source is protected or may be a person."""
    stated = [
        source
        for claim in record.claims.all()
        for source in (claim.source_item.source, claim.speaker)
        if source
    ]
    return sorted({named(source) for source in stated})


def named(source: Source) -> str:
    return source.name if may_be_told(source) else source.kind


def documents(record: Record) -> list[str]:
    items = [claim.source_item for claim in record.claims.all()]
    return sorted(
        {each.url for each in items if each.url and not each.restricted and may_be_told(each.source)}
    )


def may_be_told(source: Source) -> bool:
    """Whether a file of the desk names it: less than the public does, since nobody looks at a file before it leaves."""
    return source.has_public_name and source.kind not in PERHAPS_PERSONS
