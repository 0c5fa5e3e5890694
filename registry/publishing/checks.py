# SPDX-License-Identifier: Apache-2.0
"""What of the checklist a record asks for, read from the record and from exactly the bytes that would be public."""

import json

from registry.accounts.models import User
from registry.casework.models import Record
from registry.domain.checklist import When
from registry.domain.detect import Finding, blockers
from registry.domain.errors import NotComplete
from registry.persons.actions import named_beside, names_of
from registry.persons.models import Person


def findings(content: bytes, record: Record, *, by: User) -> list[Finding]:
    """Return what the detector finds in the texts of the public document, names of the record's people among it.

    Raises: NotComplete where a record that this one shares claims with names somebody whom `by` does not see.
    """
    beside = named_beside(record)
    if Person.objects.filter(pk__in=beside).count() < len(beside):
        raise NotComplete(
            "This record shares claims with one that names people and that you may not see. Somebody who sees both "
            "looks for their names and decides."
        )
    return blockers(json.loads(content), names=private_names(record, by=by))


def private_names(record: Record, *, by: User) -> list[str]:
    """Return the names that are sealed at the desk; that they were looked for is noted where there are any."""
    return names_of(record, by=by) if named_beside(record) else []


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
