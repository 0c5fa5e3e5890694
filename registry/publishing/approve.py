# SPDX-License-Identifier: Apache-2.0
"""Approving: the reviewer decides on exact bytes, and these bytes are kept."""

from datetime import UTC, datetime
from hashlib import sha256

from registry.accounts.models import User
from registry.audit.trail import acting_as
from registry.casework.actions.access import refuse_unseen
from registry.casework.models import Record, Revision
from registry.domain.disclosure import may_publish
from registry.domain.errors import ChangedSince, NotComplete, WrongState
from registry.domain.workflow import State
from registry.publishing.freeze import freeze
from registry.review.steps import newest_for_update, take_step

PLACE_UNCHECKED = (
    "The writer says that an exact place is widely published. Check it and say so, or ask for changes."
)


def preview(record: Record) -> bytes:
    """Return the bytes that an approval now would keep. Raises: WrongState before a review has started."""
    revision = record.revision
    if revision.content is not None:
        return bytes(revision.content)
    if revision.nonce is None:
        raise WrongState("Start the review first: it fixes the bytes that are decided on.")
    return freeze(record, nonce=bytes(revision.nonce), today=datetime.now(UTC).date()).canonical()


def leans_on_publicity(record: Record) -> bool:
    """Whether a writer says of a place that it is widely published already. Source: docs/explanation/places.md, P6."""
    return record.locations.filter(widely_published=True).exists()


def approve(
    *, record: Record, by: User, reason: str, content_sha256: str, place_checked: bool = False
) -> Revision:
    """Approve what the reviewer was shown, and nothing else.

    `place_checked`: the reviewer too says that an exact place is widely published; needed where a writer says so.
    Raises: NotFound where `by` does not see it; ChangedSince when the record no longer gives those bytes;
    NotComplete when it may not be published; and what `review.take_step` raises.
    """
    with acting_as(by.pk, reason=reason):
        refuse_unseen(record, by)
        revision = newest_for_update(record)
        if State(revision.state) is not State.IN_REVIEW:
            return take_step("approve", record=record, by=by, reason=reason, content=b"")
        if not may_publish(record.sensitivity):
            raise NotComplete(
                "Its sensitivity keeps this record on the desk. Ask for changes.", field="sensitivity"
            )
        if leans_on_publicity(record) and not place_checked:
            raise NotComplete(PLACE_UNCHECKED, field="place_checked")
        content = preview(record)
        if sha256(content).hexdigest() != content_sha256:
            raise ChangedSince(
                "The record changed since this page was opened. Read it again before you decide."
            )
        return take_step("approve", record=record, by=by, reason=reason, content=content)
