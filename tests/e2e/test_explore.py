# SPDX-License-Identifier: Apache-2.0
"""The way of a selection in a real browser: form, chips and links, back and reload, by keyboard, without scripts."""

import re

import pytest


def told(page) -> tuple[str, str]:
    """Return the number that the page says and the selection that it stands for."""
    page.wait_for_load_state("networkidle")
    return page.locator("#chips .big").inner_text(), page.locator("#found").get_attribute("data-query")


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_what_is_chosen_stands_in_the_address_and_comes_back(visit, lang):
    watched = visit(f"/{lang}/explore")
    page = watched.page
    everything = told(page)

    page.check("#weapon-cluster_munition")
    page.wait_for_url("**/explore?weapon=cluster_munition")
    chosen = told(page)
    assert page.evaluate("document.activeElement.id") == "weapon-cluster_munition"
    assert (chosen[1], chosen[0] != everything[0]) == ("weapon=cluster_munition", True)

    page.reload()
    assert told(page) == chosen
    page.locator("a.chip").click()
    page.wait_for_url(f"**/{lang}/explore")
    assert told(page) == everything
    assert not page.is_checked("#weapon-cluster_munition")
    page.go_back()
    page.wait_for_url("**/explore?weapon=cluster_munition")
    page.wait_for_selector("#weapon-cluster_munition:checked")
    assert told(page) == chosen

    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    assert watched.clean()


def test_the_citation_of_a_selection_is_copied_as_the_selection_is_now(visit):
    page = visit("/en/explore", permissions=["clipboard-read", "clipboard-write"]).page
    page.check("#weapon-cluster_munition")
    page.wait_for_url("**/explore?weapon=cluster_munition")
    page.locator("[data-copies='cite-selection']").click()
    page.locator("[data-copied='cite-selection']").get_by_text("Copied").wait_for()

    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator("#cite-selection").inner_text()
    assert "/en/explore?weapon=cluster_munition" in copied


def test_by_keyboard_alone_one_narrows_and_opens_a_record(visit):
    page = visit("/en/explore").page
    page.focus("#id_q")
    page.keyboard.type("cluster")
    page.keyboard.press("Enter")
    page.wait_for_url("**/explore?q=cluster")
    page.focus("#weapon-cluster_munition")
    page.keyboard.press("Space")
    page.wait_for_url("**/explore?weapon=cluster_munition&q=cluster")

    page.locator("#listed article a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/en/incidents/"))


@pytest.mark.parametrize(("lang", "typed"), [("en", "cluster bombs"), ("ar", "ذخائر عنقودية")])
def test_a_name_among_the_words_is_offered_as_its_filter(visit, lang, typed):
    watched = visit(f"/{lang}/explore")
    page = watched.page
    page.fill("#id_q", typed)
    page.keyboard.press("Enter")
    page.wait_for_url("**/explore?q=*")
    page.wait_for_selector("#meant a").focus()
    assert told(page)[1] != "weapon=cluster_munition"

    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{lang}/explore?weapon=cluster_munition")
    number, selection = told(page)
    assert (selection, number != "0") == ("weapon=cluster_munition", True)
    assert (page.input_value("#id_q"), page.locator("#meant a").count()) == ("", 0)
    assert watched.clean()


def test_the_other_language_shows_what_was_chosen(visit):
    page = visit("/en/explore").page
    page.check("#weapon-cluster_munition")
    page.wait_for_url("**/explore?weapon=cluster_munition")
    chosen = told(page)
    other = page.locator(".site-nav .end a")
    assert (
        other.evaluate("({ pathname, search }) => pathname + search") == "/ar/explore?weapon=cluster_munition"
    )

    page.evaluate(
        "history.replaceState(null, '', '?weapon=cluster_munition&at=36.2,49.9,8')"
    )  # as the map does
    other.click()
    page.wait_for_url("**/ar/explore?weapon=cluster_munition&at=36.2,49.9,8")
    assert told(page) == chosen


def test_a_code_that_is_typed_among_the_filters_opens_its_record(visit, site):
    page = visit("/en/explore").page
    page.fill("#id_q", site.codes["example"].lower())
    page.keyboard.press("Enter")

    page.wait_for_url(f"**/en/incidents/{site.codes['example']}")
    assert page.locator("h1").count() == 1


def test_without_scripts_the_form_the_numbers_and_the_table_work(visit):
    page = visit("/en/explore", java_script_enabled=False).page
    page.check("#weapon-cluster_munition")
    page.get_by_role("button", name="Apply").click()
    assert page.url.endswith("/en/explore?weapon=cluster_munition")
    page.get_by_role("link", name="Table", exact=True).click()
    page.get_by_role("link", name="Killed").first.click()

    assert page.url.endswith("/en/explore?weapon=cluster_munition&sort=-killed&view=list")
    assert page.locator(".table-cards tbody tr").count() == int(page.locator("#chips .big").inner_text())


def test_a_failure_keeps_what_is_shown_and_offers_another_try(visit):
    watched = visit("/en/explore")
    page = watched.page
    before = told(page)
    watched.context.set_offline(True)
    page.check("#weapon-cluster_munition")
    page.wait_for_selector("#updating a")

    assert "Could not load." in page.locator("#updating").inner_text()
    assert page.locator("#chips .big").inner_text() == before[0]


def test_a_span_of_months_is_drawn_only_once_one_is_chosen(visit):
    """The whole chart lay under grey with two black handles before anybody had chosen anything."""
    watched = visit("/en/explore")
    page = watched.page
    page.wait_for_selector("#time .brush")
    drawn = [page.locator(f"#time .brush .{name}").first for name in ("picked", "edge")]
    assert [each.is_visible() for each in drawn] == [False, False]

    page.locator("#time .handle").first.focus()
    page.keyboard.press("ArrowRight")
    assert [each.is_visible() for each in drawn] == [True, True]
    assert page.input_value("#month_from") != ""
    page.keyboard.press("Enter")
    page.wait_for_url("**date=**")
    page.wait_for_selector("#time .brush.chosen")
    assert watched.clean()
