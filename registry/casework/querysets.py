# SPDX-License-Identifier: Apache-2.0
"""Questions the desk asks of working records, in its own words."""

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import OuterRef, Subquery

if TYPE_CHECKING:
    from registry.accounts.models import User


class RecordQuerySet(models.QuerySet):  # type: ignore[type-arg]
    def visible_to(self, user: "User") -> Self:
        """Keep what this person may see. Everybody of the desk sees all records until teams arrive."""
        return self if "record.read" in user.granted else self.none()

    def with_state(self) -> Self:
        """Add `state`: that of the newest revision."""
        revisions = self.model._meta.get_field("revisions").related_model
        newest = revisions._default_manager.filter(record=OuterRef("pk")).order_by("-number")
        return self.annotate(state=Subquery(newest.values("state")[:1]))
