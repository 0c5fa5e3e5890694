# SPDX-License-Identifier: Apache-2.0
"""Nobody takes an account over in silence: its person and all other administrators are told, whatever way it was done."""

import pytest
from django.core import mail
from django.test import Client

from registry.accounts import groups, links, people
from registry.audit.viewing import viewing
from registry.review.models import Notification
from registry.review.notify import mine
from tests.factories.records import logged
from tests.factories.teams import somebody, team

Kind = Notification.Kind


def told(person):
    with viewing(person.pk):
        return [(each.kind, each.account, each.made_by) for each in mine(person)]


@pytest.fixture
def second(db):
    return somebody("second", "administrator")


DONE = {
    Kind.LINK_MADE: lambda by, person: people.issue_link(by=by, person=person),
    Kind.FACTOR_RESET: lambda by, person: people.reset_second_factor(by=by, person=person),
    Kind.ROLE_GIVEN: lambda by, person: people.change_roles(by=by, person=person, roles=["reviewer"]),
    Kind.PUT_INTO_TEAM: lambda by, person: groups.add_member(by=by, team=team("North"), person=person),
}


@pytest.mark.parametrize("kind", DONE)
def test_the_person_and_every_other_administrator_are_told(kind, amal, basim, ghada, second):
    DONE[kind](ghada, amal)

    assert told(amal) == told(second) == [(kind, amal, ghada)]
    assert told(ghada) == told(basim) == []


def test_an_invitation_is_told_to_the_other_administrators(amal, ghada, second):
    invited, _ = people.invite(by=ghada, username="nadia", name="Nadia Example", roles=["reviewer"])

    assert told(second) == [(Kind.INVITED, invited, ghada)]
    assert told(invited) == told(amal) == told(ghada) == []


def test_each_time_is_told_and_what_lets_nobody_in_is_not(amal, ghada, second):
    people.issue_link(by=ghada, person=amal)
    people.issue_link(by=ghada, person=amal)
    people.withdraw_link(by=ghada, person=amal)
    people.end_sessions(by=ghada, person=amal)
    people.change_roles(by=ghada, person=somebody("two", "reviewer", "viewer"), roles=["viewer"])

    assert [kind for kind, *_ in told(second)] == [Kind.LINK_MADE] * 2


def test_a_closed_account_of_an_administrator_is_told_nothing(amal, ghada, second):
    people.close_account(by=ghada, person=second)
    people.issue_link(by=ghada, person=amal)

    assert told(second) == []


def test_an_account_that_was_taken_over_was_told_of(amal, ghada, second):
    """What an administrator alone could do in silence: come in as the author of a sealed record."""
    record = logged(amal, sensitivity="sealed")
    token = people.issue_link(by=ghada, person=amal)
    links.redeem(token=token, password="a password that ghada chose")
    browser = Client()
    assert browser.login(username="amal", password="a password that ghada chose")
    assert browser.get(f"/records/{record.reference}").status_code == 200

    assert told(second) == told(amal) == [(Kind.LINK_MADE, amal, ghada)]


def test_the_page_says_it_to_both_in_their_own_way(amal, ghada, second):
    people.issue_link(by=ghada, person=amal)
    own, other = Client(), Client()
    own.force_login(amal)
    other.force_login(second)

    mine_page, other_page = own.get("/messages").text, other.get("/messages").text
    assert "made a link for a password" in mine_page
    assert "made a link for a password" in other_page
    assert 'class="title" href="/account"' in mine_page
    assert f'href="/people/{amal.pk}"' not in mine_page
    assert f'href="/people/{amal.pk}"' in other_page


@pytest.fixture
def mailing(settings, amal):
    settings.REGISTRY_MAILS = True
    amal.email = "amal@desk.example"
    amal.save(update_fields=["email"])


@pytest.mark.parametrize(
    ("address", "typed"),
    [
        ("/people/{person}/reset-second-factor", {}),
        ("/people/{person}/roles", {"roles": ["reviewer"]}),
        ("/people/{person}/team", {"team": "{team}"}),
        ("/people/teams/{team}/add", {"person": "{person}"}),
    ],
)
def test_the_person_gets_a_mail_that_says_nothing_of_it(
    mailing, amal, ghada, mailoutbox, django_capture_on_commit_callbacks, address, typed
):
    keys = {"person": str(amal.pk), "team": str(team("Qzcanary").pk)}
    browser = Client()
    browser.force_login(ghada)
    sent = {name: value.format(**keys) if isinstance(value, str) else value for name, value in typed.items()}

    with django_capture_on_commit_callbacks(execute=True):
        assert browser.post(address.format(**keys), sent).status_code == 302

    (letter,) = mail.outbox
    assert letter.to == ["amal@desk.example"]
    text = letter.subject + letter.body
    for word in ("Qzcanary", "reviewer", "second factor", "Ghada", "Amal"):
        assert word not in text


def test_nothing_is_mailed_where_there_is_no_address_or_nothing_changed(
    mailing, amal, basim, ghada, mailoutbox, django_capture_on_commit_callbacks
):
    browser = Client()
    browser.force_login(ghada)
    with django_capture_on_commit_callbacks(execute=True):
        assert browser.post(f"/people/{amal.pk}/end-sessions").status_code == 302
        assert browser.post(f"/people/{amal.pk}/roles", {"roles": ["documenter"]}).status_code == 302
        assert browser.post(f"/people/{basim.pk}/roles", {"roles": ["documenter"]}).status_code == 302

    assert mail.outbox == []
