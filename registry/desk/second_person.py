# SPDX-License-Identifier: Apache-2.0
"""What waits for a second person besides decisions: merges proposed or asked to be undone, holds asked to be lifted."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from registry.accounts.models import User
from registry.casework.querysets import RecordQuerySet
from registry.desk.safety import any_of, named
from registry.domain.holding import MAY_HOLD
from registry.domain.merging import CONFIRM
from registry.publishing.holds import holds
from registry.publishing.merge_waits import confirmable
from registry.ui.wording.terms import isolated


@dataclass(frozen=True, slots=True)
class Asked:
    """One question. `words`: who asks what; `where`: the page on which it is answered."""

    words: str
    where: str
    at: Any


def asked(user: User, *, granted: frozenset[str], visible: RecordQuerySet) -> list[Asked]:
    """Return what this person may confirm and did not ask for, oldest first. Two queries; none for other roles."""
    found = [*merges(user, granted, visible), *lifts(user, granted, visible)]
    return sorted(found, key=lambda each: each.at)


def merges(user: User, granted: frozenset[str], visible: RecordQuerySet) -> Iterator[Asked]:
    if not any_of(CONFIRM, granted):
        return
    for merge in confirmable(user, granted, visible):
        undo = merge.undo_asked_by is not None
        words = (
            _("%(who)s asks to undo the merge of %(record)s into %(other)s")
            if undo
            else _("%(who)s proposes to merge %(record)s into %(other)s")
        )
        references = {"record": merge.duplicate.reference, "other": merge.survivor.reference}
        who = merge.undo_asked_by or merge.proposed_by
        values = {name: isolated(text) for name, text in (references | {"who": str(who)}).items()}
        where = reverse("desk:merge", args=[merge.duplicate.reference])
        yield Asked(words % values, where, merge.undo_asked_at or merge.proposed_at)


def lifts(user: User, granted: frozenset[str], visible: RecordQuerySet) -> Iterator[Asked]:
    if not any_of(MAY_HOLD, granted):
        return
    rows = holds(visible).filter(lifted_at=None, lift_asked_by__isnull=False).exclude(lift_asked_by=user)
    for hold in rows:
        on = named(hold, names="person.read" in granted)
        words = _("%(who)s asks to lift the hold on %(on)s")
        values = {"who": isolated(str(hold.lift_asked_by)), "on": on}
        where = f"{reverse('desk:holds')}#hold-{hold.pk}"
        yield Asked(words % values, where, hold.lift_asked_at)
