# SPDX-License-Identifier: Apache-2.0
"""The newest public version of a record, and the columns by which the world finds it."""

from django.contrib.gis.db import models
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db.models import Q

from registry.published.querysets import DocumentQuerySet


def codes(help_text: str = "") -> "ArrayField[list[str], list[str]]":
    """Return a column of codes, each once."""
    return ArrayField(models.CharField(max_length=60), default=list, help_text=help_text)


def figure(help_text: str = "") -> "models.PositiveIntegerField[int | None, int | None]":
    return models.PositiveIntegerField(null=True, help_text=help_text)


LISTS = (
    *("weapons", "areas", "countries", "areas1", "attributions", "actors", "objects_hit", "deliveries"),
    *("source_kinds", "precisions", "who", "people", "spot_precisions", "spot_uncertainties"),
)
FIGURES = ("killed_min", "killed_max", "injured_min", "injured_max")
HOLDS_NOTHING: dict[str, object] = {
    **dict.fromkeys(("incident_type", "grade"), ""),
    **{name: [] for name in LISTS},
    **{f"{name}__isnull": True for name in (*FIGURES, "geom", "geometry", "date_earliest", "date_latest")},
    **dict.fromkeys(("killed_open", "injured_open"), False),
}
"""By what a document that stands for nothing public can be found: by nothing."""


class Document(models.Model):
    """The newest public version of a record: ready-made JSON and the columns that filters use, nothing finer."""

    code = models.CharField(primary_key=True, max_length=20)
    kind = models.CharField(max_length=20)
    status = models.CharField(max_length=20)
    version = models.PositiveIntegerField()
    dataset_version = models.BigIntegerField()
    published_at = models.DateTimeField(help_text="Of the batch that brought what stands here now.")
    body = models.BinaryField(help_text="The answer of /api/v1/…/{code}, byte for byte.")
    geometry = models.BinaryField(null=True, help_text="Its public geometry as GeoJSON; null where none is.")
    merged_into = models.CharField(max_length=20, blank=True)
    demonstration = models.BooleanField(default=False)
    date_earliest = models.DateField(null=True)
    date_latest = models.DateField(null=True)
    sort_date = models.DateField(
        help_text="Earliest day, or the latest where no earliest is known; newest first."
    )
    incident_type = models.CharField(max_length=40, default="", blank=True)
    grade = models.CharField(max_length=40, default="", blank=True)
    weapons = codes("Codes with all their parents.")
    areas = codes("ISO 3166-1 alpha-3 codes and P-codes.")
    countries = codes("ISO 3166-1 alpha-3.")
    areas1 = codes("P-codes of first-level areas.")
    attributions = codes("How surely an actor is named.")
    actors = codes()
    objects_hit = codes("Classes of affected objects.")
    deliveries = codes()
    source_kinds = codes()
    precisions = codes("Of its locations.")
    who = codes("Groups and roles of people who were harmed.")
    people = codes("By sex and age; see registry.published.groups.")
    killed_min, killed_max = figure("Persons."), figure("Persons; null where nobody sets an upper bound.")
    killed_open = models.BooleanField(default=False, help_text="A counted claim sets no upper bound.")
    injured_min, injured_max = figure("Persons."), figure("Persons; null where nobody sets an upper bound.")
    injured_open = models.BooleanField(default=False, help_text="A counted claim sets no upper bound.")
    geom = models.GeometryField(srid=4326, null=True, help_text="Public, generalised geometry.")
    spot_precisions = ArrayField(
        models.CharField(max_length=60), default=list, help_text="Of each part of the geometry, in order."
    )
    spot_uncertainties = ArrayField(
        models.PositiveIntegerField(),
        default=list,
        help_text="Metres; of each part of the geometry, 0 for none.",
    )

    objects = DocumentQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["kind", "status", "-sort_date", "-code"]),
            models.Index(fields=["merged_into"], name="document_merged", condition=~Q(merged_into="")),
            GinIndex(fields=["weapons"]),
            GinIndex(fields=["areas"]),
            GinIndex(fields=["actors"]),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=["published", "withdrawn", "merged", "suspended"]),
                name="document_status_known",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["incident", "aggregate_report"]), name="document_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(status="published") | Q(**HOLDS_NOTHING), name="withdrawn_holds_nothing"
            ),
            models.CheckConstraint(
                condition=(Q(status="merged") & ~Q(merged_into=""))
                | (~Q(status="merged") & Q(merged_into="")),
                name="merged_leads_somewhere",
            ),
        ]
