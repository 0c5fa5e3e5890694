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

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    record = models.ForeignKey(Record, models.PROTECT, related_name="assessments")
    harm = ConceptField("harm", verbose_name=_("harm"))
    best = models.PositiveIntegerField(_("best figure (persons)"))
    reason = models.JSONField(_("why, by language; public"), default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["record", "harm"], name="one_best_figure_per_harm"),
            models.CheckConstraint(condition=~Q(reason={}), name="best_figure_has_a_reason"),
        ]
