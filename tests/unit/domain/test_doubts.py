# SPDX-License-Identifier: Apache-2.0
"""What deserves a second look is named with its claims; a claim that lacks nothing is left alone."""

from dataclasses import replace
from datetime import date

import pytest

from registry.domain.doubts import Doubt, Ground, doubts

DAY = date(2024, 5, 3)
WHOLE = Ground(published_on=DAY, traced=True, reliability="b", credibility="2", origin="Wire One")


def found(*grounds, earliest=DAY):
    return dict(doubts(grounds, earliest=earliest))


def test_a_claim_that_lacks_nothing_is_left_alone():
    assert found(WHOLE, replace(WHOLE, origin="Wire Two")) == {}


@pytest.mark.parametrize(
    ("change", "doubt"),
    [
        ({"published_on": None}, Doubt.UNDATED),
        ({"published_on": date(2020, 1, 1)}, Doubt.BEFORE),
        ({"traced": False}, Doubt.UNTRACED),
        ({"reliability": "f", "credibility": "6"}, Doubt.UNGRADED),
    ],
)
def test_each_lack_is_named_with_its_claim(change, doubt):
    assert found(WHOLE, replace(WHOLE, **change)) == {doubt: (2,)}


@pytest.mark.parametrize("half", [{"reliability": "f"}, {"credibility": "6"}])
def test_half_a_grade_is_one(half):
    assert found(replace(WHOLE, **half)) == {}


def test_no_document_is_too_early_for_an_unknown_day():
    assert found(replace(WHOLE, published_on=date(1990, 1, 1)), earliest=None) == {}


@pytest.mark.parametrize("written", ["WireOne", "Wire One.", "wire  one", "Wire-One"])
def test_origins_that_read_the_same_are_doubted(written):
    assert found(WHOLE, replace(WHOLE, origin="Another"), replace(WHOLE, origin=written)) == {
        Doubt.ALIKE: (1, 3)
    }


def test_one_origin_written_alike_is_no_doubt():
    assert found(WHOLE, WHOLE) == {}
