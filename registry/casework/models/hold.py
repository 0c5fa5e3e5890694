# SPDX-License-Identifier: Apache-2.0
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from registry.casework.models.record import Record
from registry.domain.holding import HoldState
from registry.evidence.models import Source


class SafetyHold(models.Model):
    """That a record, all that rests on a source, or all that lies in an area is kept from the world for now.

    One person sets it; one asks to lift it and another confirms. Rows are never deleted and a lifted one stands.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    record = models.ForeignKey(Record, models.PROTECT, null=True, related_name="holds")
    source = models.ForeignKey(Source, models.PROTECT, null=True, related_name="holds")
    area = models.CharField(_("country (ISO 3166-1 alpha-3) or area (P-code)"), max_length=20, blank=True)
    first = models.DateField(_("first day it is about"), null=True)
    last = models.DateField(_("last day it is about"), null=True)
    reason = models.TextField(_("reason; never public"))
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    set_at = models.DateTimeField(auto_now_add=True)
    lift_asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    lift_asked_at = models.DateTimeField(null=True)
    lift_reason = models.TextField(blank=True, default="")
    lifted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    lifted_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-set_at"]
        indexes = [
            models.Index(fields=["set_at"], condition=Q(lifted_at__isnull=True), name="holds_in_force")
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(record__isnull=False, source__isnull=True, area="")
                | Q(record__isnull=True, source__isnull=False, area="")
                | (Q(record__isnull=True, source__isnull=True) & ~Q(area="")),
                name="hold_is_on_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(area="")
                | Q(area__regex="^[A-Z]{3}$")
                | Q(area__regex="^[A-Z]{2}[0-9A-Z]*[0-9][0-9A-Z]*$"),
                name="hold_area_is_a_code",
            ),
            models.CheckConstraint(
                condition=~Q(area="") | Q(first__isnull=True, last__isnull=True),
                name="hold_days_belong_to_an_area",
            ),
            models.CheckConstraint(
                condition=Q(first__isnull=True) | Q(last__isnull=True) | Q(first__lte=F("last")),
                name="hold_days_in_order",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="hold_has_a_reason"),
            models.CheckConstraint(
                condition=Q(lift_asked_by__isnull=True, lift_asked_at__isnull=True, lifted_by__isnull=True)
                | Q(lift_asked_by__isnull=False, lift_asked_at__isnull=False),
                name="lifting_is_asked_for_first",
            ),
            models.CheckConstraint(
                condition=Q(lifted_by__isnull=True, lifted_at__isnull=True)
                | (Q(lifted_by__isnull=False, lifted_at__isnull=False) & ~Q(lifted_by=F("lift_asked_by"))),
                name="two_people_lift_a_hold",
            ),
        ]

    @property
    def state(self) -> HoldState:
        if self.lifted_by_id:
            return HoldState.LIFTED
        return HoldState.LIFT_ASKED if self.lift_asked_by_id else HoldState.IN_FORCE
