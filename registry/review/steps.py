# SPDX-License-Identifier: Apache-2.0
"""Taking a step of the workflow: check, decide, move, tell; all in one transaction or not at all."""

import secrets
from hashlib import sha256
from uuid import UUID

from registry.accounts.models import User
from registry.audit.trail import acting_as
from registry.audit.trail import record as tell
from registry.casework.actions.access import refuse_unseen
from registry.casework.actions.log import refuse_merged
from registry.casework.models import Record, Revision
from registry.casework.support import refuse_incomplete
from registry.domain.checklist import Checked
from registry.domain.errors import NeedsReason, NotComplete, WrongState
from registry.domain.text import plain_text
from registry.domain.workflow import REJECTIONS, STEPS, State, Step, check
from registry.review.assign import end_all
from registry.review.lock import let_go, refuse_locked, take
from registry.review.models import Decision
from registry.review.notify import tell_of_decision
from registry.review.severe import settled

NOTHING_CHECKED = Checked()
CLOSING = frozenset({State.APPROVED, State.REJECTED})
DECIDING = frozenset({"approve", "reject", "request_changes"})


def newest_for_update(record: Record | UUID) -> Revision:
    """Return the newest revision, locked until the transaction ends."""
    key = record.pk if isinstance(record, Record) else record
    return Revision.objects.select_for_update().filter(record_id=key).order_by("-number")[0]


def authors_of(revision: Revision) -> frozenset[UUID]:
    """Return the ids of everybody who wrote content in this revision."""
    return frozenset(revision.authorships.values_list("author_id", flat=True))


def take_step(
    name: str,
    *,
    record: Record,
    by: User,
    reason: str = "",
    outcome: str = "",
    content: bytes | None = None,
    checked: Checked = NOTHING_CHECKED,
) -> Revision:
    """Move the record's newest revision along one step of the workflow and return it.

    `content` and `checked` belong to “approve” alone: the exact bytes that are approved, and what the reviewer ticked
    (see `publishing.approve`).
    Where two people have to approve, the first approval leaves the revision in review.
    Raises: NotFound where `by` does not see it; NotEditable where it was merged into another; WrongState,
    BeingReviewed, NotPermitted, NeedsSecondPerson, NeedsReason, NotComplete.
    """
    step, reason = STEPS[name], plain_text(reason, field="reason")
    with acting_as(by.pk, reason=reason):
        refuse_unseen(record, by)
        refuse_merged(record)
        revision = newest_for_update(record)
        refuse_step(step, revision, by=by, reason=reason)
        check_outcome(step, outcome)
        if step.target in (State.SUBMITTED, State.APPROVED):
            refuse_incomplete(record)
        if name == "approve" and content is None:
            raise NotComplete("An approval needs the content it approves.")
        last = step.target is not State.APPROVED or settled(revision, digest(step, content), by=by)
        decision = keep_decision(revision, step, content, checked, outcome=outcome, reason=reason, by=by)
        if last:
            move(revision, step, content)
        follow(revision, decision, by=by)
    return revision


def refuse_step(step: Step, revision: Revision, *, by: User, reason: str) -> None:
    """Refuse what this person may not do with this revision now; changes nothing.

    Raises: WrongState, BeingReviewed, NotPermitted, NeedsSecondPerson, NeedsReason.
    """
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
    if step.name in DECIDING:
        refuse_locked(revision, by=by)


def keep_decision(
    revision: Revision,
    step: Step,
    content: bytes | None,
    checked: Checked,
    *,
    outcome: str,
    reason: str,
    by: User,
) -> Decision:
    """Keep who decided what on which bytes; the database takes no approved revision without it."""
    return Decision.objects.create(
        revision=revision,
        step=step.name,
        outcome=outcome,
        reason=reason,
        content_sha256=digest(step, content),
        ticks=list(checked.ticks),
        found=checked.found,
        found_reason=plain_text(checked.found_reason, field="found_reason"),
        decided_by=by,
    )


def check_outcome(step: Step, outcome: str) -> None:
    if step.name == "reject" and outcome not in REJECTIONS:
        raise NeedsReason(
            "Say why it is rejected: out of scope, a duplicate, or too little information.", field="outcome"
        )


def digest(step: Step, content: bytes | None) -> str:
    return sha256(content).hexdigest() if content and step.target is State.APPROVED else ""


def move(revision: Revision, step: Step, content: bytes | None) -> None:
    """Write the new state. The nonce is made when a review starts, so that reviewers see the bytes they decide on."""
    if step.name == "start_review":
        revision.nonce = secrets.token_bytes(32)
    revision.state = step.target.value
    revision.content = content if step.target is State.APPROVED else None
    revision.content_sha256 = digest(step, content)
    revision.save(update_fields=["state", "nonce", "content", "content_sha256"])


def follow(revision: Revision, decision: Decision, *, by: User) -> None:
    """Let lock, assignments and people know, and tell the audit trail last."""
    if decision.step == "start_review":
        take(revision, by=by)
    else:
        let_go(revision)
    if revision.state in CLOSING:
        end_all(revision.record_id, by=by)
    tell_of_decision(decision, by=by)
    data: dict[str, object] = {
        "revision": revision.number,
        "state": revision.state,
        "content_sha256": decision.content_sha256,
    }
    if decision.ticks:
        data |= {"ticks": decision.ticks, "found": decision.found}
    tell(
        f"revision.{decision.step}",
        actor=by.pk,
        subject=str(revision.record_id),
        reason=decision.reason,
        data=data,
    )
