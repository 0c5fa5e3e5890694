# SPDX-License-Identifier: Apache-2.0
"""Files and people in a browser: sent with progress, refused in place, readable on a small and a dark screen."""

import hashlib

import pytest
from playwright.sync_api import expect

from tests.e2e.desk_faces import both
from tests.e2e.watched import axe, shoot
from tests.fixtures.files import JPEG, PDF

MAKE = """
import django; django.setup()
from registry.accounts.models import User
from tests.factories.records import logged
print(logged(User.objects.get(username="amal")).reference)
"""
NAME = "Huda the Invented"


@pytest.fixture(scope="module")
def desk(static_files):
    with both("e2e_files") as running:
        yield running


@pytest.fixture(scope="module")
def reference(desk):
    return desk.house.run("desk", "-c", MAKE).strip()


def picked(*files):
    return [{"name": name, "mimeType": "", "buffer": body} for name, body in files]


def fits(page):
    return page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_files_are_sent_shown_and_saved(seat, reference):
    watched = seat("amal")
    page = watched.page
    watched.open(f"/records/{reference}/files")
    assert axe(page) == []
    page.set_input_files("#id_upload", picked(("IMG 1.jpg", JPEG), ("report.pdf", PDF + bytes(3_000_000))))
    page.fill("#id_note", "From the family, by phone.")
    page.get_by_role("button", name="Keep them").click()

    expect(page.get_by_role("status")).to_contain_text("2 files are kept.")
    expect(page.locator(".hash").first).to_have_text(hashlib.sha256(JPEG).hexdigest())
    with page.expect_download() as saved:
        page.get_by_role("link", name="IMG 1.jpg").click()
    assert saved.value.suggested_filename == f"{hashlib.sha256(JPEG).hexdigest()[:16]}.jpg"
    assert saved.value.path().read_bytes() == JPEG
    assert axe(page) == []
    shoot(watched, "files")
    page.set_viewport_size({"width": 320, "height": 800})
    assert fits(page)
    shoot(watched, "files-320")
    assert watched.complaints == []


def test_a_refusal_comes_in_place_and_takes_the_focus(seat, reference):
    watched = seat("amal", color_scheme="dark")
    page = watched.page
    watched.open(f"/records/{reference}/files")
    page.set_input_files("#id_upload", picked(("photo.jpg", PDF)))
    page.get_by_role("button", name="Keep them").click()

    expect(page.locator(".error-summary")).to_be_focused()
    expect(page.locator(".error-summary")).to_contain_text("holds something else than its name says")
    shoot(watched, "files-refused-dark")
    page.set_input_files("#id_upload", picked(("photo.jpg", JPEG)))
    page.get_by_role("button", name="Keep them").click()
    expect(page.get_by_role("status")).to_contain_text("1 file is kept.")
    assert watched.complaints == []


def test_people_are_added_shown_and_erased(seat, reference):
    watched = seat("amal")
    page = watched.page
    watched.open(f"/records/{reference}/people/new")
    shoot(watched, "people-new")
    assert axe(page) == []
    page.fill("#id_name", NAME)
    page.fill("#id_details", "A teacher, 40.")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", name="Victim 1")).to_be_visible()
    assert NAME not in page.content()
    assert axe(page) == []
    shoot(watched, "people")

    page.get_by_label("Why you need it").select_option("review")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_text(NAME)).to_be_visible()
    assert axe(page) == []
    shoot(watched, "people-shown")

    watched.open(f"/records/{reference}/people")
    page.get_by_role("link", name="Erase").click()
    shoot(watched, "people-erase")
    page.get_by_role("button", name="Ask for the erasure").click()
    second = seat("basim", width=320)
    second.open(f"/records/{reference}/people")
    assert fits(second.page)
    shoot(second, "people-320")
    second.page.get_by_role("link", name="confirm").click()
    second.page.get_by_role("button", name="Erase for good").click()
    expect(second.page.get_by_text("Erased.", exact=True)).to_be_visible()
    assert watched.complaints + second.complaints == []
