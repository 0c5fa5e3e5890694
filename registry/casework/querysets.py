# SPDX-License-Identifier: Apache-2.0
"""Questions the desk asks of working records, in its own words."""

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import F

if TYPE_CHECKING:
    from registry.accounts.models import User


class RecordQuerySet(models.QuerySet):  # type: ignore[type-arg]
    def visible_to(self, user: "User") -> Self:
        """Keep what this person may see. Everybody of the desk sees all records until teams arrive."""
        return self if "record.read" in user.granted else self.none()

    def with_state(self) -> Self:
        """Add `state`: that of the newest revision."""
        return self.annotate(state=F("standing__state"))

    def written_by(self, user: "User") -> Self:
        """Keep records in whose newest revision this person wrote."""
        return self.filter(standing__authors__contains=[user.pk])
