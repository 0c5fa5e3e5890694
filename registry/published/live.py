# SPDX-License-Identifier: Apache-2.0
"""Lists by SQL over what is published now: where no snapshot stands, and the oracle of the one that does."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, IntegerField, Q, QuerySet
from django.db.models.functions import Coalesce

from registry.published.conditions import Condition
from registry.published.cursors import Place
from registry.published.models import Document
from registry.published.selection import Selection
from registry.published.sources import Found
from registry.published.sql import selected

NO_FIGURE = -1
KEYS: dict[str, Any] = {
    "-changed": F("dataset_version"),
    "-killed": Coalesce(F("killed_min"), NO_FIGURE, output_field=IntegerField()),
    "-injured": Coalesce(F("injured_min"), NO_FIGURE, output_field=IntegerField()),
}


@dataclass(frozen=True, slots=True)
class Live:
    """The state of the dataset that stands in PostgreSQL."""

    version: int
    published_at: datetime | None

    def count(self, kind: str, conditions: tuple[Condition, ...]) -> int:
        return Document.objects.standing(kind).filter(selected(conditions)).count()

    def page(self, wanted: Selection, place: Place | None, *, forward: bool, limit: int) -> list[Found]:
        rows = Document.objects.standing(wanted.kind).filter(selected(wanted.conditions))
        if key := KEYS.get(wanted.sort):
            rows = rows.annotate(key=key)
        names = ("code", "version", "sort_date", "demonstration", *(("key",) if key else ()))
        beside = after(rows, wanted.sort, place, forward=forward).values_list(*names)[:limit]
        return [Found(*row) for row in beside]


def after(
    rows: "QuerySet[Document]", sort: str, place: Place | None, *, forward: bool
) -> "QuerySet[Document]":
    """Return the rows beyond the place, nearest first."""
    names = ("key", "sort_date", "code") if sort in KEYS else ("sort_date", "code")
    falling = (sort != "date") == forward
    rows = rows.order_by(*(f"-{name}" if falling else name for name in names))
    if place is None:
        return rows
    beyond, same = Q(), Q()
    for name in names:
        value = getattr(place, name)
        beyond |= same & Q(**{f"{name}__{'lt' if falling else 'gt'}": value})
        same &= Q(**{name: value})
    return rows.filter(beyond)
