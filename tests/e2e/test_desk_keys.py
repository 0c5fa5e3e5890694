# SPDX-License-Identifier: Apache-2.0
"""What only a browser shows of the page where one types: keys, warnings, a session that ends, a press that is doubled."""

import re
from threading import Barrier, Thread
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPRedirectHandler, Request, build_opener

import pytest
from playwright.sync_api import expect

from tests.e2e.desk_faces import PASSWORD, both
from tests.flows.pages import form_with

COUNT = """
import django; django.setup()
from registry.accounts.models import User
from registry.audit.viewing import viewing
from registry.casework.models import Record
with viewing(User.objects.get(username="amal").pk):
    print(Record.objects.filter(title__en="{title}").count())
"""


@pytest.fixture(scope="module")
def desk(static_files):
    with both("e2e_keys") as running:
        yield running


def number_of(desk, title: str) -> int:
    return int(desk.house.run("desk", "-c", COUNT.format(title=title)))


@pytest.fixture
def typing(seat):
    """A page on which a title was typed."""
    watched = seat("amal")
    watched.open("/new/incident")
    watched.page.wait_for_load_state("networkidle")
    watched.page.fill("#id_title_en", "Half a title")
    return watched


def test_enter_searches_in_the_search_and_saves_nowhere(typing):
    page = typing.page
    for field in ("#id_title_en", "#id_claims-0-cell-killed", "#id_locations-0-lat"):
        page.press(field, "Enter")
    page.fill("#id_locations-0-sought", "Sarmin")
    page.press("#id_locations-0-sought", "Enter")

    page.wait_for_selector("#found-locations-0 >> text=Use this")
    assert page.url.endswith("/new/incident")
    expect(page.locator("#id_title_en")).to_have_value("Half a title")


def test_enter_without_script_shows_the_page_again(seat):
    watched = seat("amal", java_script_enabled=False)
    watched.open("/new/incident")
    watched.page.fill("#id_title_en", "Half a title")
    watched.page.fill("#id_locations-0-sought", "Sarmin")
    watched.page.press("#id_locations-0-sought", "Enter")

    expect(watched.page.locator("#found-locations-0")).to_contain_text("Use this")
    expect(watched.page.locator("#id_title_en")).to_have_value("Half a title")
    assert watched.page.url.endswith("/new/incident")


def asked(page, leave) -> bool:
    """Whether the browser asked before it left; it stays."""
    seen = []
    page.once("dialog", lambda dialog: (seen.append(dialog.type), dialog.dismiss()))
    leave()
    page.wait_for_timeout(300)
    return seen == ["beforeunload"]


def test_words_are_not_left_behind_without_a_question(typing):
    page = typing.page
    assert asked(page, lambda: page.click("text=All records", no_wait_after=True))
    expect(page.locator("#id_title_en")).to_have_value("Half a title")
    # The language of the page is no way out: everything comes back, unsaved still.
    page.click("header [lang=ar]")
    page.wait_for_selector("html[dir=rtl]")
    expect(page.locator("#id_title_en")).to_have_value("Half a title")
    page.click("#id_title_ar")
    assert asked(page, lambda: page.click("a.brand", no_wait_after=True))


def test_page_nobody_typed_on_is_left_without_a_question(seat):
    watched = seat("amal")
    watched.open("/new/incident")
    watched.page.click("#id_title_en")
    watched.page.click("text=All records")
    watched.page.wait_for_url(re.compile(r"/records$"))


