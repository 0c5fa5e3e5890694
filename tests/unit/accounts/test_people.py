# SPDX-License-Identifier: Apache-2.0
"""Who manages people may not raise themselves, the last administrator stays, and each change is told and holds at once."""

import json
import re

import pytest
from django.db import IntegrityError, transaction

from registry.accounts import people
from registry.accounts.models import RoleGrant, User
from registry.audit.models import Event
from registry.audit.trail import acting_as
from registry.config.environment import PROJECT
from registry.desk.words import ACCOUNT_EVENTS
from registry.domain.errors import InvalidInput, NeedsSecondPerson, NotPermitted, WrongState
from tests.factories.teams import team
from tests.fixtures.cast import PASSWORD, make
from tests.flows.at_the_door import App, is_in, kinds, recovery_codes, sign_in
from tests.flows.desk_browser import Browser
from tests.flows.pages import form_to

pytestmark = pytest.mark.django_db(databases=["default", "published"])


@pytest.fixture
def second(ghada):
    """Another administrator."""
    other = User.objects.create_user("hani", PASSWORD, display_name="Hani")
    RoleGrant.objects.create(user=other, role="administrator")
    return other


def roles(user) -> set[str]:
    return set(user.role_grants.values_list("role", flat=True))


def told(verb):
    return json.loads(Event.objects.get(verb=verb).body)


def test_roles_are_given_and_taken_and_the_trail_names_both(ghada, amal):
    people.change_roles(by=ghada, person=amal, roles=["reviewer", "publisher"])

    assert roles(amal) == {"reviewer", "publisher"}
    event = told("account.roles_changed")
    assert (event["actor"], event["subject"]) == (str(ghada.pk), str(amal.pk))
    assert event["data"] == {"given": ["publisher", "reviewer"], "taken": ["documenter"]}


def test_lost_role_is_lost_at_the_next_request(ghada, amal, client):
    sign_in(client, "amal")
    people.change_roles(by=ghada, person=amal, roles=["viewer"])

    assert not is_in(client)
    sign_in(client, "amal")
    assert client.get("/new/incident").status_code == 403


def test_nobody_gives_themselves_a_role(ghada, second):
    with pytest.raises(NeedsSecondPerson):
        people.change_roles(by=ghada, person=ghada, roles=["administrator", "publisher"])
    people.change_roles(by=second, person=ghada, roles=["administrator", "publisher"])

    assert roles(ghada) == {"administrator", "publisher"}


def test_the_database_refuses_a_role_given_to_oneself(ghada, amal, client):
    client.force_login(ghada)
    with (
        pytest.raises(IntegrityError, match="nobody gives themselves"),
        transaction.atomic(),
        acting_as(ghada.pk),
    ):
        RoleGrant.objects.create(user=ghada, role="publisher")
    with acting_as(ghada.pk):
        RoleGrant.objects.create(user=amal, role="publisher")

    assert (roles(ghada), "publisher" in roles(amal)) == ({"administrator"}, True)


def give_up(ghada):
    RoleGrant.objects.create(user=ghada, role="viewer")
    people.change_roles(by=ghada, person=ghada, roles=["viewer"])


def be_closed(ghada):
    people.close_account(by=make_closer(ghada), person=ghada)


def make_closer(ghada):
    """Return somebody who may close accounts and is no administrator who could sign in."""
    other = User.objects.create_user("invited", PASSWORD, display_name="Invited")
    RoleGrant.objects.create(user=other, role="administrator")
    other.set_unusable_password()
    other.save()
    return other


@pytest.mark.parametrize("leave", [give_up, be_closed])
def test_last_administrator_stays(ghada, leave):
    with pytest.raises(WrongState, match="last administrator"):
        leave(ghada)
    ghada.refresh_from_db()

    assert ghada.is_active
    assert "administrator" in roles(ghada)


def test_the_database_keeps_the_last_administrator_too(ghada):
    for change in (
        lambda: RoleGrant.objects.filter(user=ghada).delete(),
        lambda: User.objects.filter(pk=ghada.pk).update(is_active=False),
    ):
        with pytest.raises(IntegrityError, match="last administrator"), transaction.atomic():
            change()


def test_one_of_two_administrators_may_go(ghada, second):
    RoleGrant.objects.create(user=ghada, role="viewer")
    people.change_roles(by=ghada, person=ghada, roles=["viewer"])

    assert roles(ghada) == {"viewer"}
    with pytest.raises(IntegrityError), transaction.atomic():
        RoleGrant.objects.filter(user=second).delete()


def test_closed_account_is_out_at_once_and_opens_again(ghada, amal, client):
    sign_in(client, "amal")
    people.close_account(by=ghada, person=amal)
    assert (is_in(client), sign_in(client, "amal").status_code) == (False, 422)

    people.open_account(by=ghada, person=amal)

    assert sign_in(client, "amal").status_code == 302
    assert [told(verb)["actor"] for verb in ("account.closed", "account.opened")] == [str(ghada.pk)] * 2


