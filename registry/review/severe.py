# SPDX-License-Identifier: Apache-2.0
"""Whether an approval is the last that a record needs."""

from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.db import transaction

from registry.accounts.models import User
from registry.casework.models import Incident, Revision
from registry.domain.severe import Approval, Severe, settles
from registry.review.models import Decision, SevereType


def rule_of(revision: Revision) -> Severe | None:
    """Return the rule for this record's type of incident; None where one approval is enough."""
    kind = Incident.objects.filter(pk=revision.record_id).values("incident_type")
    row = SevereType.objects.filter(incident_type__in=kind).first()
    return Severe(timedelta(hours=row.wait_hours), row.other_team) if row else None


def approvals(revision: Revision, sha256: str) -> list[Approval]:
    """Return the approvals of these bytes that no later step has taken back."""
    rows = Decision.objects.filter(revision=revision).select_related("decided_by")
    last = rows.exclude(step="approve").order_by("-decided_at").values_list("decided_at", flat=True).first()
    found = rows.filter(step="approve", content_sha256=sha256)
    if last:
        found = found.filter(decided_at__gt=last)
    return [Approval(row.decided_by_id, row.decided_by.organisation_id, row.decided_at) for row in found]


def settled(revision: Revision, sha256: str, *, by: User) -> bool:
    """Return whether this person's approval is the last. Raises: what `domain.severe.settles` raises."""
    rule = rule_of(revision)
    if rule is None:
        return True
    earlier = approvals(revision, sha256)
    return settles(rule, earlier, actor=by.pk, team=by.organisation_id, now=datetime.now(UTC))


@transaction.atomic
def apply_severe() -> int:
    """Make the table say what the settings say; return how many types it names. Runs as the owner; safe to repeat."""
    SevereType.objects.all().delete()
    rows = [
        SevereType(
            incident_type=code,
            wait_hours=settings.REGISTRY_SEVERE_WAIT_HOURS,
            other_team=settings.REGISTRY_SEVERE_OTHER_TEAM,
        )
        for code in settings.REGISTRY_SEVERE_TYPES
    ]
    return len(SevereType.objects.bulk_create(rows))
