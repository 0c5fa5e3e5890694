# SPDX-License-Identifier: Apache-2.0
"""Decisions of reviewers, kept for ever."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from uuid_utils.compat import uuid7

from registry.casework.models import Revision
from registry.domain.workflow import REJECTIONS, STEPS


class Decision(models.Model):
    """One step somebody took on a revision, with the reason. An approval is bound to the bytes that were approved.

    `ticks`: codes of `domain.checklist.ITEMS`; a trigger refuses an approval that lacks one that applies.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    revision = models.ForeignKey(Revision, models.PROTECT, related_name="decisions")
    step = models.CharField(max_length=20, choices=[(step, step) for step in STEPS])
    outcome = models.CharField(max_length=20, blank=True, choices=[(reason, reason) for reason in REJECTIONS])
    reason = models.TextField(blank=True)
    content_sha256 = models.CharField(max_length=64, blank=True)
    ticks = ArrayField(models.CharField(max_length=20), default=list, db_default=[], blank=True)
    found = models.PositiveIntegerField(
        default=0, db_default=0, help_text="Coordinates, telephone numbers and addresses in the public text."
    )
    found_reason = models.TextField(
        default="", db_default="", blank=True, help_text="Why they may be public; never public itself."
    )
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
            models.CheckConstraint(
                condition=Q(found=0)
                | ~Q(step="approve")
                | (Q(ticks__contains=["found"]) & ~Q(found_reason="")),
                name="approval_answers_what_was_found",
            ),
        ]