def test_second_factor_is_reset_by_another_person_alone(ghada, second, amal, client):
    App.of(amal)
    recovery_codes(amal)
    App.of(ghada)
    with pytest.raises(NeedsSecondPerson):
        people.reset_second_factor(by=ghada, person=ghada)

    people.reset_second_factor(by=ghada, person=amal)

    assert (kinds(amal), kinds(ghada)) == (set(), {"totp"})
    assert told("account.second_factor_reset")["subject"] == str(amal.pk)
    assert sign_in(client, "amal")["Location"] == "/"


def test_own_account_is_closed_by_another(ghada, second):
    with pytest.raises(NeedsSecondPerson):
        people.close_account(by=ghada, person=ghada)


ACTS = {
    "invite": lambda by, person: people.invite(by=by, username="x", name="X", roles=["viewer"]),
    "link": lambda by, person: people.issue_link(by=by, person=person),
    "withdraw": lambda by, person: people.withdraw_link(by=by, person=person),
    "roles": lambda by, person: people.change_roles(by=by, person=person, roles=["viewer"]),
    "close": lambda by, person: people.close_account(by=by, person=person),
    "open": lambda by, person: people.open_account(by=by, person=person),
    "sessions": lambda by, person: people.end_sessions(by=by, person=person),
    "factor": lambda by, person: people.reset_second_factor(by=by, person=person),
}


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_nobody_else_manages_people(eyad, fadi, act):
    with pytest.raises(NotPermitted):
        act(eyad, fadi)

    assert (Event.objects.count(), User.objects.count()) == (0, 2)


def test_no_role_at_all_and_unknown_roles_are_refused(ghada, amal):
    for wanted in ([], ["king"]):
        with pytest.raises(InvalidInput):
            people.change_roles(by=ghada, person=amal, roles=wanted)


PAGES = ("/people", "/people/invite", "/people/{pk}")


@pytest.mark.parametrize("path", PAGES)
def test_pages_of_people_are_the_administrators(client, ghada, eyad, path):
    client.force_login(eyad)
    assert client.get(path.format(pk=ghada.pk)).status_code == 403
    client.force_login(ghada)
    assert client.get(path.format(pk=ghada.pk)).status_code == 200


def test_pages_do_what_they_say(ghada, amal):
    browser, path = Browser(ghada), f"/people/{amal.pk}"
    action, fields = form_to(browser.page(path), "/roles")
    assert browser.client.post(action, fields | {"roles": ["viewer"]}).status_code == 302
    browser.press(path, "/end-sessions")
    browser.press(path, "/close")
    browser.press(path, "/open")
    App.of(amal)
    browser.press(path, "/reset-second-factor")

    page = browser.page(path)
    assert roles(amal) == {"viewer"}
    for said in (
        "closed the account",
        "reset the second factor",
        "given: Viewer; taken: Documenter",
        "by Ghada" * 0,
    ):
        assert said in page
    assert browser.client.post(f"{path}/no-such-step", fields).status_code == 404


def test_list_costs_the_same_for_many_people(client, ghada, django_assert_max_num_queries):
    for name in ("amal", "basim", "dunya", "eyad", "fadi"):
        make(name)
    client.force_login(ghada)
    client.get("/people")
    with django_assert_max_num_queries(14):
        assert client.get("/people").status_code == 200


def test_role_table_is_shown_to_everybody_signed_in(client, fadi):
    client.force_login(fadi)

    assert "people.manage" in client.get("/people/roles").text


def test_every_event_of_an_account_has_its_words():
    code = "".join(path.read_text() for path in (PROJECT / "registry").rglob("*.py"))

    told = set(re.findall(r'tell\(\s*"(account\.[a-z_]+)"', code))
    told |= {f"account.{verb}" for verb in re.findall(r'told\(self\.request, "([a-z_]+)"', code)}

    assert told == set(ACCOUNT_EVENTS)


def test_an_invitation_may_name_the_first_team(ghada, amal):
    north = team("North", amal)
    browser = Browser(ghada)
    typed = {"roles": "documenter", "email": ""}
    action, fields = form_to(browser.page("/people/invite"), "/invite")
    with_team = browser.send(action, fields, name="Jana", username="jana", team=str(north.pk), **typed)
    without = browser.send(action, fields, name="Karim", username="karim", **typed)

    assert [each.status_code for each in (with_team, without)] == [200, 200]
    assert ["In no team yet" in each.text for each in (with_team, without)] == [False, True]
    assert [row.team for row in User.objects.get(username="jana").memberships.all()] == [north]
    assert not User.objects.get(username="karim").memberships.exists()
