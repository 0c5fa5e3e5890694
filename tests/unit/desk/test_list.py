# SPDX-License-Identifier: Apache-2.0
"""The list: what waits for whom, and how many queries it takes."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from registry.review.steps import take_step
from tests.factories import records
from tests.factories.areas import outline
from tests.factories.teams import team
from tests.flows.desk_browser import Browser

QUERIES = 26  # six of them begin and end the transactions of the request and name who reads


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
    page = Browser(amal).page(f"/records?show={show}")

    assert words in page
    assert "/new/incident" in page


def test_each_list_holds_what_it_is_about(amal, basim, eyad):
    draft = records.logged(amal)
    waiting = records.logged(amal)
    take_step("submit", record=waiting, by=amal)
    done = records.approved(eyad, basim)
    shown = {
        show: Browser(amal).page(f"/records?show={show}") for show in ("mine", "review", "approved", "all")
    }

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

    page = Browser(amal).page("/records?show=all&state=submitted")

    assert waiting.reference in page
    assert draft.reference not in page


def test_row_tells_the_range_the_place_and_whether_i_wrote_it(amal, basim):
    claims = (records.claim(3), records.claim(5, origin="agency"))
    records.logged(amal, claims=claims)

    mine, other = Browser(amal).page("/records"), Browser(basim).page("/records")

    assert "3–5" in mine
    assert "Northreach" in mine
    assert "you wrote this" in mine
    assert "you wrote this" not in other


def test_all_records_are_counted_where_nothing_is_chosen_and_work_everywhere(amal):
    records.logged(amal)
    writer = Browser(amal)

    whole, chosen = writer.page("/records"), writer.page("/records?q=northreach")

    assert ("All (1)</a>" in whole, "My drafts (1)</a>" in whole) == (True, True)
    assert ("All</a>" in chosen, "My drafts (1)</a>" in chosen) == (True, True)


def test_number_of_queries_does_not_grow_with_the_list(amal):
    browser = Browser(amal)
    browser.page("/")  # the first page of a day notes the day
    counts = []
    for more in (1, 12):
        for _ in range(more):
            records.logged(amal)
        with CaptureQueriesContext(connection) as made:
            browser.page("/records")
        counts.append(len(made))

    assert counts == [QUERIES, QUERIES]


@pytest.mark.parametrize("query", ["show=review", "q=northreach", "weapon=uxo&state=draft", "sort=-killed"])
def test_number_of_queries_is_the_same_for_every_filter(amal, query):
    records.logged(amal)
    browser = Browser(amal)
    browser.page("/")  # the first page of a day notes the day
    with CaptureQueriesContext(connection) as made:
        browser.page(f"/records?{query}")

    assert len(made) <= QUERIES


@pytest.mark.parametrize("query", ["colour=red", "state=gone", "state=draft&state=held,gone", "killed=many"])
def test_what_the_filter_does_not_know_is_refused_in_words(amal, query):
    answer = Browser(amal).client.get(f"/records?{query}", follow=True)

    assert answer.status_code == 400
    assert query.partition("=")[0] in answer.text


def test_what_the_form_sends_is_brought_into_one_spelling(amal):
    answer = Browser(amal).client.get(
        "/records?q=&state=draft&weapon=uxo&weapon=axo&from=2025-01-01&to=&sort=&utm_source=x"
    )

    assert answer.status_code == 302
    assert answer.url == "/records?weapon=axo,uxo&state=draft&date=2025-01-01/.."


def test_a_chip_leads_to_the_selection_without_it(amal):
    page = Browser(amal).page("/records?weapon=cluster_munition,uxo&state=draft")

    assert "Unexploded ordnance" in page
    assert 'href="?state=draft"' in page
    assert 'href="?weapon=cluster_munition,uxo"' in page


def test_a_page_holds_twenty_five_records(amal):
    for _ in range(26):
        records.logged(amal)
    browser = Browser(amal)

    assert browser.page("/records").count('scope="row"') == 25
    assert browser.page("/records?page=2").count('scope="row"') == 1


def test_chips_tell_who_has_it_whose_it_is_and_what_is_unsaved(amal):
    north = team("North", amal)
    page = Browser(amal).page(f"/records?team={north.pk}&assignee=me,nobody&has=unsaved")

    for words in (
        "Whose record it is: <bdi>North",
        "Who has it: <bdi>I have it, nobody has it",
        "Unsaved: <bdi>",
    ):
        assert words in page


def test_only_ones_own_teams_are_offered_but_to_those_who_work_for_all(amal, dunya, ghada):
    team("North", amal)
    team("Partners of the south", organisation="Partners (invented)")

    offered = ["Partners of the south" in Browser(person).page("/records") for person in (amal, dunya, ghada)]
    assert offered == [False, True, True]


@pytest.fixture
def syria(amal, as_owner):
    with as_owner():
        kept = outline("SY0", 35.7, 32.3, 42.4, 37.3)
        kept.level, kept.names = 0, {"en": "Syria", "ar": "سوريا"}
        kept.save()


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("Syria", "SYR"),
        ("سوريا", "SYR"),
        ("syr", "SYR"),
        ("Syria, sy07", "SY07,SYR"),
        ("SYR,SY07", "SY07,SYR"),
    ],
)
def test_an_area_is_understood_by_name_and_code(amal, syria, typed, codes):
    answer = Browser(amal).client.get("/records", {"area": typed, "q": ""})

    assert (answer.status_code, answer.url) == (302, f"/records?area={codes}")


def test_a_wrong_filter_gives_the_form_back_as_typed_with_each_error_at_its_field(amal):
    records.logged(amal)
    typed = "/records?q=northreach&state=draft&area=Nowhere+Land&killed=many&from=2025-01-01"
    browser = Browser(amal)
    clean = browser.client.get(typed + "&injured=&author=").url
    answer = browser.client.get(clean)

    assert (answer.status_code, "injured=" in clean) == (400, False)
    for words in (
        'value="northreach"',
        'value="Nowhere Land"',
        'value="many"',
        'value="2025-01-01"',
        '<option value="draft" selected>',
        "No country or area is called “Nowhere Land” here",
        "Nothing is listed until",
    ):
        assert words in answer.text
    assert answer.text.count('class="field wrong"') == 2


def test_what_one_does_with_a_selection_stands_before_the_list(amal):
    records.logged(amal)
    page = Browser(amal).page("/records")

    assert page.index("Show on a map") < page.index("Tick all on this page") < page.index('scope="row"')
