# SPDX-License-Identifier: Apache-2.0
"""Who left a team, lost a role or an account is refused at the very next request of the session that was open."""

import pytest
from django.test import Client

from registry.accounts.models import Membership, RoleGrant
from registry.casework.actions.access import let_read, stop_reading
from tests.factories.records import logged
from tests.factories.teams import join, somebody, team


@pytest.fixture
def colleague(amal):
    """Somebody in a team, with an open session and a record of the team before them."""
    person = somebody("colleague", "documenter")
    join(team("North", amal), person)
    return person


@pytest.fixture
def record(amal, colleague):
    return logged(amal, team=team("North").pk)


@pytest.fixture
def session(colleague, record):
    browser = Client()
    browser.force_login(colleague)
    assert browser.get(f"/records/{record.reference}").status_code == 200
    assert record.reference in browser.get("/records").text
    return browser


def statuses(browser, record):
    address = f"/records/{record.reference}"
    return {
        browser.get(address).status_code,
        browser.get(f"{address}/edit").status_code,
        browser.post(f"{address}/edit", {}).status_code,
        browser.post(f"{address}/steps/submit").status_code,
    }


def test_a_membership_that_ended(session, record, colleague):
    Membership.objects.filter(user=colleague).delete()

    assert statuses(session, record) == {404}
    assert record.reference not in session.get("/records").text


def test_a_move_to_another_team(session, record, colleague):
    Membership.objects.filter(user=colleague).delete()
    join(team("South"), colleague)

    assert statuses(session, record) == {404}


def test_a_role_that_was_taken(session, record, colleague):
    RoleGrant.objects.filter(user=colleague).delete()

    assert statuses(session, record) == {404}


def test_a_lesser_role(session, record, colleague):
    RoleGrant.objects.filter(user=colleague).delete()
    RoleGrant.objects.create(user=colleague, role="viewer")

    assert statuses(session, record) == {200, 403}


def test_an_account_that_was_closed(session, record, colleague):
    colleague.is_active = False
    colleague.save(update_fields=["is_active"])

    assert statuses(session, record) == {302}


def test_a_name_that_was_taken_off_the_record(amal, fadi, record):
    let_read(record, person=fadi, by=amal)
    browser = Client()
    browser.force_login(fadi)
    assert browser.get(f"/records/{record.reference}").status_code == 200

    stop_reading(record, person=fadi, by=amal)

    assert browser.get(f"/records/{record.reference}").status_code == 404
