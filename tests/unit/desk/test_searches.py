# SPDX-License-Identifier: Apache-2.0
"""Saved searches: one's own, with what is new in them."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from registry.audit.viewing import name_viewer
from registry.casework.models import SavedSearch
from tests.factories import records
from tests.flows.desk_browser import Browser
from tests.flows.pages import form_with


@pytest.fixture(autouse=True)
def read_by_amal(amal, onlooker):
    """What is kept is its writer's alone, also for the test that looks at it."""
    name_viewer(str(amal.pk))


@pytest.fixture
def saved(amal):
    browser = Browser(amal)
    action, fields = form_with(browser.page("/records?state=draft"), "name")
    assert browser.send(action, fields, name="Drafts").status_code == 302
    return SavedSearch.objects.get()


def test_the_choice_is_kept_in_its_one_spelling(saved, amal):
    assert (saved.owner, saved.name, saved.query) == (amal, "Drafts", "state=draft")


def test_what_changed_since_it_was_opened_is_new(saved, amal):
    browser = Browser(amal)
    records.logged(amal)
    before = browser.page("/records/searches")
    opened = browser.client.get(f"/records/searches/{saved.pk}")

    assert "1 new" in before
    assert opened.url.endswith("?state=draft")
    assert "0 new" in browser.page("/records/searches")


def test_the_first_page_shows_them_to_their_own_person_only(saved, amal, basim):
    records.logged(amal)

    assert re.search(r"Drafts</bdi>.*?1 new", Browser(amal).page("/"), re.DOTALL)
    assert "Drafts" not in Browser(basim).page("/")


def test_it_is_renamed_and_deleted(saved, amal):
    browser = Browser(amal)
    browser.press("/records/searches", "/change", name="My drafts")
    assert SavedSearch.objects.get().name == "My drafts"
    browser.press("/records/searches", "/change", delete="1")

    assert not SavedSearch.objects.exists()


@pytest.mark.parametrize("name", ["", "  ", "x" * 81, "Drafts", "a\u202eb"])
def test_a_name_is_needed_and_used_once(saved, amal, name):
    browser = Browser(amal)
    action, fields = form_with(browser.page("/records"), "name")

    assert browser.send(action, fields, name=name).status_code == 422
    assert SavedSearch.objects.count() == 1


def test_nobody_else_opens_changes_or_sees_it(saved, basim):
    browser = Browser(basim)
    token = form_with(browser.page("/records"), "name")[1]["csrfmiddlewaretoken"]
    change = f"/records/searches/{saved.pk}/change"

    assert "Drafts" not in browser.page("/records/searches")
    assert browser.client.get(f"/records/searches/{saved.pk}").status_code == 404
    assert browser.send(change, {"csrfmiddlewaretoken": token}, delete="1").status_code == 404
    assert SavedSearch.objects.exists()


def test_a_search_that_can_be_read_no_more_says_so(saved, amal):
    SavedSearch.objects.update(query="weapon=gone")

    assert "no more" in Browser(amal).page("/records/searches")


def test_number_of_queries_does_not_grow_with_the_searches(saved, amal):
    browser, counts = Browser(amal), []
    for more in (1, 5):
        for number in range(more):
            SavedSearch.objects.create(
                owner=amal, name=f"{more} {number}", query="q=x", opened_at=saved.opened_at
            )
        with CaptureQueriesContext(connection) as made:
            browser.page("/records/searches")
        counts.append(len(made))

    assert counts[0] == counts[1]
