# SPDX-License-Identifier: Apache-2.0
"""Signing in and out, and the language of the desk."""

import pytest

from tests.fixtures.cast import PASSWORD

pytestmark = pytest.mark.django_db(databases=["default", "published"])


def sign_in(client, username: str, password: str = PASSWORD, **more: str):
    return client.post("/sign-in", {"username": username, "password": password, **more})


def test_wrong_password_and_unknown_name_get_the_same_answer(client, amal):
    wrong, unknown = sign_in(client, "amal", "no"), sign_in(client, "nobody", "no")

    assert (wrong.status_code, unknown.status_code) == (422, 422)
    assert plain(wrong, "amal") == plain(unknown, "nobody")
    assert sign_in(client, "amal").status_code == 302


def plain(answer, name: str) -> str:
    """Return the page without the name typed and the token of the form."""
    token = answer.context["csrf_token"]
    return answer.text.replace(f'value="{name}"', "").replace(str(token), "")


def test_closed_account_gets_the_same_answer_too(client, amal):
    closed = sign_in(client, "amal", "no").text
    amal.is_active = False
    amal.save(update_fields=["is_active"])

    assert "Please enter a correct" in sign_in(client, "amal").text
    assert "Please enter a correct" in closed


@pytest.mark.parametrize(
    ("wanted", "leads"),
    [("/new/incident", "/new/incident"), ("https://example.org/", "/"), ("//example.org", "/"), ("", "/")],
)
def test_one_is_led_back_only_within_the_desk(client, amal, wanted, leads):
    assert sign_in(client, "amal", next=wanted)["Location"] == leads


def test_signing_out_is_a_form_and_ends_the_session(client, amal):
    sign_in(client, "amal")
    assert client.get("/sign-out").status_code == 405

    client.post("/sign-out")

    assert client.get("/").status_code == 302


def test_language_follows_the_browser_and_then_the_choice(client, amal):
    client.force_login(amal)
    assert 'dir="rtl"' in client.get("/", headers={"accept-language": "ar-SY,ar;q=0.9"}).text

    answer = client.post("/language", {"language": "en", "next": "/"}, headers={"accept-language": "ar"})

    assert answer.status_code == 302
    assert 'dir="ltr"' in client.get("/", headers={"accept-language": "ar"}).text


@pytest.mark.parametrize("path", ["/", "/records", "/sign-in", "/new/incident", "/records/NOSUCHRE"])
def test_nothing_of_the_desk_is_stored(client, amal, path):
    client.force_login(amal)

    assert client.get(path)["Cache-Control"] == "no-store"
