# SPDX-License-Identifier: Apache-2.0
"""How a place and a figure are typed: with search and map, with fields alone, and without scripts."""

from playwright.sync_api import Locator, expect

from tests.e2e.hands import Hands

LONG = 20_000


def cell_of(hands: Hands) -> Locator:
    return hands.page.locator("[name^=claims-0-cell-killed]").first


def in_cell(hands: Hands, text: str) -> None:
    """Type a figure; the last row of the matrix follows."""
    hands.type_into(cell_of(hands), text)
    expect(hands.page.locator("#range .result")).to_contain_text(text.replace("-", "–"))


def among_claims(hands: Hands, text: str) -> None:
    """Type it beside a claim that comes and goes; what stands on the page stays."""
    page = hands.page
    title = hands.field("Title in English").input_value()
    page.eval_on_selector("#id_summary_en", "area => area.style.height = '200px'")
    hands.press("Add another claim")
    page.wait_for_selector("#id_claims-1-source")
    expect(hands.field("Title in English")).to_have_value(title)
    page.click("#row-claims-1 .remove")
    page.wait_for_selector("#id_claims-1-source", state="detached")
    in_cell(hands, text)
    page.locator("#grid-claims-0 button[name=open_row]").click()
    page.wait_for_selector("#id_claims-0-source")


def sent_plainly(hands: Hands, text: str) -> None:
    """Without scripts the range comes with the next press; Enter is one, and saves nothing."""
    assert hands.page.evaluate("typeof htmx") == "undefined"
    hands.type_into(cell_of(hands), text)
    cell_of(hands).press("Enter")
    expect(hands.page.locator("#range .result")).to_contain_text(text.replace("-", "–"))
    expect(cell_of(hands)).to_have_value(text)


def on_the_map(hands: Hands) -> None:
    """Search in Arabic, take the suggestion, then say better on the map."""
    page = hands.page
    hands.type_into(page.locator("#id_locations-0-sought"), "سرمين")
    page.click("#found-locations-0 .use >> nth=0")
    expect(page.locator("#id_locations-0-name")).to_have_value("Sarmin")
    assert page.input_value("#id_locations-0-lat") == "35.90390"
    hands.check(village(hands))
    hands.press("Show the map")
    page.wait_for_selector("#row-locations-0 .canvas[data-loaded]", timeout=LONG)
    canvas = page.locator("#row-locations-0 .canvas canvas")
    box = canvas.bounding_box()
    canvas.click(position={"x": box["width"] / 2 + 20, "y": box["height"] / 2})
    expect(page.locator("#id_locations-0-lon")).not_to_have_value("36.72690")
    expect(page.locator("#here-locations-0 .notice")).to_be_visible()
    hands.tick("Yes, the point is meant")


def by_fields(hands: Hands) -> None:
    """Say where with fields alone: coordinates in the notation of the source, and how far they can be off."""
    hands.write("Name of the place", "Sarmin")
    hands.write("Coordinates in any notation", "35°54'14\"N 36°43'37\"E")
    hands.press("Take over these coordinates")
    expect(hands.field("Latitude")).to_have_value("35.903889")
    hands.check(village(hands))


def by_fields_and_an_area(hands: Hands) -> None:
    """The same, and beside it an area by its name; no map is offered where none can be drawn."""
    assert hands.called("button", "Show the map").count() == 0
    by_fields(hands)
    hands.press("Add another place")
    expect(hands.page.locator("#row-locations-1")).to_be_visible()
    hands.write("Country", "Syria")
    hands.write("First-level area", "Idleb")
    hands.check(hands.page.locator("#row-locations-1 input[value=admin1]"))


def village(hands: Hands) -> Locator:
    return hands.page.locator("#row-locations-0 input[value=village]")
