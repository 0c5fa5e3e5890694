# SPDX-License-Identifier: Apache-2.0
"""Duplicates: proposed by one person, confirmed by another, undone the same way. Figures are never added."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from registry.accounts.models import User
from registry.audit.trail import acting_as
from registry.audit.trail import record as tell
from registry.casework.actions.moving import move_claims, opened, refuse_held
from registry.casework.models import Authorship, Claim, Merge, PublicState, Record
from registry.domain.errors import NotPermitted, WrongState
from registry.domain.merging import Side, check_confirmation, check_merge, check_proposal
from registry.domain.text import plain_text
from registry.domain.workflow import MERGE, SPLIT, Publication, State
from registry.publishing.embargo import embargo_of
from registry.publishing.merge_sight import (
    refuse_half_seen,
    refuse_new_authors,
    refuse_wider,
    survivor_seen,
)
from registry.publishing.models import Outbox
from registry.publishing.outbox import keep_notice
from registry.publishing.tasks import ring


def propose_merge(record: Record, *, into: Record, by: User, reason: str) -> Merge:
    """Say that `record` tells the same event as `into`. Nothing moves until another person confirms.

    Raises: NotPermitted, NeedsReason, WrongState.
    """
    reason = plain_text(reason, field="reason").strip()
    check_proposal(by.granted, reason)
    with acting_as(by.pk, reason=reason):
        record, into = locked(record, into)
        if open_proposal(record):
            raise WrongState("Somebody has proposed to merge it already. Decide on that first.")
        check_merge(side(record), side(into))
        refuse_held(record)
        refuse_wider(record, into)
        merge = Merge.objects.create(duplicate=record, survivor=into, reason=reason, proposed_by=by)
        tell("merge.proposed", actor=by.pk, subject=str(record.pk), reason=reason, data=named(merge))
    return merge


def decline_merge(merge: Merge, *, by: User) -> None:
    """Turn the proposal down, or take one's own back. Raises: NotPermitted, WrongState."""
    if not by.granted & {"record.write", "review.decide", "record.publish"}:
        raise NotPermitted("Deciding on a merge needs a role that writes, reviews or publishes.")
    with acting_as(by.pk):
        refuse_decided(Merge.objects.select_for_update().get(pk=merge.pk))
        Merge.objects.filter(pk=merge.pk).update(declined_by=by)
        tell("merge.declined", actor=by.pk, subject=str(merge.duplicate_id), data=named(merge))


def confirm_merge(merge: Merge, *, by: User) -> Merge:
    """Move the claims to a draft of the survivor, in the name of the person who proposed it, and lead readers there.

    Raises: WrongState, NotPermitted, NeedsSecondPerson, NotEditable.
    """
    with acting_as(by.pk, reason=merge.reason):
        refuse_half_seen(merge, by, merge.proposed_by)
        record, into = locked(merge.duplicate, merge.survivor)
        proposer = merge.proposed_by
        refuse_decided(Merge.objects.select_for_update().get(pk=merge.pk))
        one, other = side(record), side(into)
        check_merge(one, other)
        public = one.publication is Publication.PUBLISHED
        check_confirmation(
            public=public,
            actor=by.pk,
            proposed_by=proposer.pk,
            authors=authors_ever(record, into),
            granted=by.granted,
        )
        refuse_wider(record, into)
        with acting_as(proposer.pk, reason=merge.reason):
            moved = move_all(opened(record, by=proposer), opened(into, by=proposer))
        Merge.objects.filter(pk=merge.pk).update(confirmed_by=by, moved=moved)
        merge.refresh_from_db()
        tell("merge.confirmed", actor=by.pk, subject=str(record.pk), reason=merge.reason, data=named(merge))
        if public:
            hand_over(merge, Outbox.Kind.MERGED, MERGE, by=by)
    return merge


def ask_undo(merge: Merge, *, by: User, reason: str) -> None:
    """Say that the two are not one event after all. Raises: NotPermitted, NeedsReason, WrongState."""
    reason = plain_text(reason, field="reason").strip()
    check_proposal(by.granted, reason)
    with acting_as(by.pk, reason=reason):
        current = Merge.objects.select_for_update().get(pk=merge.pk)
        if not current.stands or current.undo_asked_by_id:
            raise WrongState("There is no merge to undo, or somebody has asked already.")
        refuse_half_seen(current, by)
        Merge.objects.filter(pk=merge.pk).update(undo_asked_by=by, undo_reason=reason)
        tell(
            "merge.undo_asked", actor=by.pk, subject=str(merge.duplicate_id), reason=reason, data=named(merge)
        )


def undo_merge(merge: Merge, *, by: User) -> Merge:
    """Give the claims back, in the name of the person who asked, and let the duplicate answer for itself again.

    Raises: WrongState, NotPermitted, NeedsSecondPerson, NotEditable.
    """
    with acting_as(by.pk):
        current = Merge.objects.select_for_update().get(pk=merge.pk)
        if not current.stands or current.undo_asked_by is None:
            raise WrongState("Undoing a merge takes two people: one asks first, another confirms.")
        refuse_half_seen(current, by, current.undo_asked_by)
        asker, holder = current.undo_asked_by, final_survivor(current.survivor)
        record, holder = locked(current.duplicate, holder)
        public = PublicState.objects.get(record=record).publication == Publication.MERGED
        check_confirmation(public=public, actor=by.pk, proposed_by=asker.pk, authors=(), granted=by.granted)
        refuse_new_authors(holder, record)
        Merge.objects.filter(pk=merge.pk).update(undone_by=by)
        current.refresh_from_db()
        with acting_as(asker.pk, reason=current.undo_reason):
            move_claims(moved_then(current, holder), to=record_to_write(record, holder, by=asker))
        tell("merge.undone", actor=by.pk, subject=str(record.pk), data=named(current))
        if public:
            hand_over(current, Outbox.Kind.REINSTATED, SPLIT, by=by)
    return current


