# SPDX-License-Identifier: Apache-2.0
"""Every published version of a record."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Func, Q

from registry.published.envelope import Envelope, Notice


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

    words = models.TextField(
        db_default="", help_text="Its words in the form in which they are sought; empty after a takedown."
    )

    class Meta:
        indexes = [GinIndex(Func(F("words"), function="published_lexemes"), name="version_words")]
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
