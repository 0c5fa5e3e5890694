# SPDX-License-Identifier: Apache-2.0
from django.contrib.gis.db import models
from django.contrib.postgres.fields import ArrayField
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from registry.audit.tracking import tracked
from registry.casework.models.record import Record
from registry.vocabularies.fields import ConceptField

WITHOUT_POINT = ("admin1", "admin2", "admin3", "country", "unlocated")


@tracked(record="record")
class IncidentLocation(models.Model):
    """Where, and how well it is known. An area is named by its code; its centre never stands in for a place."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    record = models.ForeignKey(Record, models.PROTECT, related_name="locations")
    seq = models.PositiveSmallIntegerField(default=1)
    role = ConceptField("location_role", default="impact", verbose_name=_("role"))
    name = models.JSONField(_("name by language"), default=dict, blank=True)
    name_original = models.CharField(_("name as the source spells it"), max_length=200, blank=True)
    gazetteer_ref = models.CharField(_("gazetteer entry that was chosen"), max_length=60, blank=True)
    country = models.CharField(_("country (ISO 3166-1 alpha-3)"), max_length=3, blank=True)
    admin1_pcode = models.CharField(_("first-level area (P-code)"), max_length=20, blank=True)
    admin1_name = models.JSONField(_("first-level area by language"), default=dict, blank=True)
    admin2_pcode = models.CharField(_("second-level area (P-code)"), max_length=20, blank=True)
    admin2_name = models.JSONField(_("second-level area by language"), default=dict, blank=True)
    cod_version = models.CharField(_("version of the P-codes"), max_length=60, blank=True)
    geom = models.GeometryField(_("geometry (WGS 84)"), srid=4326, null=True, blank=True)
    precision = ConceptField("location_precision", verbose_name=_("how precisely it is known"))
    uncertainty_m = models.PositiveIntegerField(_("radius of uncertainty (metres)"), null=True, blank=True)
    method = ConceptField("location_method", default="unknown", verbose_name=_("how it was found"))
    widely_published = models.BooleanField(_("the exact place is already widely published"), default=False)
    restricted = models.BooleanField(_("publish no more than the area"), default=False)
    lies_in = ArrayField(
        models.CharField(max_length=20),
        db_default=[],
        editable=False,
        help_text="Countries (ISO 3166-1 alpha-3) and P-codes it lies in, by its codes and by its shape; the database "
        "fills it, for safety holds.",
    )

    class Meta:
        ordering = ["record_id", "seq", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(geom__isnull=True) | ~Q(precision__in=WITHOUT_POINT),
                name="area_only_has_no_geometry",
            ),
            models.CheckConstraint(
                condition=Q(country="") | Q(country__regex="^[A-Z]{3}$"), name="location_country_iso3"
            ),
            models.CheckConstraint(
                condition=Q(admin1_pcode="", admin2_pcode="") | ~Q(cod_version=""), name="pcode_has_a_version"
            ),
        ]
