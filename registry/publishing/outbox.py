# SPDX-License-Identifier: Apache-2.0
"""Handing over to the publisher: publish, correct, withdraw. Each writes one outbox row in the deciding transaction."""

from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.db import transaction

from registry.accounts.models import User
from registry.audit.trail import acting_as
from registry.audit.trail import record as tell
from registry.casework.actions.access import refuse_unseen
from registry.casework.models import Notice, PublicState, Record, Revision
from registry.domain import reference
from registry.domain.detect import refuse_blockers
from registry.domain.errors import ChangedSince, DemonstrationRefused, NeedsReason, NotPermitted, WrongState
from registry.domain.text import plain_text
from registry.domain.workflow import (
    MERGE,
    SPLIT,
    WITHDRAWN_AS_ERROR,
    WITHDRAWN_FOR_SAFETY,
    Publication,
    State,
    check_publish,
)
from registry.publishing.freeze import freeze, held
from registry.publishing.freeze.claims import conceals
from registry.publishing.holds import is_suspended, refuse_held
from registry.publishing.models import Outbox
from registry.publishing.takedown import taken_down_by
from registry.publishing.tasks import ring
from registry.review.steps import authors_of, newest_for_update

WITHDRAWALS = (WITHDRAWN_AS_ERROR, WITHDRAWN_FOR_SAFETY)
CHANGES = ("correction", "clarification", "regrade")


def publish(
    *,
    record: Record,
    by: User,
    notice_kind: str = "",
    notice_text: dict[str, str] | None = None,
    without_earlier: bool = False,
) -> Outbox:
    """Hand the approved bytes to the publisher; a record that is public already gets a new version with a notice.

    `without_earlier`: every version before it is taken down, for somebody sees in them what endangers people.
    Raises: NotFound, WrongState, NotPermitted, NeedsSecondPerson, ChangedSince, NeedsReason, DemonstrationRefused.
    """
    with acting_as(by.pk):
        refuse_unseen(record, by)
        revision = newest_for_update(record)
        state = PublicState.objects.select_for_update().get(record=record)
        check_publish(
            state=State(revision.state), actor=by.pk, authors=authors_of(revision), granted=by.granted
        )
        refuse_second_release(revision.released_at)
        refuse_unfit(record, state)
        content = still_approved(record, revision)
        version = waiting_version(record, state) + 1
        notice = change_notice(version, notice_kind, plain(notice_text), kinds=change_kinds(record))
        keep_notice(record, notice, by=by)
        row = Outbox.objects.create(
            record=record,
            revision=revision,
            kind=outbox_kind(version, notice_kind),
            code=state.code or mint_for(record, state),
            version=version,
            content=content,
            content_sha256=sha256(content).hexdigest(),
            notice=notice,
            takes_down=versions_taken_down(record, content, all_of_them=without_earlier),
            related=related_codes(record),
            requested_by=by,
        )
        release(record, revision)
        settle(row, by=by)
    return row


def release(record: Record, revision: Revision) -> None:
    """Note that the revision was handed over, and keep where its places truly are."""
    revision.released_at = datetime.now(UTC)
    revision.places_held = held(record, today=approval_day(revision))
    revision.save(update_fields=["released_at", "places_held"])


def withdraw(
    *, record: Record, by: User, notice_kind: str, notice_text: dict[str, str] | None = None
) -> Outbox:
    """Take a record from the world and leave a tombstone. For safety, the notice carries no details.

    What was withdrawn as an error keeps its versions by number; it can be withdrawn for safety after all.
    Raises: NotFound, NotPermitted, WrongState, NeedsReason.
    """
    if notice_kind not in WITHDRAWALS:
        raise NeedsReason("Say whether it is withdrawn as an error or for safety.", field="notice_kind")
    text = {} if notice_kind == WITHDRAWN_FOR_SAFETY else plain(notice_text)
    if notice_kind == WITHDRAWN_AS_ERROR and not text.get("en", "").strip():
        raise NeedsReason("Write what was wrong, in English at least.", field="notice_text")
    with acting_as(by.pk):
        refuse_unseen(record, by)
        state = PublicState.objects.select_for_update().get(record=record)
        version = waiting_version(record, state)
        if "record.publish" not in by.granted:
            raise NotPermitted("Withdrawing needs the role publisher.")
        if not version or not may_be_withdrawn(record, notice_kind) or is_merged(record):
            raise WrongState("Only a published record can be withdrawn.")
        if notice_kind != WITHDRAWN_FOR_SAFETY and is_suspended(record):
            raise WrongState("It is held for safety. Withdraw it for safety, or lift the hold first.")
        notice = {"kind": notice_kind, "version": version, "text": text}
        keep_notice(record, notice, by=by)
        row = Outbox.objects.create(
            record=record,
            kind=Outbox.Kind.WITHDRAWN,
            code=state.code or "",
            version=version,
            notice=notice,
            requested_by=by,
        )
        settle(row, by=by)
    return row


def still_approved(record: Record, revision: Revision) -> bytes:
    """Return the approved bytes. Raises: ChangedSince where the record would not give them any more."""
    content = bytes(revision.content or b"")
    now = freeze(record, nonce=bytes(revision.nonce or b""), today=approval_day(revision))
    if now.canonical() != content:
        raise ChangedSince("Something this record rests on changed after the approval. Review it again.")
    return content


