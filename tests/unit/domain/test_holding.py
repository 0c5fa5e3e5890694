# SPDX-License-Identifier: Apache-2.0
"""Who sets and lifts a hold: every combination of state, person and reason, and what is said to the others."""

from itertools import product

import pytest

from registry.domain.errors import NeedsReason, NeedsSecondPerson, NotPermitted, Refusal, WrongState
from registry.domain.holding import HOLD_STEPS, MAY_HOLD, HoldState, check_hold_step, check_may_hold


@pytest.mark.parametrize(
    ("granted", "reason", "refused"),
    [
        ({"review.decide"}, "They were threatened.", None),
        ({"record.publish"}, "They were threatened.", None),
        ({"record.write", "record.read", "people.manage"}, "They were threatened.", NotPermitted),
        ({"review.decide"}, " \n", NeedsReason),
    ],
)
def test_a_reviewer_or_a_publisher_sets_a_hold_with_a_reason(granted, reason, refused):
    if refused is None:
        check_may_hold(granted, reason)
    else:
        with pytest.raises(refused):
            check_may_hold(granted, reason)


@pytest.mark.parametrize(("name", "state", "permission"), [*product(HOLD_STEPS, HoldState, MAY_HOLD)])
def test_each_step_starts_from_its_own_state_alone(name, state, permission):
    step = HOLD_STEPS[name]

    def check():
        check_hold_step(step, state=state, actor=2, asked_by=1, granted={permission}, reason="Safe again.")

    if state is step.source:
        check()
    else:
        with pytest.raises(WrongState) as refusal:
            check()
        assert refusal.value.message


@pytest.mark.parametrize("name", HOLD_STEPS)
def test_lifting_alone_takes_somebody_else_than_who_asked(name):
    step = HOLD_STEPS[name]
    refused: type[Refusal] | None = NeedsSecondPerson if name == "lift" else None

    def check(actor):
        check_hold_step(
            step, state=step.source, actor=actor, asked_by=1, granted={"review.decide"}, reason="Safe again."
        )

    check(2)
    if refused is None:
        check(1)
    else:
        with pytest.raises(refused):
            check(1)
