# SPDX-License-Identifier: Apache-2.0
"""The list: what waits for whom, and how many queries it takes."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from registry.review.steps import take_step
from tests.factories import records
from tests.flows.desk_browser import Browser

QUERIES = 16


@pytest.mark.parametrize(
    ("show", "words"),
    [
        ("mine", "No draft of yours"),
        ("review", "Nothing waits for review"),
        ("approved", "Nothing approved waits"),
        ("all", "No record fits"),
    ],
)
def test_empty_list_says_so_and_what_to_do_next(amal, show, words):
    page = Browser(amal).page(f"/?show={show}")

    assert words in page
    assert "/new/incident" in page


def test_each_list_holds_what_it_is_about(amal, basim, eyad):
    draft = records.logged(amal)
    waiting = records.logged(amal)
    take_step("submit", record=waiting, by=amal)
    done = records.approved(eyad, basim)
    shown = {show: Browser(amal).page(f"/?show={show}") for show in ("mine", "review", "approved", "all")}

    held = {
        show: {r.reference for r in (draft, waiting, done) if r.reference in html}
        for show, html in shown.items()
    }

    assert held == {
        "mine": {draft.reference},
        "review": {waiting.reference},
        "approved": {done.reference},
        "all": {draft.reference, waiting.reference, done.reference},
    }


def test_all_records_are_filtered_by_state(amal):
    draft, waiting = records.logged(amal), records.logged(amal)
    take_step("submit", record=waiting, by=amal)

    page = Browser(amal).page("/?show=all&state=submitted")

    assert waiting.reference in page
    assert draft.reference not in page


def test_row_tells_the_range_the_place_and_whether_i_wrote_it(amal, basim):
    claims = (records.claim(3), records.claim(5, origin="agency"))
    records.logged(amal, claims=claims)

    mine, other = Browser(amal).page("/"), Browser(basim).page("/")

    assert "3–5" in mine
    assert "Northreach" in mine
    assert "you wrote this" in mine
    assert "you wrote this" not in other


def test_number_of_queries_does_not_grow_with_the_list(amal):
    browser = Browser(amal)
    counts = []
    for more in (1, 12):
        for _ in range(more):
            records.logged(amal)
        with CaptureQueriesContext(connection) as made:
            browser.page("/")
        counts.append(len(made))

    assert counts == [QUERIES, QUERIES]


def test_a_page_holds_twenty_five_records(amal):
    for _ in range(26):
        records.logged(amal)
    browser = Browser(amal)

    assert browser.page("/").count('scope="row"') == 25
    assert browser.page("/?page=2").count('scope="row"') == 1
