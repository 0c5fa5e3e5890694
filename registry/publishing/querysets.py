# SPDX-License-Identifier: Apache-2.0
"""What of the outbox leaves with a tick, what leaves at once, what is kept back, and what could not leave."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery, UUIDField
from django.db.models.expressions import RawSQL

from registry.casework.models import Embargo
from registry.domain.workflow import WITHDRAWN_AS_ERROR, Publication

BRINGS = ("published", "corrected", "regraded")


class OutboxQuerySet(models.QuerySet):  # type: ignore[type-arg]
    """Rows of the outbox."""

    def waiting(self) -> Self:
        """Keep what the world should have and has not.

        Of a withdrawn record nothing earlier is owed any more; nor a reinstatement that a later hold overtook.
        """
        later = self.model._default_manager.filter(record=OuterRef("record"), id__gt=OuterRef("id"))
        withdrawn = later.filter(kind="withdrawn", done_at__isnull=False)
        again = later.filter(kind="suspended")
        owed = self.filter(~Exists(withdrawn), done_at__isnull=True)
        return owed.exclude(Q(kind="reinstated") & Exists(again))

    def kept_back(self, at: datetime) -> Self:
        """Keep what must not leave at this moment: covered by a hold, of a suspended record, or under an embargo."""
        covered = RawSQL("SELECT record_id FROM publishing_covered()", [], output_field=UUIDField())
        held = Q(kind__in=(*BRINGS, "reinstated"), record__in=covered)
        until = Embargo.objects.filter(record=OuterRef("record")).order_by("-set_at")
        embargoed = Q(kind__in=BRINGS, until__gt=at)
        known = self.annotate(until=Subquery(until.values("public_from")[:1]))
        return known.filter(held | embargoed | self.beneath_a_hold())

    def beneath_a_hold(self) -> Q:
        """What would put something up beside a hold: all but what lifts it, ends the record, or leads out of it."""
        suspended = Q(record__public_state__publication=Publication.SUSPENDED.value)
        leads_out = Q(kind__in=BRINGS, takes_down__len=F("version") - 1)
        as_error = Q(kind="withdrawn", notice__kind=WITHDRAWN_AS_ERROR)
        return suspended & ((Q(kind__in=BRINGS) & ~leads_out) | as_error | Q(kind="merged"))

    def leaving(self, at: datetime) -> Self:
        """Keep what leaves with this tick, in the order it was asked for.

        What was asked for before something that is due is due as well, whatever time it bears: a clock that was set
        back changes no order.
        """
        due = self.model._default_manager.filter(done_at__isnull=True, requested_at__lt=at)
        newest = due.order_by("-id").values_list("id", flat=True).first() or 0
        kept = self.model._default_manager.filter(done_at__isnull=True).kept_back(at).values("id")
        rows = self.waiting().filter(id__lte=newest).exclude(id__in=kept)
        return rows.select_related("record").order_by("id")

    def at_once(self) -> Self:
        """Keep what waits for no tick: what a hold takes from the world."""
        return self.waiting().filter(kind="suspended").select_related("record").order_by("id")

    def beneath(self) -> Self:
        """Keep what says how a record stands apart from holds and merges, in the order it was carried."""
        return self.filter(kind__in=(*BRINGS, "withdrawn")).order_by("dataset_version", "id")

    def set_aside(self) -> Self:
        """Keep what the publisher could not write so far."""
        return self.waiting().filter(set_aside_at__isnull=False)

    def free(self) -> Self:
        """Keep the rows of all other records."""
        return self.exclude(record__in=self.model._default_manager.set_aside().values("record"))
