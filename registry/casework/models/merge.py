# SPDX-License-Identifier: Apache-2.0
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from uuid_utils.compat import uuid7

from registry.casework.models.record import Record


class Merge(models.Model):
    """That one record is a duplicate of another: proposed by one person, confirmed by another, undone the same way."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    duplicate = models.ForeignKey(Record, models.PROTECT, related_name="merges")
    survivor = models.ForeignKey(Record, models.PROTECT, related_name="merged_here")
    reason = models.TextField()
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField(auto_now_add=True)
    declined_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    declined_at = models.DateTimeField(null=True)
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True)
    moved = models.JSONField(
        default=list, help_text="The claims that went to the survivor: id, document and speaker of each."
    )
    undo_asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    undo_asked_at = models.DateTimeField(null=True)
    undo_reason = models.TextField(blank=True, default="")
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-proposed_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["duplicate"],
                condition=Q(declined_at__isnull=True, undone_at__isnull=True),
                name="one_merge_at_a_time",
            ),
            models.CheckConstraint(condition=~Q(duplicate=F("survivor")), name="merged_into_another"),
            models.CheckConstraint(condition=~Q(reason=""), name="merge_has_a_reason"),
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True, confirmed_at__isnull=True)
                | (
                    Q(confirmed_by__isnull=False, confirmed_at__isnull=False, declined_at__isnull=True)
                    & ~Q(confirmed_by=F("proposed_by"))
                ),
                name="two_people_merge",
            ),
            models.CheckConstraint(
                condition=Q(undone_by__isnull=True, undone_at__isnull=True)
                | (
                    Q(undone_at__isnull=False, undo_asked_by__isnull=False, confirmed_at__isnull=False)
                    & ~Q(undone_by=F("undo_asked_by"))
                ),
                name="two_people_undo_a_merge",
            ),
        ]

    @property
    def stands(self) -> bool:
        """Whether it was confirmed and not undone."""
        return self.confirmed_at is not None and self.undone_at is None
