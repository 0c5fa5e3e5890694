# SPDX-License-Identifier: Apache-2.0
"""Every page of the public site in a real browser: wide, dark, on a small screen, from right to left, without scripts."""

import os
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.api.crawl import addresses
from tests.e2e.heads import OK, heads
from tests.e2e.public_pages import PAGES, PARTS, Page
from tests.e2e.watched import LAID_OUT, Watched, assert_sound, axe, over_charts, shoot

WIDE, NARROW, PAPER = ({"width": width, "height": 900} for width in (1280, 320, 718))
DRAWN = "body[data-map-idle]"
KEPT = "async () => [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length]"
LIMITED = {"REGISTRY_RATE_LIMIT": "3", "REGISTRY_THROTTLE_URL": ""}
"""Enough for one page."""


@pytest.fixture(scope="module")
def browsing(chromium, site):
    """The one window in which all pages are opened."""
    watched = Watched(chromium, site.url, viewport=WIDE, reduced_motion="reduce")
    yield watched
    watched.context.close()


@pytest.fixture(scope="module")
def without_scripts(chromium, site):
    watched = Watched(chromium, site.url, viewport=NARROW, java_script_enabled=False)
    yield watched
    watched.context.close()


def look(watched: Watched, width: dict[str, int], *, dark: bool = False, print_: bool = False) -> None:
    watched.page.set_viewport_size(width)
    watched.page.emulate_media(
        color_scheme="dark" if dark else "light", media="print" if print_ else "screen"
    )


def opened(watched: Watched, site, page: Page, lang: str) -> None:
    """Open a page. Nothing of the one before may be held against it."""
    watched.foreign.clear()
    watched.complaints.clear()
    answer = watched.open(page.address(site.codes, lang))
    assert answer.status == page.status, (answer.status, page)
    assert "set-cookie" not in answer.all_headers()


def assert_leaves_nothing(watched: Watched) -> None:
    assert watched.clean()
    assert watched.page.evaluate(KEPT) == [0, 0, 0]


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_page_is_sound_in_every_look(browsing, site, page):
    look(browsing, WIDE if page.map else NARROW)  # no map is loaded on a small screen before the tap
    opened(browsing, site, page, "en")
    if page.map:
        browsing.page.wait_for_selector(DRAWN, timeout=60_000)
    sound_from_left_to_right(browsing, f"public-{page}{'-map' if page.map else ''}")
    if "ar" in page.languages:
        look(browsing, NARROW, dark=True)
        opened(browsing, site, page, "ar")
        sound_from_right_to_left(browsing, f"public-{page}-ar")
    assert_leaves_nothing(browsing)


def sound_from_left_to_right(watched: Watched, name: str) -> None:
    assert watched.page.locator("h1").count() == 1
    assert watched.page.locator("html").get_attribute("dir") in (None, "ltr")
    look(watched, WIDE)
    assert_sound(watched, f"{name}-wide")
    look(watched, WIDE, dark=True)
    shoot(watched, f"{name}-dark")
    look(watched, NARROW)
    assert_sound(watched, f"{name}-320", rules=LAID_OUT)
    look(watched, PAPER, print_=True)
    assert_fits(watched, name)
    assert over_charts(watched.page) == [], name
    print_out(watched, name)


def sound_from_right_to_left(watched: Watched, name: str) -> None:
    assert watched.page.locator("html").get_attribute("dir") == "rtl"
    assert_sound(watched, f"{name}-320-dark")
    look(watched, WIDE)
    assert_sound(watched, f"{name}-wide", rules=LAID_OUT)


def assert_fits(watched: Watched, name: str) -> None:
    wide = watched.page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert wide[0] <= wide[1], (name, wide)


def print_out(watched: Watched, name: str) -> None:
    """Keep the page as it is printed, where SHOTS names a folder."""
    if folder := os.environ.get("SHOTS"):
        watched.page.pdf(path=Path(folder) / f"{name}.pdf", format="A4")


