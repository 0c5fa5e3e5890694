# SPDX-License-Identifier: Apache-2.0
"""Code lists and areas as the world reads them."""

from django.contrib.gis.db import models


class Vocabulary(models.Model):
    """A code list as the world reads it: codes, labels, parents."""

    code = models.CharField(primary_key=True, max_length=40)
    vocabulary_version = models.CharField(max_length=64)
    body = models.JSONField()


class Area(models.Model):
    """A country or first-level area with its shape, for the locator and the filter."""

    id = models.UUIDField(primary_key=True)
    level = models.PositiveSmallIntegerField()
    country = models.CharField(max_length=3, blank=True)
    pcode = models.CharField(max_length=20, blank=True)
    cod_version = models.CharField(max_length=60, blank=True)
    names = models.JSONField(default=dict)
    disputed = models.BooleanField(default=False)
    geom = models.GeometryField(srid=4326)

    class Meta:
        indexes = [models.Index(fields=["pcode"]), models.Index(fields=["country", "level"])]
