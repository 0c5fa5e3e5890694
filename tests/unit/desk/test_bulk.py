# SPDX-License-Identifier: Apache-2.0
"""Many records at once: a number that is counted twice, and every refusal by itself."""

import pytest

from registry.audit.models import Event
from registry.desk.bulk import ACTIONS
from registry.review.models import Assignment
from registry.review.steps import take_step
from tests.factories import records
from tests.flows.desk_browser import Browser
from tests.flows.pages import form_to


def submitted(by):
    record = records.logged(by)
    take_step("submit", record=record, by=by)
    return record


def confirmed(browser, action, *, queue="", ticked=()):
    """Press “Go on” on a queue and return the page that asks once more."""
    path = f"/queues/{queue or 'review'}"
    _, fields = form_to(browser.page(path), "/bulk")
    fields |= {"action": [action], "queue": [queue], "record": [record.reference for record in ticked]}
    answer = browser.send("/bulk", fields)
    assert answer.status_code == 200, answer.status_code
    return answer.text


def done(browser, page, **typed):
    action, fields = form_to(page, "/bulk/do")
    return browser.send(action, fields, **typed)


def test_nothing_is_approved_in_bulk():
    assert "approve" not in ACTIONS
    assert not [action for action in ACTIONS if "approve" in action]


def test_a_whole_queue_is_started_after_its_number_was_confirmed(amal, basim):
    waits = [submitted(amal) for _ in range(3)]
    browser = Browser(basim)

    page = confirmed(browser, "start_review", queue="review")
    answer = done(browser, page)

    assert "3 records" in page
    assert "3 records were done." in answer.text
    assert {record.revision.state for record in waits} == {"in_review"}
    assert Event.objects.filter(verb="revision.start_review").count() == 3


def test_a_queue_that_grew_meanwhile_is_asked_for_again(amal, basim):
    first = submitted(amal)
    browser = Browser(basim)
    page = confirmed(browser, "start_review", queue="review")
    submitted(amal)

    answer = done(browser, page)

    assert answer.status_code == 409
    assert "2 records" in answer.text
    assert first.revision.state == "submitted"
    assert done(browser, answer.text).status_code == 200
    assert first.revision.state == "in_review"


def test_each_refusal_is_told_by_its_record_and_stops_no_other(eyad, amal, basim):
    own, others = submitted(eyad), submitted(amal)
    browser = Browser(eyad)

    answer = done(browser, confirmed(browser, "start_review", queue="unassigned"))

    assert "1 record was done." in answer.text
    assert "1 was refused" in answer.text
    assert "You wrote part of this record. Another person must take this step." in answer.text
    assert (own.revision.state, others.revision.state) == ("submitted", "in_review")


def test_ticked_records_alone_are_meant(amal, basim):
    ticked, other = submitted(amal), submitted(amal)
    browser = Browser(basim)

    answer = done(browser, confirmed(browser, "start_review", ticked=[ticked]))

    assert answer.status_code == 200
    assert (ticked.revision.state, other.revision.state) == ("in_review", "submitted")


def test_many_are_given_to_one_person_with_a_day(amal, basim, eyad):
    for _ in range(2):
        submitted(amal)
    browser = Browser(basim)
    page = confirmed(browser, "assign_review", queue="unassigned")

    assert done(browser, page).status_code == 422
    done(browser, page, person=str(eyad.pk), due="2025-04-01")

    rows = Assignment.objects.all()
    assert {(row.person, str(row.due), row.task) for row in rows} == {(eyad, "2025-04-01", "review")}
    assert len(rows) == 2


def test_changes_are_requested_with_one_reason(amal, basim):
    record = records.in_review(amal, basim)
    browser = Browser(basim)

    done(browser, confirmed(browser, "request_changes", ticked=[record]), reason="Which day?")

    assert record.revision.state == "changes_requested"


def test_what_is_approved_is_published_and_what_is_mine_is_refused(dunya, eyad, amal, basim):
    good, own = records.approved(amal, basim), records.approved(eyad, basim)
    browser = Browser(eyad)
    _, fields = form_to(browser.page("/queues/publish"), "/bulk")
    fields |= {"action": ["publish"], "queue": [""], "record": [good.reference, own.reference]}

    answer = done(browser, browser.send("/bulk", fields).text)

    assert "You wrote part of this record. Another person must publish it." in answer.text
    assert (good.outbox.count(), own.outbox.count()) == (1, 0)


@pytest.mark.parametrize("action", ["approve", "withdraw", "", "hold"])
def test_an_action_that_is_not_offered_is_not_found(client, basim, action):
    client.force_login(basim)

    for path in ("/bulk", "/bulk/do"):
        assert client.post(path, {"action": action}).status_code == 404


def test_an_action_of_another_role_is_refused(client, amal, basim):
    record = submitted(amal)
    client.force_login(amal)

    answer = client.post("/bulk", {"action": "start_review", "record": [record.reference]})

    assert answer.status_code == 403
    assert record.revision.state == "submitted"


def test_records_one_may_not_see_are_not_meant(client, amal, fadi, basim):
    record = records.in_review(amal, basim)
    client.force_login(basim)
    page = client.post("/bulk", {"action": "request_changes", "record": ["ABCDEFGH"]})

    assert "No record is chosen" in page.text
    assert record.revision.state == "in_review"
