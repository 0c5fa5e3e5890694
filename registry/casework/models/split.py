# SPDX-License-Identifier: Apache-2.0
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from uuid_utils.compat import uuid7

from registry.casework.models.record import Record


class Split(models.Model):
    """That a part of a record became a record of its own: which claims and places went there, and why."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    record = models.ForeignKey(Record, models.PROTECT, related_name="splits")
    part = models.OneToOneField(Record, models.PROTECT, related_name="split_from")
    reason = models.TextField()
    split_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    split_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["split_at"]
        constraints = [
            models.CheckConstraint(condition=~Q(record=F("part")), name="split_into_another"),
            models.CheckConstraint(condition=~Q(reason=""), name="split_has_a_reason"),
        ]
