# SPDX-License-Identifier: Apache-2.0
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from registry.audit.tracking import tracked
from registry.casework.models.claim import Claim
from registry.casework.models.record import Record
from registry.vocabularies.fields import ConceptField


@tracked(record="record")
class WeaponUse(models.Model):
    """A weapon that sources report or remnants show. An observation, never a legal finding."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    record = models.ForeignKey(Record, models.PROTECT, related_name="weapons")
    claim = models.ForeignKey(Claim, models.PROTECT, null=True, blank=True, related_name="weapons")
    seq = models.PositiveSmallIntegerField(default=1)
    weapon = ConceptField("weapon", verbose_name=_("weapon"))
    delivery = ConceptField("delivery", default="unknown", verbose_name=_("delivery"))
    model = models.CharField(_("model, as identified"), max_length=120, blank=True)
    submunition_model = models.CharField(_("model of the submunition"), max_length=120, blank=True)
    phase = ConceptField(
        "weapon_phase", default="unknown", verbose_name=_("at the time of use, or a remnant")
    )
    found_on = models.DateField(
        _("day the remnant was found"),
        null=True,
        blank=True,
        help_text="Local civil day. Of unexploded submunitions the place stays withheld for some days from then on.",
    )
    identified_by = ConceptField("identified_by", default="unspecified", verbose_name=_("identified by"))
    confidence = ConceptField("attribution_confidence", default="alleged", verbose_name=_("how sure"))
    count_min = models.PositiveIntegerField(_("munitions, fewest"), null=True, blank=True)
    count_max = models.PositiveIntegerField(_("munitions, most"), null=True, blank=True)

    class Meta:
        ordering = ["record_id", "seq", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(count_max__isnull=True) | Q(count_min__lte=F("count_max")),
                name="munitions_in_order",
            ),
        ]
