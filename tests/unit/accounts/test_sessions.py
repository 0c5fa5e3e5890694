# SPDX-License-Identifier: Apache-2.0
"""A session begins under a new key, is listed without a full address, and ends when it should."""

from datetime import UTC, datetime

import pytest
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client

from registry.accounts import people
from registry.audit.models import Event
from tests.fixtures.cast import PASSWORD
from tests.flows.at_the_door import App, is_in, second_step, sign_in

pytestmark = pytest.mark.django_db(databases=["default", "published"])
NEW = "another horse, another battery"


def cookie(client: Client) -> str:
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def with_cookie(value: str) -> Client:
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = value
    return client


def test_a_session_planted_before_the_sign_in_is_not_the_one_after(client, amal):
    app = App.of(amal)
    sign_in(client, "amal")
    planted = cookie(client)
    second_step(client, app.code())

    assert cookie(client) != planted
    assert is_in(client)
    assert not is_in(with_cookie(planted))
    assert not Session.objects.filter(session_key=planted).exists()


def test_signed_out_cookie_is_dead(client, amal):
    sign_in(client, "amal")
    kept = cookie(client)
    client.post("/sign-out")

    assert not is_in(with_cookie(kept))


def test_own_new_password_keeps_this_session_and_ends_all_others(client, amal):
    other = Client()
    sign_in(other, "amal")
    sign_in(client, "amal")
    before = cookie(client)

    answer = client.post("/account/password", {"new_password": NEW, "again": NEW})

    assert answer.status_code == 302
    assert (is_in(client), is_in(other), is_in(with_cookie(before))) == (True, False, False)
    assert sign_in(Client(), "amal").status_code == 422
    assert sign_in(Client(), "amal", NEW).status_code == 302
    assert Event.objects.filter(verb="account.password_changed").count() == 1


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"new_password": "short", "again": "short"}, "too short"),
        ({"new_password": "password1234", "again": "password1234"}, "too common"),
        ({"new_password": NEW, "again": "something else"}, "not the same"),
        ({"new_password": "", "again": ""}, "There is a problem"),
    ],
)
def test_password_that_will_not_do_is_told_and_changes_nothing(client, amal, typed, told):
    client.force_login(amal)

    answer = client.post("/account/password", typed)

    assert (answer.status_code, told in answer.text) == (422, True)
    assert sign_in(Client(), "amal", PASSWORD).status_code == 302


def test_role_change_ends_the_sessions_of_the_person_and_of_nobody_else(amal, basim, ghada):
    hers, his = Client(), Client()
    sign_in(hers, "amal")
    sign_in(his, "basim")

    people.change_roles(by=ghada, person=amal, roles=["viewer"])

    assert (is_in(hers), is_in(his)) == (False, True)


def test_sessions_are_listed_with_their_browser_and_their_network_alone(client, amal):
    other = Client(
        headers={"user-agent": "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0"}, REMOTE_ADDR="203.0.113.77"
    )
    sign_in(other, "amal")
    sign_in(client, "amal")

    page = client.get("/account/sessions").text

    assert "Firefox, Linux" in page
    assert "203.0.113.0" in page
    assert "203.0.113.77" not in page
    assert page.count("this one") == 1


def test_one_session_is_ended_and_the_others_stay(client, amal):
    second, third = Client(), Client()
    for each in (client, second, third):
        sign_in(each, "amal")
    wanted = UserSession.objects.get(session_key=cookie(second))

    assert client.post("/account/sessions", {"session": wanted.pk}).status_code == 302

    assert (is_in(client), is_in(second), is_in(third)) == (True, False, True)


def test_all_others_are_ended_and_this_one_stays(client, amal):
    second, third = Client(), Client()
    for each in (client, second, third):
        sign_in(each, "amal")

    client.post("/account/sessions", {"session": "others"})

    assert (is_in(client), is_in(second), is_in(third)) == (True, False, False)
    assert Event.objects.filter(verb="account.sessions_ended").count() == 1


@pytest.mark.parametrize("which", ["", "0", "x", "9" * 30])
def test_no_such_session_is_not_found(client, amal, which):
    sign_in(client, "amal")

    assert client.post("/account/sessions", {"session": which}).status_code == 404


def test_nobody_ends_the_session_of_another(client, amal, basim):
    his = Client()
    sign_in(his, "basim")
    sign_in(client, "amal")

    answer = client.post("/account/sessions", {"session": UserSession.objects.get(user=basim).pk})

    assert (answer.status_code, is_in(his)) == (404, True)


def test_the_day_is_noted_and_no_time(client, amal):
    sign_in(client, "amal")
    client.get("/")
    amal.refresh_from_db()

    assert str(amal.last_seen_at) == str(amal.last_login.date())


def test_sessions_are_told_apart_by_the_time_of_signing_in(client, amal):
    sign_in(client, "amal")
    UserSession.objects.update(created_at=datetime(2026, 11, 26, 9, 5, tzinfo=UTC))
    page = client.get("/account/sessions").text

    assert "signed in on 26 Nov 2026, 09:05 UTC" in page
    assert "this one" in page
