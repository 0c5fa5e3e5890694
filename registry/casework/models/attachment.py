# SPDX-License-Identifier: Apache-2.0
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from registry.casework.models.record import Record
from registry.evidence.kinds import called
from registry.evidence.models import File, SourceItem


class Attachment(models.Model):
    """A file that a record rests on, and how it came to it. Never changed, never taken away.

    It hangs on the document and not on a claim: claims are written anew whenever the record is.
    """

    class Kind(models.TextChoices):
        ORIGINAL = "original", _("the original")
        SCREENSHOT = "screenshot", _("a screenshot")
        OTHER = "other", _("something else")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    record = models.ForeignKey(Record, models.PROTECT, related_name="attachments")
    source_item = models.ForeignKey(
        SourceItem,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="attachments",
        verbose_name=_("document it belongs to"),
    )
    file = models.ForeignKey(File, models.PROTECT, related_name="attachments")
    kind = models.CharField(_("what it is"), max_length=20, choices=Kind.choices, default=Kind.ORIGINAL)
    name = models.CharField(_("name it came with; never public"), max_length=255, blank=True)
    note = models.TextField(_("note; never public"), blank=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["record_id", "added_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=["original", "screenshot", "other"]),
                name="attachment_kind_known",
            ),
        ]

    @property
    def mime(self) -> str:
        """The kind of the file as whoever attached it was told it; others may have brought it under another."""
        return called(self.file.mime, self.name)
