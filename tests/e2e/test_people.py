# SPDX-License-Identifier: Apache-2.0
"""People in a real browser: invited by link, let in with a passkey, proved again by it, and everything by keyboard."""

import pytest
from playwright.sync_api import expect

from tests.e2e.desk_faces import PASSWORD, both
from tests.e2e.watched import assert_sound

NEW = "a password of one's own"
ADMINISTRATOR = """
import django; django.setup()
from registry.accounts.models import RoleGrant, User
ghada = User.objects.create_user("ghada", "correct horse battery staple", display_name="Ghada")
RoleGrant.objects.create(user=ghada, role="administrator")
"""
STALE = """
import django; django.setup()
from django.contrib.sessions.models import Session
from django.contrib.sessions.backends.db import SessionStore
for held in Session.objects.all():
    store = SessionStore(held.session_key)
    if "proved_at" in store:
        store["proved_at"] -= 600
        store.save()
"""


@pytest.fixture(scope="module")
def desk(static_files):
    with both("e2e_people") as running:
        running.house.run("desk", "-c", ADMINISTRATOR)
        yield running


def with_authenticator(watched):
    """Give the window a passkey device of its own, as the browser's tools offer it."""
    session = watched.context.new_cdp_session(watched.page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    return session, session.send("WebAuthn.addVirtualAuthenticator", {"options": options})["authenticatorId"]


def test_invited_person_comes_in_sets_up_a_passkey_and_proves_with_it(desk, seat, window):
    administrator = seat("ghada")
    administrator.open("/people/invite")
    administrator.page.fill("#id_name", "Nadia Example")
    administrator.page.fill("#id_username", "nadia")
    administrator.page.check("input[value=administrator]")
    assert_sound(administrator, "invite")
    administrator.page.click("main button[type=submit]")
    link = administrator.page.locator(".copy").inner_text().strip()
    assert_sound(administrator, "link-made")

    watched = window(desk.desk)
    page = watched.page
    page.goto(link)
    page.fill("#id_new_password", NEW)
    page.fill("#id_again", NEW)
    assert_sound(watched, "link")
    page.click("main button[type=submit]")
    sign_in(page)
    page.wait_for_url("**/")

    session, authenticator = with_authenticator(watched)
    watched.open("/account/second-factor")
    assert_sound(watched, "second-factor")
    page.click("text=Add a passkey")
    page.fill("#id_name", "This laptop")
    assert_sound(watched, "passkey-add")
    page.click("[data-ask]")
    page.wait_for_url("**/codes")
    assert_sound(watched, "codes")
    assert (
        len(session.send("WebAuthn.getCredentials", {"authenticatorId": authenticator})["credentials"]) == 1
    )

    page.click("text=Sign out")
    sign_in(page)
    page.wait_for_url("**/sign-in/second")
    assert_sound(watched, "second-step")
    page.click("[data-ask]")
    page.wait_for_url(f"{desk.desk}/")

    desk.house.run("desk", "-c", STALE)
    watched.open("/people/invite")
    page.fill("#id_name", "Omar Example")
    page.fill("#id_username", "omar")
    page.check("input[value=viewer]")
    page.click("main button[type=submit]")
    expect(page.locator("h1")).to_have_text("Is it you?")
    assert_sound(watched, "prove")
    page.click("[data-ask]")
    expect(page.locator(".copy")).to_contain_text("/welcome/")
    assert watched.complaints == []


def sign_in(page, name="nadia", password=NEW):
    page.fill("#id_username", name)
    page.fill("#id_password", password)
    page.press("#id_password", "Enter")


def test_without_script_a_proof_by_password_goes_on(desk, seat):
    watched = seat("ghada", java_script_enabled=False)
    desk.house.run("desk", "-c", STALE)
    page = watched.page
    watched.open("/people/invite")
    page.fill("#id_name", "Without Script")
    page.fill("#id_username", "noscript")
    page.check("input[value=viewer]")
    page.click("main button[type=submit]")
    page.fill("#id_proof_password", PASSWORD)
    page.click("main button[type=submit]")

    expect(page.locator(".copy")).to_contain_text("/welcome/")


def test_people_are_managed_by_keyboard_alone(seat):
    watched = seat("ghada")
    page = watched.page
    page.focus("body")
    tab_to(page, "People")
    page.keyboard.press("Enter")
    page.wait_for_url("**/people")
    tab_to(page, "Amal")
    page.keyboard.press("Enter")
    page.wait_for_selector("h1 >> text=Amal")
    tab_to(page, "", value="reviewer")
    page.keyboard.press("Space")
    tab_to(page, "Change the roles")
    page.keyboard.press("Enter")

    expect(page.locator(".notice.ok")).to_contain_text("The roles are changed")
    expect(page.locator("input[value=reviewer]")).to_be_checked()


def tab_to(page, text: str, value: str = "") -> None:
    """Press Tab until what has the focus says this, or has this value."""
    for _ in range(60):
        page.keyboard.press("Tab")
        found = page.evaluate("[document.activeElement.innerText ?? '', document.activeElement.value ?? '']")
        if (text and found[0].strip() == text) or (value and found[1] == value):
            return
    raise AssertionError(f"no way to {text or value} with the Tab key")
