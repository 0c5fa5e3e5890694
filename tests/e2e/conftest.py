# SPDX-License-Identifier: Apache-2.0
"""The system's Chromium, a public face to read, and seats at a desk. Faces run as they really do (house.py)."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.e2e.desk_faces import PASSWORD
from tests.e2e.house import House
from tests.e2e.watched import Watched

CHROMIUM = "/usr/bin/chromium"
expect.set_options(timeout=15_000)  # milliseconds; a machine that does much else at once answers late
# Pages are put together without a graphics card, which costs a third of pretending one; maps still draw, in software.
SOFTWARE_GL = ("--no-sandbox", "--disable-gpu", "--enable-unsafe-swiftshader")


@pytest.hookimpl(tryfirst=True)  # before the runner reads the groups
def pytest_collection_modifyitems(items):
    """One worker builds the house of a module, and runs all that look at it; one builds the site that several share."""
    for item in items:
        if "/e2e/" in item.nodeid:
            shared = "site" in getattr(item, "fixturenames", ())
            item.add_marker(pytest.mark.xdist_group("site" if shared else item.module.__name__))


@dataclass(frozen=True)
class Site:
    """A running public face and the codes of a few of its records. `house`: what it runs in."""

    url: str
    codes: dict[str, str]
    house: House


@pytest.fixture(scope="session")
def static_files() -> None:
    """What pages are shown with."""
    from tests.settings import VAR

    assert (VAR / "frontend").is_dir(), "front-end packages are missing; run make test, which installs them"
    House("e2e").collect_static()


@pytest.fixture(scope="session")
def site(static_files) -> Iterator[Site]:
    """Start a public face on a database with about sixty records."""
    house = House("e2e")
    house.build()
    codes = json.loads(house.run("publisher", "-m", "tests.e2e.public_records").splitlines()[-1])
    with house.serving("public", own_links=True) as url:
        yield Site(url, codes, house)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """A browser for one module: while it runs, its event loop keeps Django's database from the same worker."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(SOFTWARE_GL))
        yield browser
        browser.close()


@pytest.fixture
def window(chromium):
    """Return a function that opens a fresh window on a face; all are closed when the test ends."""
    made: list[Watched] = []

    def fresh(url: str, *, width: int = 1280, height: int = 900, **options) -> Watched:
        watched = Watched(chromium, url, viewport={"width": width, "height": height}, **options)
        made.append(watched)
        return watched

    yield fresh
    for watched in made:
        watched.context.close()


@pytest.fixture
def visit(window, site):
    """Return a function that opens a path of the public face and gives the watched page."""

    def fresh(path: str, **options) -> Watched:
        watched = window(site.url, **options)
        watched.open(path)
        return watched

    return fresh


@pytest.fixture
def seat(window, desk):
    """Return a function that signs a person in at the module's `desk`, in a window of their own."""

    def take(name: str, **options) -> Watched:
        watched = window(desk.desk, **options)
        watched.open("/sign-in")
        watched.page.fill("#id_username", name)
        watched.page.fill("#id_password", PASSWORD)
        watched.page.click("main button[type=submit]")
        watched.page.wait_for_url("**/")
        return watched

    return take
