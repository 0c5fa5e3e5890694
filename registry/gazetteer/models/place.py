# SPDX-License-Identifier: Apache-2.0
"""Populated places and every name they go by, in any script."""

from django.contrib.gis.db import models
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db.models import F
from uuid_utils.compat import uuid7


class Place(models.Model):
    """A populated place of one gazetteer. The point is the gazetteer's, often kilometres from its edge."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    name = models.CharField(max_length=200)
    country = models.CharField(
        max_length=3, blank=True, help_text="ISO 3166-1 alpha-3, as the source states it."
    )
    point = models.PointField(srid=4326)
    population = models.PositiveIntegerField(help_text="People; 0 if the source does not know.")
    feature = models.CharField(
        max_length=10, help_text="GeoNames feature class or code; P is a populated place."
    )
    source = models.CharField(max_length=60)
    source_id = models.CharField(max_length=120)

    class Meta:
        ordering = ["-population", "name"]
        constraints = [models.UniqueConstraint(fields=["source", "source_id"], name="place_source_key_once")]

    def __str__(self) -> str:
        return self.name


class PlaceName(models.Model):
    """One name of a place. `normalised` is `normalise(name)`, the form that searches compare."""

    # The database's constraint is made by a migration under a known name: a load lifts it and checks it once.
    place = models.ForeignKey(
        Place, models.CASCADE, related_name="names", db_index=False, db_constraint=False
    )
    name = models.CharField(max_length=200)
    normalised = models.CharField(max_length=200)
    script = models.CharField(
        max_length=4, help_text="ISO 15924, such as Arab, Cyrl or Latn; Zyyy if mixed or unknown."
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["place", "normalised"], name="place_name_once")]
        indexes = [
            GinIndex(OpClass(F("normalised"), name="gin_trgm_ops"), name="place_name_trigrams"),
            models.Index(OpClass(F("normalised"), name="text_pattern_ops"), name="place_name_prefix"),
        ]

    def __str__(self) -> str:
        return self.name
