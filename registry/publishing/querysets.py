# SPDX-License-Identifier: Apache-2.0
"""What of the outbox leaves with a tick, and what could not."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef


class OutboxQuerySet(models.QuerySet):  # type: ignore[type-arg]
    """Rows of the outbox."""

    def waiting(self) -> Self:
        """Keep what the world should have and has not; of a withdrawn record nothing earlier is owed any more."""
        later = self.model._default_manager.filter(
            record=OuterRef("record"), id__gt=OuterRef("id"), kind="withdrawn", done_at__isnull=False
        )
        return self.filter(~Exists(later), done_at__isnull=True)

    def leaving(self, at: datetime) -> Self:
        """Keep what leaves with this tick, in the order it was asked for.

        What was asked for before something that is due is due as well, whatever time it bears: a clock that was set
        back changes no order.
        """
        due = self.model._default_manager.filter(done_at__isnull=True, requested_at__lt=at)
        newest = due.order_by("-id").values_list("id", flat=True).first() or 0
        return self.waiting().filter(id__lte=newest).select_related("record").order_by("id")

    def set_aside(self) -> Self:
        """Keep what the publisher could not write so far."""
        return self.waiting().filter(set_aside_at__isnull=False)

    def free(self) -> Self:
        """Keep the rows of all other records."""
        return self.exclude(record__in=self.model._default_manager.set_aside().values("record"))
