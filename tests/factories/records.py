# SPDX-License-Identifier: Apache-2.0
"""Working records: the emptiest valid draft, and records brought to where a test starts."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.contrib.gis.geos import Point
from django.db import connection

from registry.accounts.models import RoleGrant, User
from registry.audit.trail import acting_as
from registry.audit.viewing import viewing
from registry.casework.actions.log import log_record
from registry.casework.draft import CasualtyDraft, ClaimDraft, LocationDraft, RecordDraft
from registry.casework.models import Record
from registry.domain.checklist import ITEMS
from registry.evidence.models import Source, SourceItem
from registry.publishing.approve import approve, preview
from registry.publishing.outbox import publish
from registry.publishing.publisher import carry_due
from registry.review.steps import take_step
from tests.factories.shape import holds_for_all

EVERYTHING = tuple(item.code for item in ITEMS)
TICKED = dict.fromkeys(EVERYTHING, "on")
TOWN = LocationDraft(
    precision="town", name={"en": "Northreach"}, country="XDM", geom=Point(69.05123, -48.80456, srid=4326)
)


def archivist() -> UUID:
    """Return who files the documents that a test needs: whoever reads here, else the first who may write."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nullif(current_setting('registry.viewer', true), '')")
        viewer = cursor.fetchone()[0]
    return UUID(viewer) if viewer else RoleGrant.objects.filter(role="documenter").earliest("pk").user_id


def source(**fields: Any) -> Source:
    with acting_as(archivist()):
        return Source.objects.create(**fields)


def document(
    name: str = "Harbour Courier (invented)",
    kind: str = "local_media",
    *,
    of: Source | None = None,
    **fields: Any,
) -> SourceItem:
    with acting_as(archivist()):
        publisher = of or Source.objects.get_or_create(name=name, kind=kind)[0]
        return SourceItem.objects.create(source=publisher, **fields)


def claim(
    killed: int | None = 3, *, item: SourceItem | None = None, origin: str = "courier", **fields: Any
) -> ClaimDraft:
    figures = (
        () if killed is None else (CasualtyDraft(harm="killed", min=killed, max=killed, status="civilian"),)
    )
    return ClaimDraft(source_item=(item or document()).pk, origin_group=origin, casualties=figures, **fields)


def draft(**changes: Any) -> RecordDraft:
    """Return an invented incident in one town, with one claim of three killed unless told otherwise."""
    base = RecordDraft(
        kind="incident",
        title={"en": "Shelling reported in Northreach, 3 Mar 2025"},
        date_edtf="2025-03-03",
        incident_type="shelling",
        sensitivity="public",
        locations=(TOWN,),
        claims=changes.pop("claims", None) or (claim(),),
    )
    return replace(base, **changes)


def logged(by: User, *, team: UUID | None = None, **changes: Any) -> Record:
    return log_record(draft(**changes), by=by, team=team)


def in_review(by: User, reviewer: User, **changes: Any) -> Record:
    record = logged(by, **changes)
    take_step("submit", record=record, by=by)
    take_step("start_review", record=record, by=reviewer)
    return record


def approved(by: User, reviewer: User, **changes: Any) -> Record:
    record = in_review(by, reviewer, **changes)
    decide(record, reviewer)
    return record


def decide(record: Record, reviewer: User) -> None:
    """Approve exactly what stands there now."""
    with viewing(reviewer.pk):
        shown = sha256(preview(record)).hexdigest()
    approve(record=record, by=reviewer, reason="Checked.", content_sha256=shown, ticks=EVERYTHING)


def published(by: User, reviewer: User, publisher: User, as_publisher: Any, **changes: Any) -> Record:
    record = approved(by, reviewer, **changes)
    publish(record=record, by=publisher)
    carry(as_publisher)
    return record


def carry(as_publisher: Any) -> int:
    """Let the publisher's next tick come at once."""
    with as_publisher():
        carried = carry_due(now=datetime.now(UTC) + timedelta(seconds=5))
        holds_for_all()
    return carried
