# SPDX-License-Identifier: Apache-2.0
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from registry.audit.tracking import tracked
from registry.casework.models.record import Record
from registry.vocabularies.fields import ConceptField


@tracked(record="record")
class CasualtyAssessment(models.Model):
    """A best figure a reviewer sets for one kind of harm, with the reason. The range itself comes from the claims."""

    class Method(models.TextChoices):
        MOST_RELIABLE = "most_reliable_source", _("the number of the most reliable source")
        NAMED = "named_people", _("a count of people known by name")
        SITE = "site_work", _("work at the place, such as interviews or records of hospitals")
        OTHER = "other", _("in another way")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    record = models.ForeignKey(Record, models.PROTECT, related_name="assessments")
    harm = ConceptField("harm", verbose_name=_("harm"))
    best = models.PositiveIntegerField(_("best figure (persons)"))
    method = models.CharField(
        _("how it was found"), max_length=30, choices=Method.choices, default=Method.OTHER
    )
    reason = models.JSONField(_("why, by language; public"), default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["record", "harm"], name="one_best_figure_per_harm"),
            models.CheckConstraint(condition=~Q(reason={}), name="best_figure_has_a_reason"),
        ]