def test_session_that_ends_while_one_types_loses_nothing(typing, desk):
    page, context = typing.page, typing.context
    page.fill("#id_date_edtf", "2025-03-03")
    context.clear_cookies(name="registry_desk_session")
    page.click("text=Add another claim")
    expect(page.locator("#trouble")).to_contain_text("You are signed out. Your text is still here.")
    page.click("#entry button[name=save] >> nth=0")
    page.wait_for_selector("h1 >> text=You are signed out")
    with context.expect_page() as opened:
        page.click("text=Sign in (new window)")
    other = opened.value
    other.fill("#id_username", "amal")
    other.fill("#id_password", PASSWORD)
    other.click("main button[type=submit]")
    other.wait_for_url("**/")
    page.click("main button >> text=Send again")
    page.wait_for_selector("text=this page was opened before you signed in")
    expect(page.locator("#id_title_en")).to_have_value("Half a title")
    page.click("#entry button[name=save] >> nth=0")
    page.wait_for_url("**/records/*")
    assert number_of(desk, "Half a title") == 1


def test_desk_that_cannot_be_reached_is_said_and_the_text_stays(typing):
    page = typing.page
    page.context.set_offline(True)
    page.click("text=Add another claim")

    expect(page.locator("#trouble")).to_contain_text("Could not reach the desk. Your text is still here.")
    expect(page.locator("#id_title_en")).to_have_value("Half a title")


class Stays(HTTPRedirectHandler):
    """Follows no redirect: the address is what is asked for."""

    def redirect_request(self, *_):
        return None


def send(watched, cookies: str, fields) -> str:
    """Send the page as the browser would and return where the answer leads."""
    headers = {"Cookie": cookies, "Origin": watched.url}
    body = urlencode(fields, doseq=True).encode()
    try:
        build_opener(Stays).open(Request(f"{watched.url}/new/incident", body, headers))
    except HTTPError as answer:
        return answer.headers["Location"]
    raise AssertionError("the page was not saved")


def at_once(watched, pages) -> list[str]:
    """Send these pages at the same moment, each on a connection of its own."""
    start, led = Barrier(len(pages)), []
    cookies = "; ".join(f"{each['name']}={each['value']}" for each in watched.context.cookies())

    def press(fields) -> None:
        start.wait()
        led.append(send(watched, cookies, fields))

    threads = [Thread(target=press, args=(fields,)) for fields in pages]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return led


def test_page_sent_twice_at_the_same_moment_makes_one_record(seat, desk):
    """Cookies and token are those of the browser; the two presses are as close as two connections can bring them."""
    watched = seat("amal")

    def page(title: str):
        watched.open("/new/incident")
        typed = {
            "title_en": title,
            "date_edtf": "2025-03-03",
            "claims-0-source_name": title,
            "claims-0-source_kind": "local_media",
            "save": "1",
        }
        return form_with(watched.page.content(), "row_version")[1] | typed

    for number in range(4):
        fields = page(f"Pressed twice {number}")
        led = at_once(watched, [fields, fields])
        assert len(set(led)) == 1, led
        assert number_of(desk, f"Pressed twice {number}") == 1
    assert len(set(at_once(watched, [page("Two pages"), page("Two pages")]))) == 2


def test_error_of_the_last_save_goes_when_what_is_typed_is_read(typing):
    page = typing.page
    page.fill("#id_date_edtf", "2024-02-30")
    page.fill("#id_locations-0-point", "35,36")
    page.check("#row-locations-0 input[value=village]")
    cell = page.locator('[name="claims-0-cell-killed"]')
    cell.fill("5-3")
    page.click("#entry button[name=save] >> nth=0")
    expect(page.locator(".error-summary a")).to_have_count(3)
    for field, good, read in (
        ("id_date_edtf", "3 May 2024", "#window"),
        ("id_locations-0-point", "35.9039, 36.7269", "#point-locations-0"),
    ):
        around = page.locator(f".field:has(> #{field})")
        expect(around.locator(".errorlist")).to_be_visible()
        page.fill(f"#{field}", good)
        expect(page.locator(f"{read} .window:not(.wrong)")).to_be_visible()
        expect(around.locator(".errorlist")).to_have_count(0)
        expect(page.locator(f"#{field}")).not_to_have_attribute("aria-invalid", "true")
    expect(page.locator("td.wrong .errorlist")).to_be_visible()
    cell.fill("3-5")
    expect(page.locator("td.wrong, td .errorlist")).to_have_count(0)
