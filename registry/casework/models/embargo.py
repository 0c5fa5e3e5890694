# SPDX-License-Identifier: Apache-2.0
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from registry.casework.models.record import Record


class Embargo(models.Model):
    """Before which moment a record does not leave for the public. The newest row holds; rows are never changed."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    record = models.ForeignKey(Record, models.PROTECT, related_name="embargoes")
    public_from = models.DateTimeField(_("not public before (UTC)"), null=True, help_text="Empty: no more.")
    reason = models.TextField(_("reason; never public"))
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    set_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["record_id", "set_at"]
        indexes = [models.Index(fields=["record", "-set_at"], name="embargo_newest")]
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="embargo_has_a_reason")]
