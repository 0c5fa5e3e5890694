# SPDX-License-Identifier: Apache-2.0
"""Each thing that a reviewer can decide has one code of the vocabulary, and each code is something they can decide."""

from registry.domain.workflow import DECISIONS, REJECTIONS, STEPS, State
from registry.vocabularies.read import scheme
from registry.vocabularies.reference import page


def decidable():
    """Yield what a reviewer can do with a record in review: the step, and for a rejection each outcome."""
    for step in STEPS.values():
        if step.permission == "review.decide" and State.IN_REVIEW in step.sources:
            yield from [(step.name, outcome) for outcome in (REJECTIONS if step.name == "reject" else ("",))]


def unlike(codes):
    """Return in what a list of codes and the table of the workflow differ."""
    return sorted({*codes} ^ {*DECISIONS.values()})


def test_every_decision_has_a_code():
    found = list(decidable())

    assert len(found) == 6
    assert sorted(found) == sorted(DECISIONS)


def test_every_code_of_the_vocabulary_is_one_decision():
    codes = [concept.code for concept in scheme("review_decision").concepts]

    assert unlike(codes) == []
    assert len(set(DECISIONS.values())) == len(DECISIONS)


def test_a_code_without_a_decision_is_seen():
    """Negative control."""
    codes = [concept.code for concept in scheme("review_decision").concepts]

    assert unlike([*codes, "postpone"]) == ["postpone"]
    assert unlike(codes[1:]) == codes[:1]


def test_passing_on_for_safety_is_the_step_that_holds_a_record():
    assert DECISIONS["hold", ""] == "escalate_safety"
    assert STEPS["hold"].target is State.HELD


def test_the_reference_page_says_which_step_a_code_is():
    assert "| `hold` |  | `escalate_safety` |" in page()
    assert "| `reject` | `duplicate` | `reject_duplicate` |" in page()
