# SPDX-License-Identifier: Apache-2.0
"""One administrator does not give a new password and a new second factor to one person within a day."""

import pytest

from registry.accounts import links, people
from registry.domain.errors import NeedsSecondPerson
from registry.domain.two_hands import APART
from tests.factories.teams import somebody

DAY = APART.total_seconds()


@pytest.fixture
def second(db):
    return somebody("second", "administrator")


def test_no_reset_after_a_link_of_the_same_hand(amal, ghada, second):
    links.redeem(token=people.issue_link(by=ghada, person=amal), password="a password that ghada chose")

    with pytest.raises(NeedsSecondPerson, match="link"):
        people.reset_second_factor(by=ghada, person=amal)
    people.reset_second_factor(by=second, person=amal)


def test_no_link_after_a_reset_by_the_same_hand(amal, ghada, second):
    people.reset_second_factor(by=ghada, person=amal)

    with pytest.raises(NeedsSecondPerson, match="reset"):
        people.issue_link(by=ghada, person=amal)
    people.issue_link(by=second, person=amal)


def test_a_reset_by_another_after_ones_own_does_not_hide_it(amal, ghada, second):
    people.reset_second_factor(by=ghada, person=amal)
    people.reset_second_factor(by=second, person=amal)

    for by in (ghada, second):
        with pytest.raises(NeedsSecondPerson):
            people.issue_link(by=by, person=amal)


def test_a_day_later_or_for_somebody_else_it_is_no_matter(amal, basim, ghada, later):
    """Negative control."""
    people.reset_second_factor(by=ghada, person=amal)
    people.issue_link(by=ghada, person=basim)
    later(DAY + 1)
    people.issue_link(by=ghada, person=amal)
    later(DAY + 1)

    people.reset_second_factor(by=ghada, person=amal)


def test_a_link_that_was_withdrawn_is_none(amal, ghada):
    people.issue_link(by=ghada, person=amal)
    people.withdraw_link(by=ghada, person=amal)

    people.reset_second_factor(by=ghada, person=amal)


def test_the_page_says_who_may(amal, ghada, client):
    client.force_login(ghada)
    assert client.post(f"/people/{amal.pk}/reset-second-factor").status_code == 302

    answer = client.post(f"/people/{amal.pk}/link")

    assert answer.status_code == 403
    assert "Another administrator must make the link." in answer.text
