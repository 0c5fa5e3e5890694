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
class ObjectDamage(models.Model):
    """A civilian object that was affected, and how far."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    record = models.ForeignKey(Record, models.PROTECT, related_name="objects_hit")
    claim = models.ForeignKey(Claim, models.PROTECT, null=True, blank=True, related_name="objects_hit")
    object_class = ConceptField("object_class", verbose_name=_("object"))
    name = models.CharField(_("name; never public"), max_length=200, blank=True)
    extent = ConceptField("damage_extent", default="unknown", verbose_name=_("extent of damage"))
    functional = ConceptField("functional", default="unknown", verbose_name=_("still works"))
    in_use_as = ConceptField("in_use_as", default="unknown", verbose_name=_("in use as"))
    count_min = models.PositiveIntegerField(_("objects, fewest"), null=True, blank=True)
    count_max = models.PositiveIntegerField(_("objects, most"), null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(count_max__isnull=True) | Q(count_min__lte=F("count_max")),
                name="objects_in_order",
            ),
        ]