def record_to_write(record: Record, holder: Record, *, by: User) -> Record:
    opened(holder, by=by)
    return opened(record, by=by)


def final_survivor(record: Record) -> Record:
    """Return the record that stands for this one after every merge: itself where it was not merged.

    Raises: NotPermitted where one on the way is not seen.
    """
    while merge := standing_merge(record):
        found = survivor_seen(merge)
        if found is None:
            raise NotPermitted("Only people who see both records propose and decide on a merge.")
        record = found
    return record


def standing_merge(record: Record) -> Merge | None:
    """Return the merge that made a duplicate of it, whoever sees the survivor; None where it stands by itself."""
    return Merge.objects.filter(duplicate=record, confirmed_at__isnull=False, undone_at__isnull=True).first()


def open_proposal(record: Record) -> Merge | None:
    """Return the merge of this record that waits for a second person."""
    return Merge.objects.filter(duplicate=record, confirmed_at__isnull=True, declined_at__isnull=True).first()


def merging_into(record: Record, *, among: QuerySet[Record]) -> QuerySet[Merge]:
    """Return the merges into this record, proposed or standing, whose duplicate is one of these records."""
    merges = Merge.objects.filter(survivor=record, declined_at=None, undone_at=None, duplicate__in=among)
    return merges.select_related("duplicate")


def side(record: Record) -> Side:
    revision, merge, until = record.revision, standing_merge(record), embargo_of(record)
    survivor = survivor_seen(merge) if merge else None
    return Side(
        key=record.pk,
        kind=record.kind,
        demonstration=record.demonstration,
        state=State(revision.state),
        released=revision.released_at is not None,
        publication=Publication(PublicState.objects.get(record=record).publication),
        waiting=Outbox.objects.waiting().filter(record=record).exists(),
        merged=merge is not None,
        merged_into=survivor.reference if survivor else "",
        merging=open_proposal(record) is not None,
        public_from=until if until and until > datetime.now(UTC) else None,
        sensitivity=record.sensitivity,
        team=record.team_id,
    )


def move_all(record: Record, into: Record) -> list[dict[str, str]]:
    """Move every claim and return what tells each again: an edit of the survivor gives claims new ids."""
    claims = list(record.claims.all())
    move_claims(claims, to=into)
    return [{"claim": str(claim.pk), **mark(claim)} for claim in claims]


def moved_then(merge: Merge, holder: Record) -> list[Claim]:
    """Return the claims of the holder that came with the merge. Raises: WrongState where none is found again."""
    left = list(holder.claims.all())
    found: list[Claim] = []
    for each in merge.moved:
        same = [claim for claim in left if str(claim.pk) == each["claim"]]
        alike = [claim for claim in left if mark(claim).items() <= each.items()]
        for claim in (same or alike)[:1]:
            left.remove(claim)
            found.append(claim)
    if merge.moved and not found:
        raise WrongState("The claims that were moved are no longer there. Split the other record instead.")
    if found and not left:
        raise WrongState("The other record would be left without a claim. Add one to it first.")
    return found


def mark(claim: Claim) -> dict[str, str]:
    return {"document": str(claim.source_item_id), "speaker": str(claim.speaker_id or "")}


def hand_over(merge: Merge, kind: str, notice_kind: str, *, by: User) -> None:
    """Ask the publisher to lead readers on, or to let the record answer for itself again; with the next batch."""
    record = merge.duplicate
    state = PublicState.objects.get(record=record)
    notice: dict[str, Any] = {"kind": notice_kind, "version": state.version, "text": {}}
    keep_notice(record, notice, by=by)
    into = PublicState.objects.get(record=merge.survivor).code or ""
    row = Outbox.objects.create(
        record=record,
        kind=kind,
        code=state.code or "",
        version=state.version,
        notice=notice,
        merge=merge,
        merged_into=into if kind == Outbox.Kind.MERGED else "",
        requested_by=by,
    )
    data = {"code": row.code, "version": row.version, "outbox": row.pk, "into": row.merged_into}
    tell(f"publication.{kind}", actor=by.pk, subject=str(record.pk), data=data)
    transaction.on_commit(ring)


def locked(record: Record, other: Record) -> tuple[Record, Record]:
    """Let nobody merge, publish or withdraw either record meanwhile, and return both as they stand now."""
    keys = [record.pk, other.pk]
    list(PublicState.objects.select_for_update().filter(record__in=keys).order_by("record_id"))
    now = Record.objects.in_bulk(keys)
    return now[record.pk], now[other.pk]


def authors_ever(*records: Record) -> frozenset[UUID]:
    """Return everybody who wrote in any revision of these records."""
    rows = Authorship.objects.filter(revision__record__in=records)
    return frozenset(rows.values_list("author_id", flat=True))


def shared_origins(record: Record, into: Record) -> list[str]:
    """Return the names of origins that both records have: their claims will count as one source's."""
    return sorted(origins(record.claims.all()) & origins(into.claims.all()))


def origins(claims: Iterable[Claim]) -> set[str]:
    return {claim.origin_group for claim in claims}


def refuse_decided(merge: Merge) -> None:
    if merge.confirmed_at or merge.declined_at:
        raise WrongState("This proposal has been decided on already.")


def named(merge: Merge) -> dict[str, str]:
    return {"merge": str(merge.pk), "into": str(merge.survivor_id)}
