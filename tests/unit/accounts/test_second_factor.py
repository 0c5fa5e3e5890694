# SPDX-License-Identifier: Apache-2.0
"""After the password comes a code, each of them once, however it is spelled."""

import json

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from registry.audit.models import Event
from tests.fixtures.cast import PASSWORD
from tests.flows.at_the_door import App, is_in, kinds, recovery_codes, second_step, sign_in
from tests.flows.pages import form_with

pytestmark = pytest.mark.django_db(databases=["default", "published"])
SPELLINGS = {
    "as it is": lambda code: code,
    "with a space": lambda code: f"{code[:3]} {code[3:]}",
    "with spaces around": lambda code: f"  {code}\u00a0",
    "with a dash": lambda code: f"{code[:3]}-{code[3:]}",
    "full width": lambda code: code.translate({48 + n: 0xFF10 + n for n in range(10)}),
    "Arabic digits": lambda code: code.translate({48 + n: 0x660 + n for n in range(10)}),
    "Persian digits": lambda code: code.translate({48 + n: 0x6F0 + n for n in range(10)}),
    "with an unseen mark": lambda code: f"\u200f{code}",
}


@pytest.fixture
def app(amal):
    return App.of(amal)


def test_password_alone_signs_nobody_in_who_has_a_second_factor(client, app):
    answer = sign_in(client, "amal", next="/new/incident")

    assert answer["Location"] == "/sign-in/second"
    assert not is_in(client)
    assert second_step(client, app.code())["Location"] == "/new/incident"
    assert is_in(client)


def test_the_second_page_opens_to_nobody_without_the_first(client, app):
    assert client.get("/sign-in/second")["Location"] == "/sign-in"
    assert second_step(client, app.code())["Location"] == "/sign-in"
    assert not is_in(client)


@pytest.mark.parametrize("code", ["000000", "", "abcdef", "12345", "\x00", "½½½½½½"])
def test_wrong_code_is_told_and_signs_nobody_in(client, app, code):
    sign_in(client, "amal")

    answer = second_step(client, code)

    assert answer.status_code == 422
    assert not is_in(client)


@pytest.mark.parametrize("spell", SPELLINGS.values(), ids=SPELLINGS)
def test_code_is_read_in_every_spelling_and_taken_once(client, app, spell):
    code = app.code()
    sign_in(client, "amal")
    assert second_step(client, spell(code)).status_code == 302

    for again in SPELLINGS.values():
        other = Client()
        sign_in(other, "amal")
        assert second_step(other, again(code)).status_code == 422
        assert not is_in(other)


def test_a_code_from_before_the_last_one_taken_is_taken_no_more(client, app, later):
    before = app.code()
    later(30)
    sign_in(client, "amal")
    assert second_step(client, app.code()).status_code == 302

    other = Client()
    sign_in(other, "amal")

    assert second_step(other, before).status_code == 422


@pytest.mark.parametrize(("steps", "status"), [(-2, 422), (-1, 302), (0, 302), (1, 302), (2, 422)])
def test_a_clock_may_differ_by_half_a_minute(client, app, steps, status):
    sign_in(client, "amal")

    assert second_step(client, app.code(steps=steps)).status_code == status


def test_recovery_code_opens_once(client, amal, app):
    first, second, *_ = recovery_codes(amal)
    sign_in(client, "amal")
    assert second_step(client, f"{first[:4]} {first[4:]}").status_code == 302

    other = Client()
    sign_in(other, "amal")

    assert second_step(other, first).status_code == 422
    assert second_step(other, second).status_code == 302


def test_recovery_codes_alone_are_no_second_factor(client, amal):
    recovery_codes(amal)

    assert sign_in(client, "amal")["Location"] == "/"


def test_app_is_set_up_over_the_pages_and_its_first_code_is_used_up(client, amal):
    sign_in(client, "amal")
    page = client.get("/account/second-factor/app")
    app = App(page.context["form"].secret)
    fields = form_with(page.text, "code")[1]
    code = app.code()

    answer = client.post("/account/second-factor/app", fields | {"code": [code]})

    assert answer["Location"] == "/account/second-factor/codes"
    assert kinds(amal) == {"totp", "recovery_codes"}
    told = json.loads(Event.objects.get(verb="account.second_factor_added").body)
    assert (told["actor"], told["data"]) == (str(amal.pk), {"kind": "app"})
    other = Client()
    sign_in(other, "amal")
    assert second_step(other, code).status_code == 422


def test_recovery_codes_are_shown_once(client, amal, app):
    codes = recovery_codes(amal)
    client.force_login(amal)

    first, second = (client.get("/account/second-factor/codes").text for _ in range(2))

    assert all(code in first for code in codes)
    assert not any(code in second for code in codes)


def test_new_recovery_codes_void_the_old(client, amal, app):
    old = recovery_codes(amal)
    client.force_login(amal)

    assert client.post("/account/second-factor/codes/new").status_code == 302

    other = Client()
    sign_in(other, "amal")
    assert second_step(other, old[0]).status_code == 422
    assert Event.objects.filter(verb="account.recovery_codes_made").count() == 1


def test_app_removed_leaves_no_code_behind(client, amal, app):
    recovery_codes(amal)
    client.force_login(amal)

    assert client.post("/account/second-factor/app/remove").status_code == 302

    assert kinds(amal) == set()
    assert Event.objects.filter(verb="account.second_factor_removed").count() == 1


def test_secrets_lie_sealed_and_are_of_no_use_under_another_key(client, amal, app, settings, caplog):
    held = Authenticator.objects.get(user=amal)
    assert app.secret not in json.dumps(held.data)

    settings.SECRET_KEY = "another key of the desk, as after a careless restore"
    sign_in(client, "amal")

    assert second_step(client, app.code()).status_code == 422
    assert "another REGISTRY_SECRET_KEY" in caplog.text


def test_wrong_password_with_the_right_code_opens_nothing(client, app):
    assert sign_in(client, "amal", PASSWORD + "x").status_code == 422
    assert second_step(client, app.code())["Location"] == "/sign-in"


def test_passkey_of_nobody_is_refused(client, app):
    sign_in(client, "amal")
    for sent in ("{}", "[]", "null", '{"id": "x", "response": 3}', "not json"):
        assert client.post("/sign-in/second", {"credential": sent}).status_code == 422
    assert not is_in(client)
