# SPDX-License-Identifier: Apache-2.0
"""What of the checklist a record asks for, read from the record and from exactly the bytes that would be public."""

import json

from registry.casework.models import Record
from registry.domain.checklist import When
from registry.domain.detect import Finding, blockers


def findings(content: bytes) -> list[Finding]:
    """Return what the detector finds in the texts of the public document."""
    return blockers(json.loads(content))


def present(record: Record, found: list[Finding]) -> frozenset[When]:
    """Return what the record has that items of the checklist are about."""
    claims = record.claims
    has = {
        When.PLACES: record.locations.exists(),
        When.PUBLICITY: leans_on_publicity(record),
        When.FIGURES: claims.filter(casualties__isnull=False).exists()
        or claims.filter(displacements__isnull=False).exists(),
        When.ATTRIBUTIONS: record.attributions.exists(),
        When.FOUND: bool(found),
    }
    return frozenset(when for when, there in has.items() if there)


def leans_on_publicity(record: Record) -> bool:
    """Whether a writer says of a place that it is widely published already. Source: docs/explanation/places.md, P6."""
    return record.locations.filter(widely_published=True).exists()
