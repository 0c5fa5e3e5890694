# SPDX-License-Identifier: Apache-2.0
from django.db import models
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from registry.audit.tracking import tracked


@tracked()
class EventGroup(models.Model):
    """A wave or campaign that several incidents belong to. It carries no figures of its own."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    title = models.JSONField(_("title by language"), default=dict)
    date_edtf = models.CharField(_("period (EDTF)"), max_length=60, blank=True)

    def __str__(self) -> str:
        return str(self.title.get("en", self.id))
