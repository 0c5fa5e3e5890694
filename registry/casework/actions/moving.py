# SPDX-License-Identifier: Apache-2.0
"""Moving claims from one record to another: words, document, speaker, figures and origin go along as they are."""

from collections.abc import Collection
from uuid import UUID

from django.db import connection
from django.db.models import F, Max

from registry.accounts.models import User
from registry.casework.actions.log import refuse_standing, start_correction
from registry.casework.actions.tally import keep_tally
from registry.casework.models import Claim, IncidentLocation, Record
from registry.domain.errors import WrongState

HELD = "SELECT EXISTS (SELECT 1 FROM publishing_covered() WHERE record_id = %s)"


def opened(record: Record, *, by: User) -> Record:
    """Make sure that the record can be written: a correction of it is started where its last revision was released.

    Raises: NotPermitted, NotEditable.
    """
    if record.revision.released_at is not None:
        start_correction(record, by=by)
    refuse_standing(record)
    return record


def refuse_held(record: Record) -> None:
    """Raises: WrongState while a safety hold covers the record, or a version of it that stands."""
    with connection.cursor() as cursor:
        cursor.execute(HELD, [record.pk])
        if cursor.fetchone()[0]:
            raise WrongState(
                "A safety hold covers this record. Its claims and places stay together until two people have lifted it."
            )


def move_claims(claims: Collection[Claim], *, to: Record) -> None:
    """Give the claims to another record that can be written, after those it has; the caller holds the transaction.

    Figures are not touched, let alone added. What replaced a claim, and what rests on one, stays where it is and names it
    no more. Raises: WrongState where a hold covers the record that they leave.
    """
    if not claims:
        return
    keys = [claim.pk for claim in claims]
    replaced = {claim.pk: claim.supersedes_id for claim in claims if claim.supersedes_id in keys}
    left = {claim.record for claim in claims}
    for record in left:
        refuse_held(record)
    Claim.objects.filter(pk__in=keys).update(supersedes=None)
    Claim.objects.filter(supersedes__in=keys).update(supersedes=None)
    for record in left:
        for rows in (record.weapons, record.objects_hit, record.attributions):
            rows.filter(claim__in=keys).update(claim=None)
    last = to.claims.aggregate(last=Max("seq"))["last"] or 0
    for seq, claim in enumerate(sorted(claims, key=lambda each: (each.seq, str(each.pk))), last + 1):
        Claim.objects.filter(pk=claim.pk).update(record=to, seq=seq)
    for key, former in replaced.items():
        Claim.objects.filter(pk=key).update(supersedes=former)
    touch({to.pk, *(record.pk for record in left)})


def move_locations(locations: Collection[IncidentLocation], *, to: Record) -> None:
    """Give the places to another record that can be written; the caller holds the transaction.

    Raises: WrongState where a hold covers the record that they leave.
    """
    for record in {row.record for row in locations}:
        refuse_held(record)
    for seq, row in enumerate(locations, 1):
        IncidentLocation.objects.filter(pk=row.pk).update(record=to, seq=seq)
    touch({row.record_id for row in locations})


def touch(keys: set[UUID]) -> None:
    """Count these records anew, and let whoever has one of them open find out that it changed."""
    Record.objects.filter(pk__in=keys).update(row_version=F("row_version") + 1)
    for record in Record.objects.filter(pk__in=keys):
        keep_tally(record)
