# SPDX-License-Identifier: Apache-2.0
"""What came in from outside: the bytes as they came, and which record each row became."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from registry.casework.models import Record


class Submission(models.Model):
    """One file, kept byte for byte. The same file handed in twice by the same person is one submission."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    importer = models.CharField(max_length=40)
    filename = models.CharField(_("name of the file; never public"), max_length=255, blank=True)
    sha256 = models.CharField(max_length=64, help_text="Of the bytes as they came.")
    size = models.PositiveBigIntegerField(help_text="Bytes.")
    licence = models.CharField(
        max_length=120, blank=True, help_text="Terms under which the dataset was given."
    )
    citation = models.TextField(blank=True, help_text="How its makers ask to be cited.")
    received_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="submissions")
    received_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(sha256__regex="^[0-9a-f]{64}$"), name="submission_sha256_is_hex"
            ),
            models.UniqueConstraint(
                fields=["importer", "sha256", "received_by"], name="submission_kept_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.importer} {self.sha256[:12]}"


class SubmissionPart(models.Model):
    """A stretch of the bytes, in order, so that a large file is never held in memory whole."""

    submission = models.ForeignKey(Submission, models.PROTECT, related_name="parts")
    seq = models.PositiveIntegerField()
    content = models.BinaryField()

    class Meta:
        ordering = ["submission_id", "seq"]
        constraints = [models.UniqueConstraint(fields=["submission", "seq"], name="submission_part_once")]

    def __str__(self) -> str:
        return f"{self.submission_id} {self.seq}"


class ImportedRow(models.Model):
    """The record that one row of a dataset became, and the row as it came. It stays on the desk."""

    importer = models.CharField(max_length=40)
    external_id = models.CharField(max_length=120, help_text="The dataset's own identifier of the row.")
    record = models.OneToOneField(Record, models.PROTECT, related_name="imported_row")
    submission = models.ForeignKey(Submission, models.PROTECT, related_name="rows")
    row_number = models.PositiveIntegerField(
        help_text="In the file; the header is row 1, as a spreadsheet counts."
    )
    raw = models.TextField(help_text="The row as it stands in the file.")
    listed_sources = models.JSONField(
        default=list, blank=True, help_text="Sources the dataset names for the row; titles can hold names."
    )
    flags = models.JSONField(
        default=list, blank=True, help_text="What a reviewer should look at; see intake.report."
    )
    fingerprint = models.CharField(max_length=64, help_text="SHA-256 of all that was taken from the row.")
    record_version = models.PositiveIntegerField(
        help_text="The record's row version when the import wrote it."
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["importer", "external_id"], name="dataset_row_imported_once"),
            models.CheckConstraint(condition=~Q(external_id=""), name="imported_row_has_an_id"),
            models.CheckConstraint(
                condition=Q(fingerprint__regex="^[0-9a-f]{64}$"), name="fingerprint_is_hex"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.importer} {self.external_id}"
