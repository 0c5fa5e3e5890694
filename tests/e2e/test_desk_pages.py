# SPDX-License-Identifier: Apache-2.0
"""Every page of the desk in a real browser: wide, on a small screen, dark, from right to left; and every refusal."""

import json
import time
from types import ModuleType

import pytest
from django.http import HttpResponse
from django.urls import path
from playwright.sync_api import expect

from registry.config import urls_desk
from tests.e2e.desk_faces import PASSWORD, both
from tests.e2e.desk_pages import NO_PAGES, PAGES, REFUSED, Page
from tests.e2e.watched import LAID_OUT, Watched, assert_sound, shoot
from tests.security.matrix.asking import routes, rows_of
from tests.security.matrix.table import ROWS

WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 320, "height": 700}
RENEW = """
import django; django.setup()
import time
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
for held in Session.objects.all():
    store = SessionStore(held.session_key)
    if "proved_at" in store:
        store["proved_at"] = time.time()
        store.save()
"""
SOON_STALE = 300
WITHDRAW = """
import django; django.setup()
from registry.accounts.models import User
from registry.audit.viewing import viewing
from registry.casework.models import Record
from registry.publishing.outbox import withdraw
huda = User.objects.get(username="huda")
with viewing(huda.pk):
    record = Record.objects.get(reference="{}")
    withdraw(record=record, by=huda, notice_kind="withdrawal_error", notice_text={{"en": "Another place was meant."}})
"""


@pytest.fixture(scope="module")
def desk(static_files):
    with both("e2e_pages") as running:
        yield running


@pytest.fixture(scope="module")
def keys(desk):
    """Return the references and keys of what was made, and a session of each person."""
    made = json.loads(desk.house.run("desk", "-m", "tests.e2e.desk_world").splitlines()[-1])
    desk.carry()
    desk.house.run("desk", "-c", WITHDRAW.format(made["withdrawn"]))
    desk.house.run("public", "-m", "tests.e2e.requests_made", "hand-in")
    desk.carry()
    return made | json.loads(
        desk.house.run("desk", "-m", "tests.e2e.requests_made", "close").splitlines()[-1]
    )


@pytest.fixture(scope="module")
def proofs() -> dict[str, float]:
    """When everybody proved last who they are; a slow machine needs longer for all pages than a proof lasts."""
    return {"at": time.monotonic()}


@pytest.fixture(scope="module")
def browsing(chromium, desk):
    """The one window in which all pages are opened."""
    watched = Watched(chromium, desk.desk, viewport=WIDE)
    yield watched
    watched.context.close()


@pytest.fixture
def shown(browsing, desk, keys, proofs):
    """Return a function that opens a page in a language, as the person whose page it is."""

    def take(
        page: Page, language: str, *, width: dict[str, int] = WIDE, dark: bool = False, status: int = 200
    ) -> Watched:
        if time.monotonic() - proofs["at"] > SOON_STALE:
            desk.house.run("desk", "-c", RENEW)
            proofs["at"] = time.monotonic()
        browsing.complaints.clear()
        browsing.context.clear_cookies()
        cookies = {"django_language": language}
        if page.who:
            cookies["registry_desk_session"] = keys["sessions"][page.who]
        browsing.context.add_cookies(
            [{"name": name, "value": value, "url": browsing.url} for name, value in cookies.items()]
        )
        look(browsing, width, dark=dark)
        answer = browsing.open(page.address(keys))
        assert answer.status == status, (answer.status, page)
        return browsing

    return take


def look(watched: Watched, width: dict[str, int], *, dark: bool = False) -> None:
    watched.page.set_viewport_size(width)
    watched.page.emulate_media(color_scheme="dark" if dark else "light", reduced_motion="reduce")


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_page_is_sound_in_every_look(shown, page):
    watched = shown(page, "en")
    assert_sound(watched, f"{page}-wide")
    look(watched, WIDE, dark=True)
    shoot(watched, f"{page}-dark")
    look(watched, NARROW)
    assert_sound(watched, f"{page}-320", rules=LAID_OUT)
    watched = shown(page, "ar", width=NARROW, dark=True)
    assert watched.page.locator("html").get_attribute("dir") == "rtl"
    assert_sound(watched, f"{page}-ar-320-dark")
    look(watched, WIDE)
    assert_sound(watched, f"{page}-ar", rules=LAID_OUT)


