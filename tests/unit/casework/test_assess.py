# SPDX-License-Identifier: Apache-2.0
"""A best figure is set by a reviewer, inside the range, with a public reason; whoever set it does not approve."""

from datetime import date

import pytest

from registry.casework.actions.assess import set_best, take_best_away
from registry.casework.actions.log import rewrite_record
from registry.casework.models import Authorship, CasualtyAssessment
from registry.domain.errors import (
    InvalidInput,
    InvalidRange,
    NeedsReason,
    NeedsSecondPerson,
    NotComplete,
    NotEditable,
    NotPermitted,
)
from registry.publishing.freeze import freeze
from registry.review.steps import take_step
from tests.factories import records

WHY = {"en": "The hospital lists four people by name."}


def given_best(record, by, best=4, **changes):
    values = {"harm": "killed", "best": best, "method": "named_people", "reason": WHY} | changes
    return set_best(record, by=by, **values)


@pytest.fixture
def record(amal):
    return records.logged(amal, claims=(records.claim(3, origin="a"), records.claim(5, origin="b")))


def test_best_figure_is_published_beside_the_range(record, basim):
    given_best(record, basim)

    killed = freeze(record, nonce=bytes(32), today=date(2025, 4, 1)).casualties["killed"]
    assert (killed.min, killed.max, killed.best, killed.best_reason) == (3, 5, 4, WHY)


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"best": 6}, InvalidRange),
        ({"best": 2}, InvalidRange),
        ({"harm": "injured"}, InvalidInput),
        ({"method": "guess"}, InvalidInput),
        ({"reason": {"en": " "}}, NeedsReason),
        ({"reason": {"en": "a\u202eb"}}, InvalidInput),
    ],
)
def test_figure_outside_the_claims_or_without_a_reason_is_refused(record, basim, changes, refusal):
    with pytest.raises(refusal):
        given_best(record, basim, **changes)
    assert not CasualtyAssessment.objects.exists()


def test_documenter_sets_none(record, amal):
    with pytest.raises(NotPermitted):
        given_best(record, amal)
    assert not CasualtyAssessment.objects.exists()


def test_content_that_stands_still_gets_none(record, amal, basim):
    take_step("submit", record=record, by=amal)

    with pytest.raises(NotEditable):
        given_best(record, basim)


def test_whoever_set_it_is_an_author_and_does_not_approve(record, amal, basim):
    given_best(record, basim)
    take_step("submit", record=record, by=amal)

    assert Authorship.objects.filter(author=basim).exists()
    with pytest.raises(NeedsSecondPerson):
        take_step("start_review", record=record, by=basim)


def test_claims_that_move_away_from_it_are_not_submitted_until_it_is_set_anew(record, amal, basim):
    given_best(record, basim)
    rewrite_record(record, records.draft(claims=(records.claim(9),)), by=amal, row_version=1)

    with pytest.raises(NotComplete, match="outside the range by now"):
        take_step("submit", record=record, by=amal)
    take_best_away(record, harm="killed", by=basim)
    take_step("submit", record=record, by=amal)
