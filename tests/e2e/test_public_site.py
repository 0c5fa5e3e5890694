# SPDX-License-Identifier: Apache-2.0
"""The public site in a real browser: readable without scripts, on a small screen, mirrored, and alone on the wire."""


def test_the_watch_itself_notices_a_foreign_request(visit):
    watched = visit("/en/explore")
    watched.page.evaluate("fetch('https://elsewhere.invalid/').catch(() => {})")
    watched.page.wait_for_timeout(200)

    assert any("CSP" in complaint or "Security Policy" in complaint for complaint in watched.complaints)


def test_without_scripts_one_can_find_read_and_page(visit, site):
    watched = visit("/en/explore", java_script_enabled=False)
    page = watched.page
    assert page.locator(".records article").count() > 40
    assert "60 incidents" in page.locator(".counted").inner_text()

    page.get_by_role("link", name="Next page").click()
    first = page.locator(".records article").first.inner_text()
    page.get_by_role("link", name="Previous page").click()
    assert page.locator(".records article").first.inner_text() != first

    page.check("#weapon-cluster_munition")
    page.get_by_role("button", name="Apply").click()
    assert page.url.endswith("/en/explore?weapon=cluster_munition")
    page.get_by_role("link", name="Cluster munition use reported").first.click()
    assert (
        page.locator("table.claims tr.result")
        .inner_text()
        .split("\n")[0]
        .startswith("Range over the counted")
    )


def test_the_worked_example_reads_as_it_was_reported(visit, site):
    text = visit(f"/en/incidents/{site.codes['example']}").page.locator("main").inner_text()

    for words in (
        "27–28 Nov 2024 (date uncertain)",
        "1 killed",
        "of whom 1 child",
        "20 injured",
        "of whom 9 children, 6 women, 5 people whose age and sex are not stated",
        "2,000 or more families displaced",
        "Cluster munition",
        "Single source",
        "Syrian government forces",
        "only the area is known",
    ):
        assert words in text
    assert "5 men" not in text


def test_invented_records_say_so_and_stay_out_of_search_engines(visit, site):
    page = visit(f"/en/incidents/{site.codes['corrected']}").page

    assert "invented" in page.locator(".banner").inner_text()
    assert page.locator('meta[name="robots"]').get_attribute("content") == "noindex"


def test_a_withdrawn_record_tells_only_that_it_was_withdrawn(visit, site):
    text = visit(f"/en/incidents/{site.codes['withdrawn']}").page.locator("main").inner_text()

    assert "withdrawn" in text
    assert "Artillery" not in text


def test_a_permanent_address_leads_to_the_page_in_the_readers_language(visit, site):
    page = visit(f"/incidents/{site.codes['example']}", locale="ar-SY").page

    assert page.url.endswith(f"/ar/incidents/{site.codes['example']}")
    assert page.evaluate("document.documentElement.lang") == "ar"
