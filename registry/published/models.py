# SPDX-License-Identifier: Apache-2.0
"""What the world reads: frozen documents, the columns they are found by, and the feed of changes.

Only `publishing` writes here, through `published.write`. Rows hold codes and frozen labels and point at nothing private.
"""

from django.contrib.gis.db import models
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db.models import Q

from registry.published.envelope import Envelope, Notice
from registry.published.querysets import DocumentQuerySet


class Dataset(models.Model):
    """The one row that counts the states of the whole public dataset: each batch that changes it adds one."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    version = models.BigIntegerField(default=0)
    published_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="one_dataset")]


class Document(models.Model):
    """The newest public version of a record: ready-made JSON and the columns that filters use, nothing finer."""

    code = models.CharField(primary_key=True, max_length=20)
    kind = models.CharField(max_length=20)
    status = models.CharField(max_length=20)
    version = models.PositiveIntegerField()
    dataset_version = models.BigIntegerField()
    published_at = models.DateTimeField(help_text="Of the batch that brought what stands here now.")
    body = models.BinaryField(help_text="The answer of /api/v1/…/{code}, byte for byte.")
    feature = models.BinaryField(null=True, help_text="The same as a GeoJSON feature.")
    merged_into = models.CharField(max_length=20, blank=True)
    demonstration = models.BooleanField(default=False)
    date_earliest = models.DateField(null=True)
    date_latest = models.DateField(null=True)
    sort_date = models.DateField(
        help_text="Earliest day, or the latest where no earliest is known; newest first."
    )
    weapons = ArrayField(
        models.CharField(max_length=40), default=list, help_text="Codes with all their parents."
    )
    areas = ArrayField(
        models.CharField(max_length=20), default=list, help_text="ISO 3166-1 alpha-3 codes and P-codes."
    )
    geom = models.GeometryField(srid=4326, null=True, help_text="Public, generalised geometry.")

    objects = DocumentQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["kind", "status", "-sort_date", "-code"]),
            GinIndex(fields=["weapons"]),
            GinIndex(fields=["areas"]),
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
                condition=Q(status="published")
                | Q(geom__isnull=True, weapons=[], areas=[], feature__isnull=True),
                name="withdrawn_holds_nothing",
            ),
            models.CheckConstraint(
                condition=(Q(status="merged") & ~Q(merged_into=""))
                | (~Q(status="merged") & Q(merged_into="")),
                name="merged_leads_somewhere",
            ),
        ]


class Version(models.Model):
    """One published version. `outbox_id` makes a second delivery of the same publication impossible."""

    code = models.CharField(max_length=20)
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=20)
    content = models.BinaryField(null=True, help_text="Canonical JSON as approved; null after a takedown.")
    content_sha256 = models.CharField(max_length=64)
    body = models.BinaryField(null=True, help_text="Content and envelope as answered; null after a takedown.")
    dataset_version = models.BigIntegerField()
    published_at = models.DateTimeField()
    outbox_id = models.BigIntegerField(unique=True)
    related = ArrayField(
        models.CharField(max_length=20),
        db_default=[],
        help_text="Codes of the records it was split from or into.",
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["code", "number"], name="version_numbered_once"),
            models.CheckConstraint(
                condition=Q(content_sha256__regex="^[0-9a-f]{64}$"), name="version_sha256_is_hex"
            ),
        ]
        ordering = ["code", "number"]

    def envelope(self, notices: tuple[Notice, ...], status: str = "published") -> Envelope:
        """Return what surrounds the content in the answer. `notices`: of the record, oldest first."""
        return Envelope(
            self.code,
            self.number,
            self.content_sha256,
            self.dataset_version,
            self.published_at,
            notices,
            status,
            tuple(self.related),
        )


class Change(models.Model):
    """One line of the change feed, in the order the public dataset changed."""

    seq = models.BigIntegerField(
        primary_key=True, help_text="1, 2, 3 … without a gap; given under the publisher's lock."
    )
    dataset_version = models.BigIntegerField()
    kind = models.CharField(
        max_length=30,
        help_text="published, corrected, regraded, merged, withdrawn, suspended, reinstated.",
    )
    code = models.CharField(max_length=20)
    version = models.PositiveIntegerField()
    published_at = models.DateTimeField()
    notice = models.JSONField(null=True)
    outbox_id = models.BigIntegerField(unique=True)

    class Meta:
        ordering = ["seq"]
        indexes = [models.Index(fields=["code"], name="change_code")]


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
