# SPDX-License-Identifier: Apache-2.0
"""The outbox: what the publisher has to carry over, and what it has carried."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from registry.casework.models import Record, Revision


class Outbox(models.Model):
    """One publication to carry into the public database. Written with the decision to publish; Redis only rings.

    `document` is what the world will read apart from the batch's own time and number; null for a withdrawal.
    """

    class Kind(models.TextChoices):
        PUBLISHED = "published"
        CORRECTED = "corrected"
        REGRADED = "regraded"
        WITHDRAWN = "withdrawn"

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
        help_text="Earlier versions that tell a place more finely than is safe; their content goes with this one.",
    )
    requested_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    requested_at = models.DateTimeField(auto_now_add=True)
    done_at = models.DateTimeField(null=True, help_text="When the public database was known to hold it.")
    dataset_version = models.BigIntegerField(null=True)

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["id"], condition=Q(done_at__isnull=True), name="outbox_waiting")]
        constraints = [
            models.UniqueConstraint(fields=["code", "version", "kind"], name="asked_once"),
            models.CheckConstraint(
                condition=Q(kind="withdrawn", content__isnull=True)
                | (~Q(kind="withdrawn") & Q(content__isnull=False)),
                name="outbox_content_unless_withdrawn",
            ),
            models.CheckConstraint(
                condition=Q(done_at__isnull=True, dataset_version__isnull=True)
                | Q(done_at__isnull=False, dataset_version__isnull=False),
                name="done_names_its_dataset_version",
            ),
        ]
