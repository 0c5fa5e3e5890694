# SPDX-License-Identifier: Apache-2.0
"""Decisions of reviewers, kept for ever."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from uuid_utils.compat import uuid7

from registry.casework.models import Revision
from registry.domain.workflow import REJECTIONS, STEPS


class Decision(models.Model):
    """One step somebody took on a revision, with the reason. An approval is bound to the bytes that were approved."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    revision = models.ForeignKey(Revision, models.PROTECT, related_name="decisions")
    step = models.CharField(max_length=20, choices=[(step, step) for step in STEPS])
    outcome = models.CharField(max_length=20, blank=True, choices=[(reason, reason) for reason in REJECTIONS])
    reason = models.TextField(blank=True)
    content_sha256 = models.CharField(max_length=64, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["decided_at"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(step="approve") | Q(content_sha256__regex="^[0-9a-f]{64}$"),
                name="approval_names_its_bytes",
            ),
            models.CheckConstraint(
                condition=Q(step="reject", outcome__in=REJECTIONS) | (~Q(step="reject") & Q(outcome="")),
                name="rejection_says_which",
            ),
        ]