def plain(text: dict[str, str] | None) -> dict[str, str]:
    """Return the notice as it goes out. Raises: InvalidInput where it holds a coordinate, number or address."""
    spelled = {language: plain_text(words, field="notice_text") for language, words in (text or {}).items()}
    refuse_blockers(spelled, field="notice_text")
    return spelled


def approval_day(revision: Revision) -> date:
    """Return the day the bytes were approved: what an embargo hid then stays hidden in them."""
    return revision.decisions.filter(step="approve").latest("decided_at").decided_at.date()


def refuse_second_release(released_at: datetime | None) -> None:
    if released_at is not None:
        raise WrongState("This revision has already been handed to the publisher.")


def refuse_unfit(record: Record, state: PublicState) -> None:
    if state.publication == Publication.WITHDRAWN or withdrawal_waits(record):
        raise WrongState("A withdrawn record is not published again by this step.")
    if is_merged(record):
        raise WrongState("It was merged into another record. Only that one is published.")
    refuse_held(record)
    if record.demonstration and settings.REGISTRY_PRODUCTION:
        raise DemonstrationRefused("Demonstration records are never published in production.")


def is_merged(record: Record) -> bool:
    """Whether it was merged into another record and that was not undone."""
    return record.merges.filter(confirmed_at__isnull=False, undone_at__isnull=True).exists()


def related_codes(record: Record) -> list[str]:
    """Return the codes of the public records that this one was split from or into, in a fixed order."""
    parts = PublicState.objects.filter(record__split_from__record=record)
    wholes = PublicState.objects.filter(record__splits__part=record)
    known = (parts | wholes).filter(publication=Publication.PUBLISHED.value).distinct()
    return sorted(code for code in known.values_list("code", flat=True) if code)


def change_kinds(record: Record) -> tuple[str, ...]:
    """Return the kinds of notice that the next version may bear: of a merge or split only where there was one."""
    told = [name for name, rows in ((MERGE, record.merged_here), (SPLIT, record.splits)) if rows.exists()]
    return (*CHANGES, *told)


def withdrawal_waits(record: Record) -> bool:
    return Outbox.objects.filter(record=record, kind=Outbox.Kind.WITHDRAWN, done_at__isnull=True).exists()


def may_be_withdrawn(record: Record, notice_kind: str) -> bool:
    """Whether the record was not withdrawn yet, or only as an error and now for safety."""
    before = Outbox.objects.filter(record=record, kind=Outbox.Kind.WITHDRAWN).values_list("notice", flat=True)
    return all(
        notice and notice["kind"] == WITHDRAWN_AS_ERROR and notice_kind == WITHDRAWN_FOR_SAFETY
        for notice in before
    )


def waiting_version(record: Record, state: PublicState) -> int:
    """Return the newest version that is public or on its way; 0 when there is none."""
    newest = (
        Outbox.objects.filter(record=record).order_by("-version").values_list("version", flat=True).first()
    )
    return max(state.version, newest or 0)


def mint_for(record: Record, state: PublicState) -> str:
    """Give the record its public code: random, so that it tells nothing, and for good."""
    state.code = reference.mint(prefix="DEM" if record.demonstration else settings.REGISTRY_CODE_PREFIX)
    state.save(update_fields=["code"])
    return state.code


def versions_taken_down(record: Record, content: bytes, *, all_of_them: bool = False) -> list[int]:
    """Return the versions that tell more than the new content may, and those that were taken down before.

    Out of a hold leads only a version that takes all before it down.
    """
    earlier = list(
        Outbox.objects.filter(record=record, content__isnull=False).values_list(
            "version", "content", "takes_down"
        )
    )
    contents = [(version, bytes(then or b"")) for version, then, _ in earlier]
    before = {number for *_, numbers in earlier for number in numbers}
    if all_of_them or is_suspended(record):
        return sorted(version for version, *_ in earlier)
    return sorted({*before, *taken_down_by(content, contents, hides=conceals(record))})


def outbox_kind(version: int, notice_kind: str) -> str:
    if version == 1:
        return Outbox.Kind.PUBLISHED
    return Outbox.Kind.REGRADED if notice_kind == "regrade" else Outbox.Kind.CORRECTED


def change_notice(
    version: int, kind: str, text: dict[str, str], *, kinds: tuple[str, ...] = CHANGES
) -> dict[str, Any] | None:
    """Return the notice that goes with a new version; the first version needs none."""
    if version == 1:
        return None
    if kind not in kinds:
        raise NeedsReason("Say what kind of change this is.", field="notice_kind")
    if not text.get("en", "").strip():
        raise NeedsReason("Write what changed and why, in English at least.", field="notice_text")
    return {"kind": kind, "version": version, "text": text}


def keep_notice(record: Record, notice: dict[str, Any] | None, *, by: User) -> None:
    """Keep the notice on the desk first: the outbox takes none that is not kept under the same name."""
    if notice:
        Notice.objects.create(
            record=record,
            kind=notice["kind"],
            text=notice["text"],
            version=notice["version"],
            created_by=by,
        )


def settle(row: Outbox, *, by: User) -> None:
    """Tell the audit trail, and ring for the publisher once the decision has committed."""
    tell(
        f"publication.{row.kind}",
        actor=by.pk,
        subject=str(row.record_id),
        data={
            "code": row.code,
            "version": row.version,
            "content_sha256": row.content_sha256,
            "outbox": row.pk,
            **({"takes_down": row.takes_down} if row.takes_down else {}),
        },
    )
    transaction.on_commit(ring)