@pytest.mark.parametrize("page", [page for page in PAGES if not page.map], ids=str)
def test_page_is_whole_without_scripts(without_scripts, browsing, site, page):
    """What can be read and where it leads is the same, in a window that may be narrow."""
    look(browsing, NARROW)
    opened(browsing, site, page, "en")
    opened(without_scripts, site, page, "en")

    assert told(without_scripts) >= told(browsing)
    assert_fits(without_scripts, str(page))
    shoot(without_scripts, f"public-{page}-no-scripts")
    assert without_scripts.clean()


def told(watched: Watched) -> set[str]:
    """Return the headings of a page, and the addresses to which its links and forms lead."""
    return set(
        watched.page.evaluate(
            "[...document.querySelectorAll('main :is(h1, h2, h3)')].map(each => each.textContent.trim())"
            ".concat([...document.links].map(each => each.href), [...document.forms].map(each => each.action))"
        )
    )


def test_reader_who_asked_too_much_is_told_soundly(chromium, site):
    """In the language and the frame of the site."""
    with site.house.serving("public", **LIMITED) as url:
        watched = Watched(chromium, url, viewport=NARROW)
        assert watched.open("/en/api").status == 200
        for lang, width, dark in (("en", WIDE, False), ("ar", NARROW, True)):
            look(watched, width, dark=dark)
            assert watched.open(f"/{lang}/").status == 429
            assert_sound(watched, f"public-429-{lang}")
        assert_leaves_nothing(watched)
        watched.context.close()


@pytest.fixture(scope="module")
def answered(site) -> set[str]:
    """Return the templates of the addresses that answer a browser with a page."""
    codes = site.codes["example"], site.codes["report"]
    with heads(site.url) as head:
        told = [(template, *head(address)) for template, address in addresses(codes)]
    return {
        template
        for template, status, headers in told
        if status == OK and "html" in headers.get_content_type()
    }


def unseen(answered: set[str], pages: Iterable[Page]) -> set[str]:
    return answered - {page.template for page in pages} - set(PARTS)


def test_every_page_is_looked_at(answered):
    assert unseen(answered, PAGES) == set()


def test_page_without_a_line_is_seen(answered):
    """Negative control."""
    left_out = {"/%(lang)s/incidents/%(code)s", "/api/ogc"}
    assert unseen(answered, [page for page in PAGES if page.template not in left_out]) == left_out


def test_what_a_page_leaves_behind_is_seen(chromium, site):
    """Negative control: a foreign request, a cookie, something in storage."""
    for leaving in (
        "fetch('https://elsewhere.invalid/').catch(() => {})",
        "document.cookie = 'a=b'",
        "localStorage.setItem('a', 'b')",
        "sessionStorage.setItem('a', 'b')",
        "new Promise(done => (indexedDB.open('a').onsuccess = () => done()))",
    ):
        watched = Watched(chromium, site.url, viewport=WIDE)
        watched.open("/en/api")
        watched.page.evaluate(leaving)
        with pytest.raises(AssertionError):
            assert_leaves_nothing(watched)
        watched.context.close()


def test_number_on_a_column_and_months_on_each_other_are_seen(browsing, site):
    """Negative control: the numbers of the axis moved over the columns, its names moved together."""
    look(browsing, NARROW)
    for moved in ((".numbers text", "x", "40"), (".ticks text", "x", "50%")):
        opened(browsing, site, Page("/%(lang)s/statistics"), "en")
        assert over_charts(browsing.page) == []
        browsing.page.evaluate(
            "([which, name, to]) => document.querySelectorAll(which).forEach(each => each.setAttribute(name, to))",
            moved,
        )
        assert over_charts(browsing.page) != []


def test_page_that_needs_scripts_is_seen(browsing, without_scripts, site):
    """Negative control: a link that a script adds."""
    page = Page("/%(lang)s/api")
    opened(browsing, site, page, "en")
    opened(without_scripts, site, page, "en")
    browsing.page.evaluate(
        "document.querySelector('main').append(Object.assign(document.createElement('a'), {href: '/x'}))"
    )

    assert not told(without_scripts) >= told(browsing)
    assert axe(browsing.page, LAID_OUT) == []
