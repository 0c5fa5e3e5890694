# SPDX-License-Identifier: Apache-2.0
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from django.db.models.lookups import LessThanOrEqual
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from registry.audit.tracking import tracked
from registry.casework.models.event_group import EventGroup
from registry.casework.querysets import RecordQuerySet
from registry.vocabularies.fields import ConceptField

if TYPE_CHECKING:
    from registry.casework.models.revision import Revision


@tracked(record="pgh_obj", exclude=("row_version",))
class Record(models.Model):
    """What incidents and aggregate reports share. The newest revision is the one being worked on.

    Dates are local civil dates of the place; `date_earliest` and `date_latest` are computed from `date_edtf`.
    """

    class Kind(models.TextChoices):
        INCIDENT = "incident", _("incident")
        AGGREGATE_REPORT = "aggregate_report", _("aggregate report")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    reference = models.CharField(
        _("working reference; never public"), max_length=20, unique=True, editable=False
    )
    kind = models.CharField(max_length=20, choices=Kind.choices, editable=False)
    title = models.JSONField(_("title by language"), default=dict)
    summary = models.JSONField(
        _("summary by language, in the registry's own words"), default=dict, blank=True
    )
    date_edtf = models.CharField(_("date (EDTF)"), max_length=60)
    date_margin_days = models.PositiveSmallIntegerField(_("days that “about” may be off"), default=1)
    date_earliest = models.DateField(_("earliest day"), null=True, editable=False)
    date_latest = models.DateField(_("latest day"), null=True, editable=False)
    date_precision = ConceptField("time_precision", default="day", editable=False)
    date_basis = ConceptField("date_basis", default="stated", verbose_name=_("what the date rests on"))
    harm_grade = ConceptField(
        "harm_grade", default="under_assessment", verbose_name=_("how well the harm is established")
    )
    grade_reason = models.TextField(_("why this grade"), blank=True)
    sensitivity = ConceptField("sensitivity", default="restricted", verbose_name=_("sensitivity"))
    notes = models.TextField(_("notes of the desk; never public"), blank=True)
    team = models.ForeignKey(
        "accounts.Team",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="records",
        verbose_name=_("team whose record it is"),
        help_text=_("Empty: shared with the whole desk."),
    )
    event_group = models.ForeignKey(EventGroup, models.PROTECT, null=True, blank=True, related_name="records")
    demonstration = models.BooleanField(_("invented for demonstration"), default=False, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False)
    row_version = models.PositiveIntegerField(default=1, editable=False)

    objects = RecordQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        indexes = [models.Index(fields=["-updated_at", "-id"], name="record_changed_last")]
        constraints = [
            models.CheckConstraint(
                condition=Q(date_earliest__isnull=True)
                | Q(date_latest__isnull=True)
                | Q(date_earliest__lte=F("date_latest")),
                name="record_dates_in_order",
            ),
            models.CheckConstraint(
                condition=Q(date_earliest__isnull=False) | Q(date_latest__isnull=False),
                name="record_has_a_date",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["incident", "aggregate_report"]), name="record_kind_known"
            ),
            models.CheckConstraint(
                condition=LessThanOrEqual(Length("notes"), 100_000), name="record_notes_of_a_size"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.title.get('en', '')}"

    @property
    def revision(self) -> "Revision":
        """The newest revision."""
        return self.revisions.order_by("-number")[0]


@tracked(record="pgh_obj")
class Incident(Record):
    """One moment (at most 24 hours or one night) and one connected place where civilian harm is alleged."""

    incident_type = ConceptField("incident_type", verbose_name=_("type of incident"))
    time_local = models.TimeField(_("local time, as reported"), null=True, blank=True)
    time_part = ConceptField("part_of_day", blank=True, default="", verbose_name=_("part of the day"))
    timezone = models.CharField(_("time zone (IANA)"), max_length=60, blank=True)
    populated_area = ConceptField("tri_state", default="unknown", verbose_name=_("in a populated area"))
    repeat_strike = ConceptField(
        "tri_state", default="unknown", verbose_name=_("repeated strike on the same place")
    )
    warning_reported = ConceptField("tri_state", default="unknown", verbose_name=_("a warning was reported"))
    erw_left = ConceptField("tri_state", default="unknown", verbose_name=_("explosive remnants were left"))


@tracked(record="pgh_obj")
class AggregateReport(Record):
    """Figures over a period or several places. Shown apart, never added to incident totals."""

    cumulative = models.BooleanField(_("figures cumulate over the period"), default=False)
    places_min = models.PositiveIntegerField(_("fewest number of places meant"), null=True, blank=True)
    places_qualifier = ConceptField(
        "qualifier", blank=True, default="", verbose_name=_("how the number is stated")
    )
