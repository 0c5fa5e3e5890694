# SPDX-License-Identifier: Apache-2.0
"""The first page: each queue holds what it is about, oldest first, and asks as much of the database for many as for few."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from registry.casework.models import Record
from registry.domain.assignment import Task
from registry.review.assign import assign
from registry.review.comment import write_comment
from registry.review.models import Decision
from registry.review.queues import QUEUES, waiting
from registry.review.steps import take_step
from tests.factories import records
from tests.flows.desk_browser import Browser

HOME, QUEUE = 29, 20
NINE_DAYS_AGO = datetime.now(UTC) - timedelta(days=9, hours=1)
YESTERDAY = (datetime.now(UTC) - timedelta(days=1)).date()


def submitted(by, **changes):
    record = records.logged(by, **changes)
    take_step("submit", record=record, by=by)
    return record


def held_by(user) -> dict[str, set[str]]:
    return {
        name: {row.record.reference for row in waiting(queue, user)}
        for name, queue in QUEUES.items()
        if queue.needs <= user.granted
    }


def test_each_queue_holds_what_waits_for_this_person(amal, basim, dunya, eyad):
    draft, waits = records.logged(amal), submitted(amal)
    own = submitted(eyad)
    done = records.approved(amal, basim)
    back = records.in_review(amal, basim)
    take_step("request_changes", record=back, by=basim, reason="Which day?")
    a, b, c, d, e = (record.reference for record in (draft, waits, own, done, back))

    assert held_by(amal) == {"fix": {a, e}, "overdue": set(), "elsewhere": {b, d}}
    assert held_by(basim) == {"review": {b, c}, "overdue": set(), "unassigned": {b, c}, "held": set()}
    assert held_by(dunya) == {"overdue": set(), "publish": {d}}
    assert held_by(eyad)["review"] == {b}
    assert held_by(eyad)["elsewhere"] == {c}


def test_what_is_given_to_somebody_waits_for_them_alone(amal, basim, eyad):
    record = submitted(amal)
    assign(record, task=Task.REVIEW, person=basim, by=basim)

    assert held_by(basim)["review"] == {record.reference}
    assert (held_by(eyad)["review"], held_by(eyad)["unassigned"]) == (set(), set())


def test_a_draft_given_for_writing_is_theirs_to_fix(amal, eyad, basim):
    record = records.logged(eyad)
    assign(record, task=Task.WRITE, person=amal, by=basim)

    assert held_by(amal)["fix"] == {record.reference}


def test_what_somebody_reviews_now_waits_for_nobody_else(amal, basim, eyad):
    record = records.in_review(amal, basim)

    assert held_by(basim)["review"] == {record.reference}
    assert held_by(eyad)["review"] == set()


def test_what_is_late_is_told_while_it_waits_for_them(amal, basim, eyad):
    record = submitted(amal)
    assign(record, task=Task.REVIEW, person=basim, by=basim, due=YESTERDAY)

    assert held_by(basim)["overdue"] == {record.reference} == held_by(eyad)["overdue"]
    assert held_by(amal)["overdue"] == set()
    take_step("take_back", record=record, by=amal)
    assert held_by(basim)["overdue"] == set()


def test_what_was_handed_over_waits_for_nobody(amal, basim, dunya, as_publisher):
    records.published(amal, basim, dunya, as_publisher)

    assert {name for user in (amal, basim, dunya) for name, found in held_by(user).items() if found} == set()


def test_the_page_counts_tells_and_leads(amal, basim):
    record = submitted(amal)
    write_comment(record, by=amal, text="Ask the rescuers.")

    page = Browser(basim).page("/")

    assert "Waiting for my review (1)" in page
    assert 'href="/queues/review"' in page
    assert "1 open comment" in page
    assert "<bdi>Amal</bdi> <bdi>submitted it for review</bdi>" in page
    assert "Overdue (0)" in page
    assert "You wrote this" in Browser(amal).page("/")


def test_what_is_given_to_nobody_stands_once_with_a_mark(amal, basim, eyad):
    record, given = submitted(amal), submitted(amal)
    assign(given, task=Task.REVIEW, person=basim, by=basim)

    page = Browser(basim).page("/")

    assert page.count(record.reference) == page.count(given.reference)
    assert page.count("<bdi>given to nobody</bdi>") == 1
    assert 'href="/queues/unassigned"' in page
    assert record.reference in Browser(basim).page("/queues/unassigned")


def test_the_oldest_stand_first_with_their_age(amal, basim, as_owner):
    first, second = submitted(amal), submitted(amal)
    with as_owner():
        Decision.objects.filter(revision__record=second).update(decided_at=NINE_DAYS_AGO)

    page = Browser(basim).page("/queues/review")

    assert page.index(second.reference) < page.index(first.reference)
    assert "9 days" in page
    assert "today" in page


def test_a_queue_of_another_role_is_not_found(client, amal):
    client.force_login(amal)

    assert client.get("/queues/review").status_code == 404
    assert client.get("/queues/nothing").status_code == 404
    assert client.get("/queues/fix").status_code == 200


@pytest.mark.parametrize(("path", "queries"), [("/", HOME), ("/queues/review", QUEUE)])
def test_number_of_queries_does_not_grow_with_the_queues(eyad, amal, path, queries):
    browser, counts = Browser(eyad), []
    browser.page("/")  # the first page of a day notes the day

    for _ in range(2):
        for _ in range(4):
            submitted(amal)
            records.logged(eyad)
            submitted(eyad)
        with CaptureQueriesContext(connection) as made:
            browser.page(path)
        counts.append(len(made))

    assert counts == [queries, queries]


def test_the_home_page_shows_five_of_many(amal):
    for _ in range(6):
        records.logged(amal)

    page = Browser(amal).page("/")

    assert "Mine to fix (6)" in page
    assert "All 6" in page
    assert sum(page.count(row.reference) > 0 for row in Record.objects.all()) == 5
