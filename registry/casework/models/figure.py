# SPDX-License-Identifier: Apache-2.0
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from registry.casework.models.claim import Claim
from registry.casework.models.record import Record
from registry.domain.counts import BOUNDED, OPEN_ABOVE
from registry.vocabularies.fields import ConceptField

IN_ORDER = (
    (Q(max__isnull=True) | Q(min__lte=F("max")))
    & (Q(best__isnull=True) | Q(best__gte=F("min")))
    & (Q(best__isnull=True) | Q(max__isnull=True) | Q(best__lte=F("max")))
)
# A number is worded as open above or has a most, never both.
AS_WORDED = (Q(max__isnull=True) & ~Q(qualifier__in=BOUNDED)) | (
    Q(max__isnull=False) & ~Q(qualifier__in=OPEN_ABOVE)
)


class StatedRange(models.Model):
    """A number as somebody stated it."""

    min = models.PositiveIntegerField(_("fewest"), help_text="The fewest the words support.")
    max = models.PositiveIntegerField(
        _("most"), null=True, blank=True, help_text="Empty when the words set no upper bound."
    )
    best = models.PositiveIntegerField(_("best figure of the source itself"), null=True, blank=True)
    qualifier = ConceptField("qualifier", default="exact", verbose_name=_("how the number is stated"))
    verbatim_quantity = models.CharField(_("the number in the source's words"), max_length=120, blank=True)
    unit = ConceptField("count_unit", default="persons", verbose_name=_("unit"))

    class Meta:
        abstract = True


class CasualtyFigure(StatedRange):
    """How many people one claim says came to one kind of harm. Never edited by sums."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    claim = models.ForeignKey(Claim, models.PROTECT, related_name="casualties")
    record = models.ForeignKey(
        Record,
        models.PROTECT,
        related_name="casualties",
        help_text="That of the claim; the database holds the two together.",
    )
    harm = ConceptField("harm", verbose_name=_("harm"))
    status = ConceptField("casualty_status", default="unknown", verbose_name=_("status"))
    sex = ConceptField("sex", default="unknown", verbose_name=_("sex"))
    age = ConceptField("age", default="unknown", verbose_name=_("age"))
    roles = ArrayField(models.CharField(max_length=40), default=list, blank=True, verbose_name=_("roles"))
    of_which = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="subsets", verbose_name=_("part of")
    )
    includes_combatants = models.BooleanField(
        _("a total of all persons, combatants included: shown, never counted"), default=False
    )
    as_imported = models.BooleanField(
        default=False,
        editable=False,
        help_text="Kept as a dataset states it, even where its bounds are out of order.",
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(as_imported=True) | IN_ORDER, name="casualty_min_best_max_in_order"
            ),
            models.CheckConstraint(condition=Q(as_imported=True) | AS_WORDED, name="casualty_most_as_worded"),
            models.CheckConstraint(
                condition=Q(of_which__isnull=True) | ~Q(of_which=F("id")), name="casualty_part_of_another"
            ),
        ]


class DisplacementFigure(StatedRange):
    """How many persons, families or households one claim says had to leave. Units are never converted or added."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    claim = models.ForeignKey(Claim, models.PROTECT, related_name="displacements")
    record = models.ForeignKey(
        Record,
        models.PROTECT,
        related_name="displacements",
        help_text="That of the claim; the database holds the two together.",
    )
    from_place = models.JSONField(_("from, by language"), default=dict, blank=True)
    to_place = models.JSONField(_("to, by language"), default=dict, blank=True)
    period_edtf = models.CharField(_("period (EDTF)"), max_length=60, blank=True)
    cumulative = models.BooleanField(_("cumulative over the period"), default=False)
    household_size_used = models.DecimalField(
        _("persons per household, when the source itself gives it"),
        max_digits=4,
        decimal_places=1,
        null=True,
        blank=True,
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=IN_ORDER, name="displacement_min_best_max_in_order"),
            models.CheckConstraint(condition=AS_WORDED, name="displacement_most_as_worded"),
        ]
