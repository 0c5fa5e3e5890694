# SPDX-License-Identifier: Apache-2.0
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from registry.casework.models.record import Record
from registry.vocabularies.fields import ConceptField


class Notice(models.Model):
    """Why a public record changed or went: shown with it for ever. A withdrawal for safety carries no details."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    record = models.ForeignKey(Record, models.PROTECT, related_name="notices")
    kind = ConceptField("notice_type", verbose_name=_("kind of notice"))
    text = models.JSONField(_("text by language; public"), default=dict, blank=True)
    version = models.PositiveIntegerField(help_text="The public version this notice came with.")
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["record_id", "version"]
