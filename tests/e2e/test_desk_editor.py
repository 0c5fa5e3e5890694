# SPDX-License-Identifier: Apache-2.0
"""The editor in a real browser: the matrix under the hands, text that is kept, two people in one record."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.desk_faces import both
from tests.e2e.watched import assert_sound

CELL = '[name="claims-{}-cell-{}"]'
CHILDREN = "killed---child_unspecified"
SECOND_WRITER = """
import django; django.setup()
from registry.accounts.models import RoleGrant, User
person = User.objects.create_user("eyad", "correct horse battery staple", display_name="Eyad")
RoleGrant.objects.create(user=person, role="documenter")
"""
RECORD = """
import django; django.setup()
from registry.accounts.models import User
from tests.factories import records
first = records.claim(3, item=records.document("Civil defence", "civil_defence"), origin="Civil defence")
second = records.claim(5, item=records.document("Local agency", "local_media"), origin="Local agency")
print(records.logged(User.objects.get(username="amal"), claims=(first, second)).reference)
"""


@pytest.fixture(scope="module")
def desk(static_files):
    with both("e2e_editor") as running:
        running.house.run("owner", "-c", SECOND_WRITER)
        yield running


@pytest.fixture
def reference(desk) -> str:
    return desk.house.run("desk", "-c", RECORD).split()[-1]


@pytest.fixture
def editing(seat, reference):
    """Return a function that opens the record for a person."""

    def take(name: str, **options):
        watched = seat(name, **options)
        watched.open(f"/records/{reference}/edit")
        watched.page.wait_for_load_state("networkidle")
        return watched

    return take


def cell(page, claim: int, key: str = "killed-civilian"):
    return page.locator(CELL.format(claim, key))


def test_range_follows_what_is_typed_and_says_why(editing):
    watched = editing("amal")
    page = watched.page
    cell(page, 0).fill("٢-٣")
    expect(page.locator("#range .result")).to_contain_text("2–5")
    expect(cell(page, 0)).to_be_focused()
    page.click("#range >> text=Why these ranges")
    expect(page.locator("#range")).to_contain_text("5 is the highest: Local agency.")
    cell(page, 1).fill("10+")
    expect(page.locator("#range .result")).to_contain_text("2–10+")
    expect(page.locator("#range details")).to_have_attribute("open", "")
    cell(page, 0, CHILDREN).fill("9")
    expect(page.locator("#range .result")).to_contain_text("9")
    assert_sound(watched, "editor-matrix")
    page.click("text=Save as a draft >> nth=0")
    page.wait_for_url("**/records/*")


def test_arrows_move_between_cells_and_enter_saves_nothing(editing):
    page = editing("amal").page
    first, below = cell(page, 0, "injured"), cell(page, 1, "injured")
    first.focus()
    page.keyboard.press("ArrowDown")
    expect(below).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.type("12")
    page.keyboard.press("ArrowLeft")
    expect(first).to_be_focused()
    page.keyboard.press("End")
    page.keyboard.press("ArrowRight")
    expect(cell(page, 0, "missing")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(cell(page, 0, "displacement-persons")).to_be_focused()
    assert page.url.endswith("/edit")


def test_text_is_kept_without_a_save_and_comes_back(editing, reference):
    watched = editing("amal")
    page = watched.page
    page.fill("#id_summary_en", "Half a sentence")
    cell(page, 0).fill("7x")
    with page.expect_response(
        lambda answer: "/keep/" in answer.url and "7x" in (answer.request.post_data or "")
    ):
        cell(page, 0).press("Tab")
    expect(page.locator("#kept")).to_contain_text("not saved yet")
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(watched.url + "/")
    page.click("text=Continue >> nth=0")
    expect(page.locator("#id_summary_en")).to_have_value("Half a sentence")
    expect(cell(page, 0)).to_have_value("7x")
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


def test_session_that_ends_while_one_types_keeps_asking_and_loses_nothing(editing):
    watched = editing("amal")
    page = watched.page
    watched.context.clear_cookies(name="registry_desk_session")
    page.fill("#id_summary_en", "Typed after the end")
    expect(page.locator("#kept")).to_contain_text("you are signed out", timeout=8_000)
    expect(page.locator("#id_summary_en")).to_have_value("Typed after the end")


def test_desk_that_cannot_be_reached_is_said_and_tried_again(editing):
    page = editing("amal").page
    page.context.set_offline(True)
    page.fill("#id_summary_en", "Typed without a network")
    expect(page.locator("#kept")).to_contain_text("cannot be reached", timeout=8_000)
    page.context.set_offline(False)
    expect(page.locator("#kept")).to_contain_text("not saved yet", timeout=20_000)


def test_two_people_in_one_record_lose_nothing(editing):
    mine, theirs = editing("amal"), editing("eyad")
    expect(theirs.page.locator("#kept")).to_contain_text("Amal is also editing")
    theirs.page.fill("#id_title_en", "Theirs")
    theirs.page.fill("#id_grade_reason", "Only theirs")
    theirs.page.click("text=Save as a draft >> nth=0")
    theirs.page.wait_for_url("**/records/*")
    page = mine.page
    page.fill("#id_title_en", "Mine")
    cell(page, 0).fill("4")
    page.click("text=Save as a draft >> nth=0")
    expect(page.locator("#merge")).to_contain_text("Eyad has saved this record since you opened this page")
    expect(page.locator("#id_grade_reason")).to_have_value("Only theirs")
    mine.complaints.clear()  # the browser itself reports the answer 409 on its console
    assert_sound(mine, "editor-merge")
    page.check("#settle-0-mine")
    page.click("text=Save as a draft >> nth=0")
    page.wait_for_url("**/records/*")
    expect(page.locator("main")).to_contain_text("Mine")
    expect(page.locator("main")).to_contain_text("Only theirs")


def test_a_new_source_that_may_be_a_person_starts_as_one_that_is_never_named(editing):
    page = editing("amal").page
    press(page, "#toggle-claims-0", "")
    kind, box = (page.locator(f'[name="claims-0-source_{name}"]') for name in ("kind", "protected"))
    kind.select_option("local_media")
    expect(box).not_to_be_checked()
    kind.select_option("social_media_account")
    expect(box).to_be_checked()
    box.uncheck()
    expect(box).not_to_be_checked()


def test_control_s_saves(editing):
    page = editing("amal").page
    page.fill("#id_summary_en", "By the keyboard")
    page.keyboard.press("Control+s")
    page.wait_for_url("**/records/*")


def test_line_is_drawn_and_coordinates_of_any_notation_are_taken_over(editing):
    watched = editing("amal")
    page = watched.page
    page.fill("#id_locations-0-point", "35°54'14\"N 36°43'37\"E")
    expect(page.locator("#point-locations-0")).to_contain_text("Read as latitude 35.903889")
    page.click("text=Take over these coordinates")
    expect(page.locator("#id_locations-0-lat")).to_have_value("35.903889")
    page.click("#row-locations-0 >> text=Show the map")
    page.wait_for_selector("#row-locations-0 .canvas[data-loaded]", timeout=20_000)
    page.click("text=Show what would be public")
    expect(
        page.locator("#row-locations-0 .canvas[data-public-shape]:not([data-public-shape=''])")
    ).to_be_visible()
    page.click("text=Draw a line")
    # What is told of the point comes in above the map and moves it: each click asks where the map is now.
    for across in (100, 180):
        page.locator("#row-locations-0 .canvas canvas").click(position={"x": across, "y": 150})
        page.wait_for_timeout(500)
    expect(page.locator("#id_locations-0-kept")).to_have_value(re.compile("LINESTRING"))
    expect(page.locator("#id_locations-0-lat")).to_have_value("")
    assert_sound(watched, "editor-drawn")


VIEWED = """() => {
  const { top, bottom } = document.activeElement.getBoundingClientRect();
  return [document.activeElement.id, top >= 0 && bottom <= innerHeight];
}"""


def press(page, button: str, keys: str) -> float:
    """Press the button with the mouse or with a key, wait for the page, and return where the button was seen."""
    control = page.locator(button)
    control.scroll_into_view_if_needed()
    at = control.bounding_box()["y"]
    with page.expect_response(lambda answer: answer.request.method == "POST" and "/keep/" not in answer.url):
        control.press("Enter") if keys else control.click()
    page.wait_for_timeout(100)
    expect(page.locator(".htmx-request, .htmx-swapping, .htmx-settling")).to_have_count(0)
    return at


@pytest.mark.parametrize(("path", "keys"), [("/new/incident", ""), (None, "Enter")])
def test_row_that_is_added_has_the_focus_in_sight_where_the_button_was(seat, reference, path, keys):
    page = seat("amal").page
    page.goto(page.url.rstrip("/") + (path or f"/records/{reference}/edit"))
    page.wait_for_load_state("networkidle")
    for rows in ("locations", "claims", "weapons", "objects", "attributions"):
        number = page.locator(f"#id_{rows}-TOTAL_FORMS").input_value()
        at = press(page, f"#add-{rows}", keys)
        focused, in_sight = page.evaluate(VIEWED)
        row = page.locator(f"#row-{rows}-{number}")
        assert row.locator(f'[id="{focused}"]').count() == 1, (rows, focused)
        assert in_sight, rows
        assert abs(row.bounding_box()["y"] - at) < page.viewport_size["height"] / 2 + 100, rows


def test_opening_and_closing_leaves_focus_and_view_where_they_were(editing):
    page = editing("amal").page
    press(page, "#add-locations", "")
    steps = (
        "toggle-locations-0",
        "toggle-locations-0",
        "toggle-claims-1",
        "toggle-claims-1",
        "toggle-claims-0",
    )
    for button in steps:
        at = press(page, f"#{button}", "Enter")
        assert page.evaluate(VIEWED) == [button, True]
        assert abs(page.locator(f"#{button}").bounding_box()["y"] - at) < 5, button
    press(page, "#close-claims-0", "")
    assert page.evaluate(VIEWED) == ["toggle-claims-0", True]
    press(page, "#add-weapons", "")
    press(page, "#away-weapons-0", "Enter")
    assert page.evaluate(VIEWED) == ["add-weapons", True]


def test_after_an_entry_of_the_gazetteer_one_says_how_precisely_it_is_known(editing):
    page = editing("amal").page
    press(page, "#add-locations", "")
    page.fill("#id_locations-1-sought", "Sarmin")
    page.wait_for_selector("#found-locations-1 .use")
    before = page.evaluate("scrollY")
    press(page, "#found-locations-1 .use >> nth=0", "Enter")
    focused, in_sight = page.evaluate(VIEWED)
    assert (focused, in_sight) == ("id_locations-1-precision_0", True)
    assert abs(page.evaluate("scrollY") - before) < page.viewport_size["height"]
