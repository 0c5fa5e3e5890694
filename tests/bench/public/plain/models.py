# SPDX-License-Identifier: Apache-2.0
"""The table of the peers as a model that is not managed."""

from django.contrib.gis.db import models


class Item(models.Model):
    """One synthetic incident, narrow."""

    code = models.TextField(primary_key=True)
    title = models.TextField()
    sort_date = models.DateField()
    date_earliest = models.DateField(null=True)
    date_latest = models.DateField(null=True)
    weapon = models.TextField()
    country = models.TextField()
    admin1 = models.TextField()
    grade = models.TextField()
    killed_min = models.IntegerField(null=True)
    killed_max = models.IntegerField(null=True)
    injured_min = models.IntegerField(null=True)
    injured_max = models.IntegerField(null=True)
    version = models.IntegerField()
    geom = models.GeometryField(null=True)

    class Meta:
        app_label = "plain"
        managed = False
        db_table = "bench_items"
        ordering = ["-sort_date", "-code"]
