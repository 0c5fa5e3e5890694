# SPDX-License-Identifier: Apache-2.0
from django.conf import settings
from django.db import models
from uuid_utils.compat import uuid7

from registry.casework.models.record import Record


class UnsavedEntry(models.Model):
    """What one person has typed on one page and not saved, and what the record said when the page was opened.

    It is nobody else's to read, is judged by no rule, and is gone once it is saved or thrown away.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    page = models.CharField(max_length=64, help_text="The key of the page that was shown.")
    kind = models.CharField(max_length=20, choices=Record.Kind.choices)
    record = models.ForeignKey(Record, models.PROTECT, null=True, related_name="+")
    row_version = models.PositiveIntegerField(default=0, help_text="Of the record when the page was opened.")
    base = models.JSONField(default=dict, help_text="The fields of the page as they were then.")
    typed = models.JSONField(null=True, help_text="The fields as typed; null while nothing was.")
    closed = models.BooleanField(
        default=False, help_text="It was saved: what is still on its way from the page is kept no more."
    )
    opened_at = models.DateTimeField(auto_now_add=True)
    kept_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["-kept_at"]
        constraints = [models.UniqueConstraint(fields=["person", "page"], name="one_unsaved_entry_per_page")]


class Editing(models.Model):
    """That a person has a record open to write in. Others are told; nobody is kept out."""

    record = models.ForeignKey(Record, models.CASCADE, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    seen_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["record", "person"], name="seen_editing_once")]