@pytest.mark.parametrize("page", REFUSED, ids=str)
def test_empty_form_is_refused_soundly(shown, page):
    for language, width, dark in (("en", WIDE, False), ("ar", NARROW, True)):
        watched = shown(page, language, width=width, dark=dark)
        watched.page.locator(f"{page.press} button[type=submit]").last.click()
        expect(watched.page.locator(".error-summary").first).to_be_focused()
        assert_sound(watched, f"{page}-refused-{language}")


@pytest.mark.parametrize(
    ("page", "status"),
    [
        (Page("desk:record", named={"reference": "ZZZZZZZZ"}), 404),
        (Page("desk:people", who="vera"), 403),
        (Page("desk:link", who="", named={"token": "nothing"}), 404),
    ],
    ids=["no-record", "not-permitted", "no-link"],
)
def test_refused_address_is_answered_soundly(shown, page, status):
    for language, width, dark in (("en", WIDE, False), ("ar", NARROW, True)):
        watched = shown(page, language, width=width, dark=dark, status=status)
        assert_sound(watched, f"{page}-{status}-{language}")


def test_step_that_came_too_late_is_answered_soundly(shown, keys):
    """A second window has gone on with the record in between."""
    for language, width, dark in (("en", WIDE, False), ("ar", NARROW, True)):
        watched = shown(Page("desk:record", "written", who="amal"), language, width=width, dark=dark)
        form = watched.page.locator("form[action$='/steps/submit']")
        form.evaluate("(form, to) => form.action = to", f"/records/{keys['approved']}/steps/submit")
        with watched.page.expect_navigation() as leads:
            form.locator("button").click()
        assert leads.value.status == 409
        assert_sound(watched, f"409-{language}")


def test_second_step_of_signing_in_is_sound(shown):
    for language, width in (("en", WIDE), ("ar", NARROW)):
        watched = shown(Page("desk:sign_in", who=""), language, width=width)
        watched.page.fill("#id_username", "omar")
        watched.page.fill("#id_password", PASSWORD)
        watched.page.click("main button[type=submit]")
        watched.page.wait_for_url("**/sign-in/second")
        assert_sound(watched, f"second-step-{language}")


def unseen(addresses) -> set[str]:
    """Return the addresses that answer GET and that nobody looks at."""
    answer = {name for name in addresses if name not in ROWS or any(row.get for row in rows_of(name))}
    return answer - {page.name for page in PAGES} - set(NO_PAGES)


def test_every_page_is_looked_at():
    assert unseen(name for name, _ in routes()) == set()
    assert set(NO_PAGES).isdisjoint(page.name for page in PAGES)


def test_page_without_a_line_is_seen(settings):
    """Negative control."""
    new = path("new-page", lambda request: HttpResponse("New"), name="new_page")
    more = ModuleType("more_addresses")
    more.urlpatterns = [*urls_desk.urlpatterns, new]
    settings.ROOT_URLCONF = more

    assert unseen(name for name, _ in routes()) == {"new_page"}


def test_page_that_is_not_sound_is_seen(shown):
    """Negative control: a picture without words, a colour too pale, a line too wide, a script in the page."""
    page = Page("desk:roles")
    for breaking in (
        "document.querySelector('main').append(new Image())",
        "document.querySelector('main').insertAdjacentHTML('beforeend', '<p class=muted>pale</p>')"
        " ?? document.styleSheets[0].insertRule('main .muted { color: #ddd }')",
        "document.styleSheets[0].insertRule('h1 { min-width: 2000px }')",
        "document.body.append(Object.assign(document.createElement('script'), {textContent: '1'}))",
    ):
        watched = shown(page, "en")
        watched.page.evaluate(breaking)
        with pytest.raises(AssertionError):
            assert_sound(watched, "broken")
