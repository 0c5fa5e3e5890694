# SPDX-License-Identifier: Apache-2.0
"""Questions the desk asks of working records. `visible_to` is the first wall; the database is the second."""

from collections.abc import Collection
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from registry.domain.visibility import CONFIDENTIAL, DECIDE, ORDINARY, PUBLISH, READ

if TYPE_CHECKING:
    from registry.accounts.models import User


class RecordQuerySet(models.QuerySet):  # type: ignore[type-arg]
    def visible_to(self, user: "User") -> Self:
        """Keep what this person may see: domain/visibility.py as a query. Roles and teams are read anew."""
        granted = user.granted
        if READ not in granted:
            return self.none()
        sight = self.related("sights").filter(record=OuterRef("pk"))
        seen: Any = of_team(user, granted) | Exists(sight.filter(person=user))
        if PUBLISH in granted:
            seen |= Q(sensitivity__in=ORDINARY) & Exists(sight.filter(person=None))
        return self.filter(seen)

    def with_merged(self) -> Self:
        """Add `merged_away`: whether it was merged into another record."""
        merge = self.related("merges").filter(
            duplicate=OuterRef("pk"), confirmed_at__isnull=False, undone_at__isnull=True
        )
        return self.annotate(merged_away=Exists(merge))

    def with_state(self) -> Self:
        """Add `state`: that of the newest revision."""
        return self.annotate(state=F("standing__state"))

    def written_by(self, user: "User") -> Self:
        """Keep records in whose newest revision this person wrote."""
        return self.filter(standing__authors__contains=[user.pk])

    def related(self, name: str) -> QuerySet[Any]:
        related: Any = self.model._meta.get_field(name).related_model
        rows: QuerySet[Any] = related._default_manager.all()
        return rows


def of_team(user: "User", granted: Collection[str]) -> Q:
    """Return what everybody of the team sees, and of what is confidential its reviewers."""
    sensitivities = [*ORDINARY, CONFIDENTIAL] if DECIDE in granted else [*ORDINARY]
    mine = user.memberships.values("team")
    return Q(sensitivity__in=sensitivities) & (Q(team=None) | Q(team__in=mine))


def parts_seen_by(user: "User", model: type[models.Model], lead: str = "record") -> QuerySet[Any]:
    """Return the rows of a part, a revision or a decision whose record this person sees. `lead`: the way to it."""
    way = lead.split("__")
    record: Any = model._meta.get_field(way[0]).related_model
    for name in way[1:]:
        record = record._meta.get_field(name).related_model
    rows: QuerySet[Any] = model._default_manager.filter(
        **{f"{lead}__in": record._default_manager.visible_to(user)}
    )
    return rows


def parts_of(record: models.Model, model: type[models.Model], lead: str = "record") -> QuerySet[Any]:
    """Return the rows of a part, a revision or a decision of one record that its reader was shown to see."""
    rows: QuerySet[Any] = model._default_manager.filter(**{lead: record})
    return rows
