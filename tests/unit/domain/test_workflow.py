# SPDX-License-Identifier: Apache-2.0
"""The table of steps, row by row, and what stands in its way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.domain.errors import NeedsReason, NeedsSecondPerson, NotPermitted, WrongState
from registry.domain.workflow import STEPS, State, check, check_publish, may

EVERYTHING = frozenset({"record.read", "record.write", "review.decide", "record.publish"})
step_names = st.sampled_from(sorted(STEPS))
states = st.sampled_from(list(State))


@given(name=step_names, state=states)
def test_a_step_starts_from_its_sources_and_from_nowhere_else(name, state):
    step = STEPS[name]

    assert may(step, state=state, actor=1, authors=(), granted=EVERYTHING) == (state in step.sources)


@given(name=step_names)
def test_a_step_without_its_permission_is_refused(name):
    step = STEPS[name]

    with pytest.raises(NotPermitted):
        check(
            step,
            state=next(iter(step.sources)),
            actor=1,
            authors=(),
            granted=EVERYTHING - {step.permission},
            reason="because",
        )


@pytest.mark.parametrize("name", ["start_review", "approve", "request_changes", "reject", "lift_hold"])
def test_an_author_never_judges_their_own_record(name):
    step = STEPS[name]

    with pytest.raises(NeedsSecondPerson):
        check(
            step,
            state=next(iter(step.sources)),
            actor=1,
            authors={1, 2},
            granted=EVERYTHING,
            reason="because",
        )
    check(step, state=next(iter(step.sources)), actor=3, authors={1, 2}, granted=EVERYTHING, reason="because")


@pytest.mark.parametrize("reason", ["", "   ", "\n"])
def test_a_decision_needs_a_reason(reason):
    with pytest.raises(NeedsReason):
        check(
            STEPS["approve"], state=State.IN_REVIEW, actor=3, authors={1}, granted=EVERYTHING, reason=reason
        )


@given(state=states.filter(lambda state: state is not State.APPROVED))
def test_only_what_is_approved_can_be_published(state):
    with pytest.raises(WrongState):
        check_publish(state=state, actor=3, authors={1}, granted=EVERYTHING)


def test_an_author_does_not_publish_and_the_approver_may():
    with pytest.raises(NeedsSecondPerson):
        check_publish(state=State.APPROVED, actor=1, authors={1}, granted=EVERYTHING)
    check_publish(state=State.APPROVED, actor=2, authors={1}, granted=EVERYTHING)
