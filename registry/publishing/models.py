# SPDX-License-Identifier: Apache-2.0
"""The outbox: what the publisher has to carry over, and what it has carried."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from registry.casework.models import Merge, Record, Revision, SafetyHold
from registry.publishing.querysets import OutboxQuerySet

CONTENT_KINDS = ("published", "corrected", "regraded")
"""Kinds of publication that bring a version; the others bring no content."""


class Outbox(models.Model):
    """One publication to carry into the public database. Written with the decision to publish; Redis only rings.

    `content` is what the world will read apart from the batch's own time and number; null where no version is brought.
    """

    class Kind(models.TextChoices):
        PUBLISHED = "published"
        CORRECTED = "corrected"
        REGRADED = "regraded"
        WITHDRAWN = "withdrawn"
        MERGED = "merged"
        SUSPENDED = "suspended"
        REINSTATED = "reinstated"

    id = models.BigAutoField(primary_key=True)
    record = models.ForeignKey(Record, models.PROTECT, related_name="outbox")
    revision = models.ForeignKey(Revision, models.PROTECT, null=True, related_name="outbox")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    code = models.CharField(max_length=20)
    version = models.PositiveIntegerField()
    content = models.BinaryField(null=True)
    content_sha256 = models.CharField(max_length=64, blank=True)
    notice = models.JSONField(null=True)
    takes_down = ArrayField(
        models.PositiveIntegerField(),
        default=list,
        help_text="Earlier versions that tell more than is safe, and all that were taken down before.",
    )
    hold = models.ForeignKey(
        SafetyHold,
        models.PROTECT,
        null=True,
        related_name="outbox",
        help_text="For which hold it is suspended.",
    )
    merge = models.ForeignKey(Merge, models.PROTECT, null=True, related_name="outbox")
    merged_into = models.CharField(
        max_length=20,
        blank=True,
        db_default="",
        help_text="The code that readers are led to; of a merge alone.",
    )
    related = ArrayField(
        models.CharField(max_length=20),
        db_default=[],
        help_text="Codes of the records it was split from or into.",
    )
    sources = ArrayField(
        models.UUIDField(),
        db_default=[],
        help_text="Sources the version rests on; the database fills it, for holds.",
    )
    areas = ArrayField(
        models.CharField(max_length=20),
        db_default=[],
        help_text="Areas its places lie in; filled by the database.",
    )
    earliest = models.DateField(null=True, help_text="First day of its window; filled by the database.")
    latest = models.DateField(null=True, help_text="Last day of its window; filled by the database.")
    requested_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    requested_at = models.DateTimeField(auto_now_add=True)
    done_at = models.DateTimeField(null=True, help_text="When the public database was known to hold it.")
    dataset_version = models.BigIntegerField(null=True)
    set_aside_at = models.DateTimeField(
        null=True, help_text="When the publisher first could not write it; it is tried again on every tick."
    )
    fault = models.CharField(
        max_length=200,
        blank=True,
        db_default="",
        help_text="Why not: kind of error and place, never content.",
    )

    objects = OutboxQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(fields=["id"], condition=Q(done_at__isnull=True), name="outbox_waiting"),
            GinIndex(fields=["sources"], name="outbox_sources"),
            models.Index(fields=["record"], condition=Q(kind="suspended"), name="outbox_suspended"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["code", "version"], condition=Q(kind__in=CONTENT_KINDS), name="version_asked_once"
            ),
            models.UniqueConstraint(
                fields=["revision"], condition=Q(revision__isnull=False), name="revision_handed_over_once"
            ),
            models.CheckConstraint(
                condition=(Q(kind__in=CONTENT_KINDS) & Q(content__isnull=False))
                | (~Q(kind__in=CONTENT_KINDS) & Q(content__isnull=True)),
                name="outbox_content_with_a_version",
            ),
            models.CheckConstraint(
                condition=Q(done_at__isnull=True, dataset_version__isnull=True)
                | Q(done_at__isnull=False, dataset_version__isnull=False),
                name="done_names_its_dataset_version",
            ),
        ]
