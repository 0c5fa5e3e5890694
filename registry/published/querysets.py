# SPDX-License-Identifier: Apache-2.0
"""Documents by kind and status, in the order in which the world reads them."""

from typing import Self

from django.contrib.gis.db import models


class DocumentQuerySet(models.QuerySet):  # type: ignore[type-arg]
    def standing(self, kind: str) -> Self:
        """Keep what is published of one kind, newest first by day, then by code."""
        return self.filter(kind=kind, status="published").order_by("-sort_date", "-code")
