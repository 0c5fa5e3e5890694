# SPDX-License-Identifier: Apache-2.0
"""Keeping what a person types before it is saved, and telling who else has the record open.

No event of the trail is written: nothing of the record has changed, and what was typed is the person's own.
"""

from datetime import UTC, datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from registry.accounts.models import User
from registry.accounts.writers import refuse_reader
from registry.audit.trail import acting_as
from registry.casework.models import Editing, Record, Revision, UnsavedEntry

Fields = dict[str, Any]
SEEN_FOR = timedelta(minutes=2)
FORGOTTEN_AFTER = timedelta(days=60)
UNTOUCHED_FOR = timedelta(days=2)
LONGEST_KEY = 64
REVIEW = "review:"
"""What the keys of the pages of a review begin with; no key that a page makes for itself has a colon."""


def open_page(*, by: User, page: str, record: Record, base: Fields) -> None:
    """Note what the record said when this page of it was opened: what is saved later is compared with it.

    Raises: NotPermitted.
    """
    refuse_reader(by)
    with acting_as(by.pk):
        forget_old(by)
        UnsavedEntry.objects.create(
            person=by,
            page=page[:LONGEST_KEY],
            kind=record.kind,
            record=record,
            row_version=record.row_version,
            base=base,
        )
        seen_editing(by=by, record=record)


def keep(*, by: User, page: str, kind: str, typed: Fields, record: Record | None = None) -> UnsavedEntry:
    """Keep what stands on the page now, however unfinished; of a page that was saved meanwhile, nothing.

    Raises: NotPermitted.
    """
    refuse_reader(by)
    with acting_as(by.pk):
        first = {"kind": kind, "record": record, "typed": typed}
        entry, made = UnsavedEntry.objects.select_for_update(of=("self",)).get_or_create(
            person=by, page=page[:LONGEST_KEY], defaults=first
        )
        if not made and not entry.closed:
            entry.typed = typed
            entry.save(update_fields=["typed", "kept_at"])
        if record:
            seen_editing(by=by, record=record)
    return entry


def close(*, by: User, page: str, record: Record) -> None:
    """Let go of a page that was saved, also of what of it is still on its way here."""
    if page:
        with acting_as(by.pk):
            saved = {"kind": record.kind, "record": record, "typed": None, "base": {}, "closed": True}
            UnsavedEntry.objects.update_or_create(person=by, page=page[:LONGEST_KEY], defaults=saved)
            Editing.objects.filter(record=record, person=by).delete()


def rest_on(*, by: User, page: str, record: Record, base: Fields) -> None:
    """Let a page that took over what others saved rest on the version that stands now."""
    with acting_as(by.pk):
        UnsavedEntry.objects.filter(person=by, page=page[:LONGEST_KEY]).update(
            row_version=record.row_version, base=base
        )


def let_go(*, by: User, page: str) -> None:
    """Forget what was typed on this page: the person throws it away."""
    with acting_as(by.pk):
        UnsavedEntry.objects.filter(person=by, page=page[:LONGEST_KEY]).delete()


def seen_editing(*, by: User, record: Record) -> None:
    """Note that this person has the record open to write in. Raises: NotPermitted."""
    refuse_reader(by)
    with acting_as(by.pk):
        Editing.objects.update_or_create(record=record, person=by, defaults={"seen_at": datetime.now(UTC)})


def unsaved_of(by: User) -> QuerySet[UnsavedEntry]:
    """Return what this person has typed and not saved, the newest first."""
    written = own_and_seen(by).filter(typed__isnull=False).exclude(page__startswith=REVIEW)
    return written.select_related("record")


def page_of(by: User, page: str) -> UnsavedEntry | None:
    """Return the page of this key as it was opened and typed on; only ever the person's own."""
    return own_and_seen(by).filter(page=page[:LONGEST_KEY]).select_related("record").first()


def keep_review(*, by: User, revision: Revision, typed: Fields) -> None:
    """Keep what a reviewer typed of a decision on this revision and did not send."""
    with acting_as(by.pk):
        forget_old(by)
        kept = {"kind": revision.record.kind, "record_id": revision.record_id, "typed": typed}
        UnsavedEntry.objects.update_or_create(person=by, page=f"{REVIEW}{revision.pk}", defaults=kept)


def review_of(by: User, revision: Revision) -> Fields | None:
    """Return what this reviewer typed of a decision on this revision, where they did not send it."""
    entry = page_of(by, f"{REVIEW}{revision.pk}")
    return entry.typed if entry else None


def forget_review(*, by: User, revision: Revision) -> None:
    """Forget it: the decision was taken."""
    let_go(by=by, page=f"{REVIEW}{revision.pk}")


def own_and_seen(by: User) -> QuerySet[UnsavedEntry]:
    """Return the person's pages: what was typed on a record goes with the sight of it, and comes back with it."""
    seen = Q(record__isnull=True) | Q(record__in=Record.objects.visible_to(by))
    return UnsavedEntry.objects.filter(seen, person=by)


def others_editing(record: Record, *, but: User) -> list[User]:
    """Return who else has had the record open to write in during the last two minutes."""
    recent = Editing.objects.filter(record=record, seen_at__gte=datetime.now(UTC) - SEEN_FOR)
    return [row.person for row in recent.exclude(person=but).select_related("person").order_by("pk")]


def forget_old(by: User) -> None:
    """Drop this person's pages that were opened and never typed on, and what has lain for long."""
    now, own = datetime.now(UTC), UnsavedEntry.objects.filter(person=by)
    own.filter(typed__isnull=True, kept_at__lt=now - UNTOUCHED_FOR).delete()
    own.filter(kept_at__lt=now - FORGOTTEN_AFTER).delete()
