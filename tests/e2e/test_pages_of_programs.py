# SPDX-License-Identifier: Apache-2.0
"""Pages about the interfaces for programs: read without scripts on a small screen."""


def test_without_scripts_one_can_page_and_read_one(window, site):
    watched = window(site.url, width=360, java_script_enabled=False)
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
