# SPDX-License-Identifier: Apache-2.0
"""Taking a step of the workflow: check, move, decide, tell the audit trail; all in one transaction or not at all."""

import secrets
from hashlib import sha256
from uuid import UUID

from registry.accounts.models import User
from registry.audit.trail import acting_as
from registry.audit.trail import record as tell
from registry.casework.actions.access import refuse_unseen
from registry.casework.models import Record, Revision
from registry.casework.support import refuse_incomplete
from registry.domain.errors import NeedsReason, NotComplete, WrongState
from registry.domain.text import plain_text
from registry.domain.workflow import REJECTIONS, STEPS, State, Step, check
from registry.review.models import Decision


def newest_for_update(record: Record | UUID) -> Revision:
    """Return the newest revision, locked until the transaction ends."""
    key = record.pk if isinstance(record, Record) else record
    return Revision.objects.select_for_update().filter(record_id=key).order_by("-number")[0]


def authors_of(revision: Revision) -> frozenset[UUID]:
    """Return the ids of everybody who wrote content in this revision."""
    return frozenset(revision.authorships.values_list("author_id", flat=True))


def take_step(
    name: str, *, record: Record, by: User, reason: str = "", outcome: str = "", content: bytes | None = None
) -> Revision:
    """Move the record's newest revision along one step of the workflow and return it.

    `content` belongs to “approve” alone: the exact bytes that are approved (see `publishing.approve`).
    Raises: NotFound where `by` does not see it; WrongState, NotPermitted, NeedsSecondPerson, NeedsReason, NotComplete.
    """
    step, reason = STEPS[name], plain_text(reason, field="reason")
    with acting_as(by.pk, reason=reason):
        refuse_unseen(record, by)
        revision = newest_for_update(record)
        if revision.released_at is not None:
            raise WrongState("This revision has been published; start a correction instead.")
        check(
            step,
            state=State(revision.state),
            actor=by.pk,
            authors=authors_of(revision),
            granted=by.granted,
            reason=reason,
        )
        check_outcome(step, outcome)
        if step.target in (State.SUBMITTED, State.APPROVED):
            refuse_incomplete(record)
        move(revision, step, content)
        keep_decision(revision, step, outcome=outcome, reason=reason, by=by)
    return revision


def keep_decision(revision: Revision, step: Step, *, outcome: str, reason: str, by: User) -> None:
    """Keep who decided what on which bytes, and tell the audit trail."""
    Decision.objects.create(
        revision=revision,
        step=step.name,
        outcome=outcome,
        reason=reason,
        content_sha256=revision.content_sha256,
        decided_by=by,
    )
    tell(
        f"revision.{step.name}",
        actor=by.pk,
        subject=str(revision.record_id),
        reason=reason,
        data={
            "revision": revision.number,
            "state": step.target.value,
            "content_sha256": revision.content_sha256,
        },
    )


def check_outcome(step: Step, outcome: str) -> None:
    if step.name == "reject" and outcome not in REJECTIONS:
        raise NeedsReason(
            "Say why it is rejected: out of scope, a duplicate, or too little information.", field="outcome"
        )


def move(revision: Revision, step: Step, content: bytes | None) -> None:
    """Write the new state. The nonce is made when a review starts, so that reviewers see the bytes they decide on."""
    if step.name == "approve" and content is None:
        raise NotComplete("An approval needs the content it approves.")
    if step.name == "start_review":
        revision.nonce = secrets.token_bytes(32)
    revision.state = step.target.value
    revision.content = content if step.target is State.APPROVED else None
    revision.content_sha256 = sha256(content).hexdigest() if content and step.target is State.APPROVED else ""
    revision.save(update_fields=["state", "nonce", "content", "content_sha256"])
