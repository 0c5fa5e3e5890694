# SPDX-License-Identifier: Apache-2.0
"""Pages about the interfaces for programs: without scripts, on a small screen, in the dark, alone on the wire."""

import pytest

from tests.e2e.house import House
from tests.e2e.watched import assert_sound, axe

OGC = (
    "",
    "api",
    "conformance",
    "collections",
    "collections/incidents",
    "collections/incidents/queryables",
    "collections/incidents/items",
    "collections/incidents/items?weapon=artillery_shell&limit=5",
    "collections/incidents/items?killed=9000..",
)
PAGES = (*(f"/api/ogc/{path}" for path in OGC), "/api/v1/docs/", "/en/api", "/ar/api")


@pytest.fixture(scope="module")
def served(static_files):
    house = House("program_pages")
    house.build(areas=False)
    house.run("publisher", "-m", "tests.e2e.public_records")
    with house.serving("public", own_links=True) as url:
        yield url


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 360)])
def test_every_page_is_alone_on_the_wire_fits_its_screen_and_passes_axe(window, served, scheme, width):
    watched = window(served, width=width, color_scheme=scheme)
    for path in PAGES:
        watched.open(path)
        assert watched.page.locator("h1").count() == 1, path
        assert_sound(watched, f"program{path.replace('/', '-').partition('?')[0]}-{len(path)}-{width}")


def test_without_scripts_one_can_page_and_read_one(window, served):
    watched = window(served, width=360, java_script_enabled=False)
    page = watched.page
    watched.open("/api/ogc/")
    page.get_by_role("link", name="Incidents", exact=True).click()
    assert "60 match" in page.locator(".counted").inner_text()

    watched.open("/api/ogc/collections/incidents/items?f=html&limit=20")
    first = page.locator(".record-row h3").first.inner_text()
    page.get_by_role("link", name="Next page").click()
    assert page.locator(".record-row h3").first.inner_text() != first
    page.get_by_role("link", name="Previous page").click()
    assert page.locator(".record-row h3").first.inner_text() == first

    page.locator(".record-row h3 a").first.click()
    assert page.locator("h1").inner_text() == first
    page.get_by_role("link", name="is on the site").click()
    assert "/incidents/" in page.url
    assert "/api/" not in page.url


def test_one_incident_reads_well(window, served):
    for scheme, width in (("light", 1280), ("dark", 360)):
        watched = window(served, width=width, color_scheme=scheme)
        watched.open("/api/ogc/collections/incidents/items?weapon=cluster_munition&f=html")
        watched.page.locator(".record-row h3 a").first.click()
        assert axe(watched.page) == []
        assert_sound(watched, f"ogc-item-{width}")
