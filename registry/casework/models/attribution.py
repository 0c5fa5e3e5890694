# SPDX-License-Identifier: Apache-2.0
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from registry.casework.models.actor import Actor
from registry.casework.models.claim import Claim
from registry.casework.models.record import Record
from registry.vocabularies.fields import ConceptField


class Attribution(models.Model):
    """That an actor is said to have done it: by whom, how surely, and what the actor says itself."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    record = models.ForeignKey(Record, models.PROTECT, related_name="attributions")
    claim = models.ForeignKey(Claim, models.PROTECT, null=True, blank=True, related_name="attributions")
    actor = models.ForeignKey(Actor, models.PROTECT, related_name="attributions", verbose_name=_("actor"))
    role = ConceptField("attribution_role", default="user_of_weapon", verbose_name=_("role"))
    confidence = ConceptField("attribution_confidence", default="alleged", verbose_name=_("how sure"))
    basis = ConceptField("attribution_basis", default="source_statement", verbose_name=_("what it rests on"))
    position = ConceptField("attribution_position", default="silent", verbose_name=_("position of the actor"))
    denied_at = models.DateField(_("denied on"), null=True, blank=True)
    deaths_conceded_min = models.PositiveIntegerField(_("deaths accepted, fewest"), null=True, blank=True)
    deaths_conceded_max = models.PositiveIntegerField(_("deaths accepted, most"), null=True, blank=True)

    class Meta:
        constraints = [
            # Judged at the end of a statement, so that two rows may change places.
            models.UniqueConstraint(
                fields=["record", "actor", "role"],
                name="actor_named_once_per_role",
                deferrable=models.Deferrable.IMMEDIATE,
            ),
            models.CheckConstraint(
                condition=Q(deaths_conceded_max__isnull=True)
                | Q(deaths_conceded_min__lte=F("deaths_conceded_max")),
                name="deaths_conceded_in_order",
            ),
        ]
