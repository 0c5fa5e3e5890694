# SPDX-License-Identifier: Apache-2.0
"""What waits for a second person besides decisions: merges proposed or asked to be undone, holds asked to be lifted."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from registry.accounts.models import User
from registry.casework.models import Authorship, Merge
from registry.casework.querysets import RecordQuerySet
from registry.desk.safety import any_of, named
from registry.domain.holding import MAY_HOLD
from registry.domain.merging import CONFIRM, CONFIRM_PUBLIC
from registry.domain.workflow import Publication
from registry.publishing.holds import holds
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


def confirmable(user: User, granted: frozenset[str], visible: RecordQuerySet) -> Iterable[Merge]:
    """Return the merges that the rules let this person confirm, or undo, as far as roles and authorship tell."""
    wrote = Authorship.objects.filter(author=user)
    sides = (Q(revision__record=OuterRef("duplicate")), Q(revision__record=OuterRef("survivor")))
    proposed = Q(confirmed_at=None) & ~Q(proposed_by=user)
    own = Exists(wrote.filter(sides[0])) | Exists(wrote.filter(sides[1]))
    undoing = Q(confirmed_at__isnull=False, undo_asked_by__isnull=False) & ~Q(undo_asked_by=user)
    rows = Merge.objects.filter(
        undoing | (proposed & ~Q(own)),
        declined_at=None,
        undone_at=None,
        duplicate__in=visible,
        survivor__in=visible,
    )
    if not any_of(CONFIRM_PUBLIC, granted):
        led = Q(duplicate__public_state__publication__in=[Publication.PUBLISHED, Publication.MERGED])
        rows = rows.exclude(led)
    return rows.select_related("duplicate", "survivor", "proposed_by", "undo_asked_by")


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
