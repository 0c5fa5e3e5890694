# SPDX-License-Identifier: Apache-2.0
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from registry.casework.models.record import Record
from registry.evidence.models import Source, SourceItem
from registry.vocabularies.fields import ConceptField


class Claim(models.Model):
    """What one document says of one record, verbatim and structured. Claims are never merged or averaged."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    record = models.ForeignKey(Record, models.PROTECT, related_name="claims")
    seq = models.PositiveSmallIntegerField(default=1)
    source_item = models.ForeignKey(
        SourceItem, models.PROTECT, related_name="claims", verbose_name=_("document")
    )
    speaker = models.ForeignKey(
        Source,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="spoken_claims",
        verbose_name=_("quoted source"),
    )
    origin_group = models.CharField(
        _("origin: claims that repeat one origin share its name and count once; never public"), max_length=80
    )
    position = ConceptField(
        "attribution_position", blank=True, default="", verbose_name=_("position of a party")
    )
    scope = ConceptField(
        "claim_scope", default="whole", verbose_name=_("covers the whole incident or a part")
    )
    verbatim = models.TextField(_("the words of the source; never public"), blank=True)
    verbatim_language = models.CharField(max_length=10, blank=True)
    translation = models.TextField(_("translation; never public"), blank=True)
    credibility = ConceptField(
        "credibility", default="6", verbose_name=_("credibility, 1 to 6; never public")
    )
    excluded_reason = models.JSONField(
        _("why a reviewer does not count it, by language; public"), default=dict, blank=True
    )
    supersedes = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="superseded_by"
    )
    retracted_by_source_at = models.DateField(_("the source took it back on"), null=True, blank=True)

    class Meta:
        ordering = ["record_id", "seq", "id"]
        constraints = [
            # Figures name claim and record in one foreign key, so that the two never disagree.
            models.UniqueConstraint(fields=["id", "record"], name="claim_with_its_record"),
            models.CheckConstraint(condition=~Q(origin_group=""), name="claim_has_an_origin"),
            models.CheckConstraint(
                condition=Q(supersedes__isnull=True) | ~Q(supersedes=F("id")), name="claim_supersedes_another"
            ),
        ]
