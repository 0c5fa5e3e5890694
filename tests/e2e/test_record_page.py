# SPDX-License-Identifier: Apache-2.0
"""The page of a record under the hands of a reader: by keyboard, copied from, without scripts, on paper."""

import json
from urllib.request import urlopen

import pypdfium2
import pytest
from playwright.sync_api import expect

A4_PAGES = 4


@pytest.fixture
def address(site):
    return lambda name, rest="", lang="en": f"/{lang}/incidents/{site.codes[name]}{rest}"


@pytest.mark.parametrize(("lang", "cite"), [("en", "Cite"), ("ar", "الإشارة إلى السجل")])
def test_by_keyboard_alone_one_comes_to_the_citation(visit, address, lang, cite):
    watched = visit(address("many", lang=lang))
    page = watched.page
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.getAttribute('href')") == "#cite":
            break
    assert page.evaluate("document.activeElement.innerText") == cite
    page.keyboard.press("Enter")
    assert page.url.endswith("#cite")

    opened = page.locator(".cite-forms details").first
    for _ in range(6):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.tagName") == "SUMMARY":
            break
    page.keyboard.press("Enter")
    expect(opened).to_have_attribute("open", "")
    assert watched.clean()


def test_a_citation_is_copied_and_the_page_says_so(visit, address, site):
    watched = visit(address("many"), permissions=["clipboard-read", "clipboard-write"])
    page = watched.page
    page.locator("[data-copies='cite-plain']").click()

    expect(page.locator("[data-copied='cite-plain']")).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator("#cite-plain").inner_text()
    assert f"/incidents/{site.codes['many']}/versions/2" in copied


def test_where_nothing_may_be_copied_the_text_is_marked(visit, address):
    page = visit(address("many")).page
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject() }")
    page.locator("[data-copies='sha256']").click()

    assert page.evaluate("getSelection().toString().trim()") == page.locator("#sha256").inner_text()


def test_without_scripts_one_reads_compares_and_takes_the_citation(visit, address, site):
    page = visit(address("many"), java_script_enabled=False, width=320).page
    assert page.get_by_role("button", name="Copy").count() == 0
    page.locator(".cite-forms summary").nth(1).click()
    assert "TY  - DATA" in page.locator("#cite-ris").inner_text()
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Download as RIS").click()
    assert waiting.value.suggested_filename == f"{site.codes['many']}-v2.ris"

    page.get_by_role("link", name="What changed from version 1").click()
    assert "3–4 killed" in page.locator("table.changes").inner_text()


def test_the_drawing_gives_way_to_the_table_on_a_small_screen(visit, address):
    page = visit(address("many"), width=499).page
    assert page.locator(".plot:visible").count() == 0
    assert page.locator("table.claims").is_visible()

    page.set_viewport_size({"width": 1280, "height": 900})
    assert page.locator(".plot:visible").count() == 2


def test_lines_of_the_drawing_stand_where_its_axis_says(visit, address):
    """Numbers run from left to right in every language."""
    page = visit(address("many", lang="ar")).page
    plot = page.locator(".plot").first
    at = {text.text_content(): middle(text) for text in plot.locator("text").all()}
    dots = [[middle(dot) for dot in lane.locator("circle").all()] for lane in plot.locator(".lane").all()]

    assert at["0"] < at["3"] < at["5"]
    assert [[round(each) for each in lane] for lane in dots if lane] == [
        [round(at[number]) for number in numbers] for numbers in (["3"], ["5"], ["4"], ["3", "5"])
    ]


def middle(element):
    box = element.bounding_box()
    return box["x"] + box["width"] / 2


@pytest.mark.parametrize("name", ["example", "many"])
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_on_paper_each_sheet_says_which_version_it_is(visit, address, site, name, lang):
    page = visit(address(name, lang=lang)).page
    printed = pypdfium2.PdfDocument(page.pdf(format="A4", prefer_css_page_size=True))
    sheets = [sheet.get_textpage().get_text_bounded() for sheet in printed]
    with urlopen(f"{site.url}/api/v1/incidents/{site.codes[name]}") as answer:
        record = json.load(answer)

    assert len(sheets) <= A4_PAGES
    for sheet in sheets:
        assert record["content_sha256"] in sheet
        assert f"/incidents/{record['code']}/versions/{record['version']}" in sheet
    written = "".join("".join(sheets).split())
    for claim in record["claims"]:
        for link in filter(None, (claim["archive_url"], claim["url"])):
            assert (f"({link})" if lang == "en" else link) in written
    assert "BibTeX" not in written
