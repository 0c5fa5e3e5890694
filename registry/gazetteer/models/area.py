# SPDX-License-Identifier: Apache-2.0
"""Countries and their administrative areas, each version of a boundary a row of its own."""

from django.contrib.gis.db import models
from django.db.models import F, FloatField, Func, Q, lookups
from uuid_utils.compat import uuid7


def edge(function: str) -> Func:
    """The outermost coordinate of the shape on one side, in degrees."""
    return Func(F("geom"), function=function, output_field=FloatField())


class AdminArea(models.Model):
    """A country (level 0) or a part of one, with the shape one source gives it.

    Shapes are suggestions. A shape never decides which country an incident belongs to: sources
    draw contested borders as they are held, and `disputed` areas may belong to no country here.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    level = models.PositiveSmallIntegerField(help_text="0 is a country, 1 its first-level areas, and so on.")
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="parts")
    country = models.CharField(
        max_length=3, blank=True, help_text="ISO 3166-1 alpha-3; empty where the source gives none."
    )
    pcode = models.CharField(
        "P-code", max_length=20, blank=True, help_text="OCHA place code; stable inside one version."
    )
    cod_version = models.CharField(
        max_length=60, blank=True, help_text="The COD-AB version that the P-code is from."
    )
    iso_3166_2 = models.CharField("ISO 3166-2", max_length=6, blank=True)
    names = models.JSONField(help_text='One name per language: {"en": "Idleb", "ar": "إدلب"}.')
    geom = models.MultiPolygonField(srid=4326)
    disputed = models.BooleanField(
        default=False, help_text="Claimed or held by more than one side, says the source."
    )
    source = models.CharField(max_length=60)
    source_id = models.CharField(max_length=120, help_text="The source's own key of this shape.")
    valid_from = models.DateField(null=True, help_text="First day the boundary applied; empty if not known.")
    valid_to = models.DateField(null=True, help_text="Last day the boundary applied; empty if it still does.")

    class Meta:
        ordering = ["country", "level", "pcode", "source_id"]
        indexes = [models.Index(fields=["country", "level"])]
        constraints = [
            models.UniqueConstraint(fields=["source", "source_id"], name="area_source_key_once"),
            models.UniqueConstraint(
                fields=["pcode", "cod_version"], condition=~Q(pcode=""), name="area_pcode_once_per_version"
            ),
            models.CheckConstraint(
                condition=Q(pcode="", cod_version="")
                | Q(pcode__regex=r"^[A-Z]{2}[0-9A-Z]+$") & ~Q(cod_version=""),
                name="area_pcode_has_prefix_and_version",
            ),
            models.CheckConstraint(
                condition=Q(country="") | Q(country__regex=r"^[A-Z]{3}$"), name="area_country_iso3"
            ),
            models.CheckConstraint(
                condition=Q(iso_3166_2="") | Q(iso_3166_2__regex=r"^[A-Z]{2}-[0-9A-Z]{1,3}$"),
                name="area_iso_3166_2",
            ),
            models.CheckConstraint(
                condition=Q(level=0, parent=None) | Q(level__gt=0), name="area_country_has_no_parent"
            ),
            models.CheckConstraint(condition=Q(names__has_key="en"), name="area_has_english_name"),
            models.CheckConstraint(condition=Q(geom__isvalid=True), name="area_shape_valid"),
            models.CheckConstraint(
                condition=Q(lookups.GreaterThanOrEqual(edge("ST_XMin"), -180.0))
                & Q(lookups.LessThanOrEqual(edge("ST_XMax"), 180.0))
                & Q(lookups.GreaterThanOrEqual(edge("ST_YMin"), -90.0))
                & Q(lookups.LessThanOrEqual(edge("ST_YMax"), 90.0)),
                name="area_shape_on_earth",
            ),
            models.CheckConstraint(
                condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_from__lte=F("valid_to")),
                name="area_valid_from_before_to",
            ),
        ]

    def __str__(self) -> str:
        return str(self.names["en"])
