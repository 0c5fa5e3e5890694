# SPDX-License-Identifier: Apache-2.0
from django.contrib.gis.db import models
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex

from registry.casework.models.mirror import Mirror
from registry.casework.models.record import Record
from registry.domain.workflow import Publication, State

CODES = models.CharField(max_length=60)


class Standing(Mirror):
    """Where a record stands, and what lists choose it by, from one view; who sees it, from the record.

    `make verify` compares the two. Arrays are sorted and name each value once.
    """

    record = models.OneToOneField(Record, models.PROTECT, primary_key=True, related_name="standing")
    kind = models.CharField(max_length=20)
    state = models.CharField(max_length=20, choices=[(s.value, s.value) for s in State])
    revision = models.PositiveIntegerField(help_text="Number of the newest revision.")
    released_at = models.DateTimeField(null=True, help_text="When the newest revision was handed over.")
    is_open = models.BooleanField(help_text="The newest revision is neither released nor rejected.")
    authors = ArrayField(models.UUIDField(), help_text="Who wrote in the newest revision.")
    publication = models.CharField(max_length=20, choices=[(p.value, p.value) for p in Publication])
    code = models.CharField(max_length=20, null=True)
    grade = models.CharField(max_length=40)
    type = models.CharField(max_length=40, help_text="Type of incident; empty for an aggregate report.")
    date_earliest = models.DateField(null=True)
    date_latest = models.DateField(null=True)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    areas = ArrayField(CODES, help_text="Countries (ISO 3166-1 alpha-3) and areas (P-codes) of its places.")
    precisions = ArrayField(CODES)
    shape = models.GeometryField(srid=4326, null=True, help_text="True geometries of its places; private.")
    weapons = ArrayField(CODES)
    deliveries = ArrayField(CODES)
    objects_hit = ArrayField(CODES)
    actors = ArrayField(CODES, help_text="Codes of actors it is attributed to.")
    attributions = ArrayField(CODES, help_text="How sure each attribution is.")
    source_kinds = ArrayField(CODES, help_text="Kinds of whoever published or spoke a claim.")
    who = ArrayField(CODES, help_text="Roles of persons, and “children” and “women”, that a figure names.")

    class Meta:
        indexes = [
            models.Index(fields=["-updated_at", "-record"], name="standing_changed"),
            models.Index(
                fields=["state", "-updated_at", "-record"],
                condition=models.Q(is_open=True),
                name="standing_open",
            ),
            models.Index(fields=["date_latest", "date_earliest"], name="standing_window"),
            GinIndex(
                fields=[
                    "authors",
                    "areas",
                    "precisions",
                    "weapons",
                    "deliveries",
                    "objects_hit",
                    "actors",
                    "attributions",
                    "source_kinds",
                    "who",
                ],
                name="standing_codes",
            ),
        ]
