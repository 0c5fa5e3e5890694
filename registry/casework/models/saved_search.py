# SPDX-License-Identifier: Apache-2.0
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7


class SavedSearch(models.Model):
    """A selection that somebody comes back to. It belongs to one person and shows them what they may see by then."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="saved_searches")
    name = models.CharField(_("name"), max_length=80)
    query = models.CharField(max_length=4000, blank=True, help_text="Query string in its one spelling.")
    opened_at = models.DateTimeField(help_text="What has changed since then is new.")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(fields=["owner", "name"], name="search_named_once"),
            models.CheckConstraint(condition=~Q(name=""), name="search_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name
