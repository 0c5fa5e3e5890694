# SPDX-License-Identifier: Apache-2.0
"""The states of a working revision and of a publication, and every step between them, as one table.

The database holds the same table: `casework` migrations build a trigger from `STEPS`, so raw SQL meets the same rules.
"""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from registry.domain.errors import NeedsReason, NeedsSecondPerson, NotPermitted, WrongState


class State(StrEnum):
    """Where a working revision stands."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    IN_REVIEW = "in_review"
    CHANGES_REQUESTED = "changes_requested"
    APPROVED = "approved"
    REJECTED = "rejected"
    HELD = "held"


class Publication(StrEnum):
    """What the world can see of a record."""

    NONE = "none"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"
    MERGED = "merged"


# Kinds of notice (vocabulary notice_type). As an error, versions stay by their number; for safety, nothing does.
WITHDRAWN_AS_ERROR, WITHDRAWN_FOR_SAFETY = "withdrawal_error", "withdrawal_safety"
EDITABLE = frozenset({State.DRAFT, State.CHANGES_REQUESTED})
UNDER_REVIEW = frozenset({State.SUBMITTED, State.IN_REVIEW})


@dataclass(frozen=True, slots=True)
class Step:
    """One allowed move. `second_person`: nobody who wrote the content since the last approval may take it."""

    name: str
    sources: frozenset[State]
    target: State
    permission: str
    second_person: bool = False
    reason: bool = False


STEPS = {
    step.name: step
    for step in (
        Step("submit", EDITABLE, State.SUBMITTED, "record.write"),
        Step("take_back", frozenset({State.SUBMITTED}), State.DRAFT, "record.write"),
        Step(
            "start_review", frozenset({State.SUBMITTED}), State.IN_REVIEW, "review.decide", second_person=True
        ),
        Step(
            "approve",
            frozenset({State.IN_REVIEW}),
            State.APPROVED,
            "review.decide",
            second_person=True,
            reason=True,
        ),
        Step(
            "request_changes",
            frozenset({State.IN_REVIEW}),
            State.CHANGES_REQUESTED,
            "review.decide",
            second_person=True,
            reason=True,
        ),
        Step(
            "reject",
            frozenset({State.IN_REVIEW}),
            State.REJECTED,
            "review.decide",
            second_person=True,
            reason=True,
        ),
        Step("hold", UNDER_REVIEW | {State.APPROVED}, State.HELD, "review.decide", reason=True),
        Step(
            "lift_hold",
            frozenset({State.HELD}),
            State.SUBMITTED,
            "review.decide",
            second_person=True,
            reason=True,
        ),
        Step("reopen", frozenset({State.REJECTED, State.APPROVED}), State.DRAFT, "record.write", reason=True),
    )
}

REJECTIONS = ("out_of_scope", "duplicate", "insufficient")

# What a reviewer decided, as step and outcome, and its code in the vocabulary review_decision.
DECISIONS = {
    ("approve", ""): "approve",
    ("request_changes", ""): "request_changes",
    ("reject", "out_of_scope"): "reject_out_of_scope",
    ("reject", "duplicate"): "reject_duplicate",
    ("reject", "insufficient"): "reject_insufficient",
    ("hold", ""): "escalate_safety",
}


def check(
    step: Step,
    *,
    state: State,
    actor: object,
    authors: Collection[object],
    granted: Collection[str],
    reason: str,
) -> None:
    """Refuse the step unless every condition of its row holds.

    Raises: WrongState, NotPermitted, NeedsSecondPerson, NeedsReason.
    """
    if state not in step.sources:
        raise WrongState("“%(name)s” does not start from “%(state)s”.", name=step.name, state=state)
    if step.permission not in granted:
        raise NotPermitted("This step needs the permission “%(permission)s”.", permission=step.permission)
    if step.second_person and actor in authors:
        raise NeedsSecondPerson("You wrote part of this record. Another person must take this step.")
    if step.reason and not reason.strip():
        raise NeedsReason("Write the reason for this decision.", field="reason")


def may(
    step: Step, *, state: State, actor: object, authors: Collection[object], granted: Collection[str]
) -> bool:
    """Return whether the step could be taken now, a reason being given."""
    try:
        check(step, state=state, actor=actor, authors=authors, granted=granted, reason="given")
    except (WrongState, NotPermitted, NeedsSecondPerson):
        return False
    return True


def check_publish(
    *, state: State, actor: object, authors: Collection[object], granted: Collection[str]
) -> None:
    """Refuse unless the revision is approved and the publisher wrote none of it. Approver and publisher may be one.

    Raises: WrongState, NotPermitted, NeedsSecondPerson.
    """
    if state is not State.APPROVED:
        raise WrongState("Only an approved revision can be published; this one is “%(state)s”.", state=state)
    if "record.publish" not in granted:
        raise NotPermitted("Publishing needs the role publisher.")
    if actor in authors:
        raise NeedsSecondPerson("You wrote part of this record. Another person must publish it.")
