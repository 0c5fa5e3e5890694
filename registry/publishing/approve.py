# SPDX-License-Identifier: Apache-2.0
"""Approving: the reviewer decides on exact bytes, and these bytes are kept."""

from collections.abc import Collection
from datetime import UTC, datetime
from hashlib import sha256

from registry.accounts.models import User
from registry.audit.trail import acting_as
from registry.casework.actions.access import refuse_unseen
from registry.casework.models import Record, Revision
from registry.domain.checklist import ITEMS, Checked, refuse_unticked
from registry.domain.disclosure import may_publish
from registry.domain.errors import ChangedSince, NotComplete, WrongState
from registry.domain.workflow import STEPS
from registry.publishing.checks import findings, present
from registry.publishing.freeze import freeze
from registry.review.steps import newest_for_update, refuse_step, take_step

READ_AGAIN = "The record changed since this page was opened. Read it again before you decide."


def preview(record: Record) -> bytes:
    """Return the bytes that an approval now would keep. Raises: WrongState before a review has started."""
    revision = record.revision
    if revision.content is not None:
        return bytes(revision.content)
    if revision.nonce is None:
        raise WrongState("Start the review first: it fixes the bytes that are decided on.")
    return freeze(record, nonce=bytes(revision.nonce), today=datetime.now(UTC).date()).canonical()


def approve(
    *,
    record: Record,
    by: User,
    reason: str,
    content_sha256: str,
    ticks: Collection[str] = (),
    found_reason: str = "",
) -> Revision:
    """Approve what the reviewer was shown, and nothing else.

    `ticks`: the items of `domain.checklist` that the reviewer has checked; `found_reason`: why what the detector found
    in the text may be public.
    Raises: NotFound where `by` does not see it; ChangedSince when the record no longer gives those bytes; NotComplete
    when it may not be published or an item is not ticked; NeedsReason; and what `review.take_step` raises.
    """
    with acting_as(by.pk, reason=reason):
        refuse_unseen(record, by)
        revision = newest_for_update(record)
        refuse_step(STEPS["approve"], revision, by=by, reason=reason)
        if not may_publish(record.sensitivity):
            raise NotComplete(
                "Its sensitivity keeps this record on the desk. Ask for changes.", field="sensitivity"
            )
        content = preview(record)
        if sha256(content).hexdigest() != content_sha256:
            raise ChangedSince(READ_AGAIN)
        checked = checked_by(record, content, ticks, found_reason, by=by)
        return take_step("approve", record=record, by=by, reason=reason, content=content, checked=checked)


def checked_by(
    record: Record, content: bytes, ticks: Collection[str], found_reason: str, *, by: User
) -> Checked:
    """Return what the reviewer has checked. Raises: NotComplete, NeedsReason."""
    found = findings(content, record, by=by)
    known = tuple(item.code for item in ITEMS if item.code in ticks)
    checked = Checked(known, len(found), found_reason if found else "")
    refuse_unticked(checked, present(record, found))
    return checked
