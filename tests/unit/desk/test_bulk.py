# SPDX-License-Identifier: Apache-2.0
"""Many records at once: a number that is counted twice, and every refusal by itself."""

import pytest

from registry.accounts.proof import PROVED_AT
from registry.audit.models import Event
from registry.audit.viewing import viewing
from registry.casework.models import Record
from registry.desk.bulk import ACTIONS
from registry.review.models import Assignment
from registry.review.steps import take_step
from tests.factories import records
from tests.factories.teams import team
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


def of_records(browser, selection, action, *, ticked=()):
    """Press “Go on” on the list of records and return the page that asks once more."""
    _, fields = form_to(browser.page(f"/records?{selection}" if selection else "/records"), "/bulk")
    fields |= {
        "action": [action],
        "queue": ["" if ticked else "records"],
        "record": [record.reference for record in ticked],
    }
    return browser.send("/bulk", fields)


def test_all_that_a_filter_of_the_list_finds_is_meant_and_nothing_else(amal, basim):
    waits, other = [submitted(amal) for _ in range(2)], records.logged(amal)
    browser = Browser(basim)
    page = of_records(browser, "state=submitted", "start_review").text

    assert "2 records" in page
    assert 'href="/records?state=submitted"' in page
    answer = done(browser, page)
    assert "2 records were done." in answer.text
    assert 'href="/records?state=submitted"' in answer.text
    assert [each.revision.state for each in (*waits, other)] == ["in_review", "in_review", "draft"]


def test_a_list_that_grew_meanwhile_is_asked_for_again(amal, basim):
    first = submitted(amal)
    browser = Browser(basim)
    page = of_records(browser, "state=submitted", "start_review").text
    submitted(amal)

    assert done(browser, page).status_code == 409
    assert first.revision.state == "submitted"


def test_rows_ticked_in_the_list_are_meant_alone(amal, basim):
    ticked, other = submitted(amal), submitted(amal)
    browser = Browser(basim)
    answer = done(browser, of_records(browser, "", "start_review", ticked=[ticked]).text)

    assert "1 record was done." in answer.text
    assert (ticked.revision.state, other.revision.state) == ("in_review", "submitted")


def test_of_the_list_too_nothing_is_meant_that_is_not_seen(amal, basim):
    north = team("North", amal)
    hidden = records.logged(amal, team=north.pk)
    take_step("submit", record=hidden, by=amal)
    seen = submitted(amal)
    browser = Browser(basim)
    page = of_records(browser, "", "start_review").text

    assert seen.reference in page
    assert hidden.reference not in page


def test_too_many_are_refused_before_anything_is_done(amal, basim, monkeypatch):
    monkeypatch.setattr("registry.desk.bulk.MOST", 1)
    monkeypatch.setattr("registry.desk.views.bulk.MOST", 1)
    waits = [submitted(amal) for _ in range(2)]
    page = of_records(Browser(basim), "state=submitted", "start_review").text

    assert "At most 1 at once" in page
    assert "/bulk/do" not in page
    assert {record.revision.state for record in waits} == {"submitted"}


def test_a_selection_that_is_none_is_refused_by_its_name(client, basim):
    client.force_login(basim)
    sent = {"action": "start_review", "queue": "records", "selection": "colour=red"}

    assert client.post("/bulk", sent).status_code == 400


def test_a_viewer_is_offered_nothing_to_tick(amal, fadi):
    records.logged(amal)

    assert 'name="record"' not in Browser(fadi).page("/records")


def test_many_are_moved_and_what_would_be_seen_more_widely_is_refused_by_itself(amal, basim, fadi):
    north, south = team("North", amal, basim), team("South", amal, basim, fadi)
    narrow, shared = records.logged(amal, team=north.pk), records.logged(amal)
    browser = Browser(basim)
    page = of_records(browser, "", "move").text
    answer = done(browser, page, team=str(south.pk), reason="One desk.", wider="")

    assert "1 record was done." in answer.text
    assert "Confirm that they may." in answer.text
    assert owners(amal, narrow, shared) == [north, south]
    again = of_records(browser, "", "move", ticked=[narrow]).text
    assert done(browser, again, team=str(south.pk), reason="One desk.", wider="on").status_code == 200
    assert owners(amal, narrow, shared) == [south, south]


def owners(person, *several):
    with viewing(person.pk):
        teams = {record.pk: record.team for record in Record.objects.select_related("team")}
    return [teams[record.pk] for record in several]


def test_publishing_many_asks_for_a_fresh_proof_as_publishing_one_does(dunya, amal, basim):
    record = records.approved(amal, basim)
    browser = Browser(dunya)
    page = of_records(browser, "state=approved", "publish").text
    session = browser.client.session
    session[PROVED_AT] -= 3600
    session.save()

    assert done(browser, page).status_code == 403
    assert record.outbox.count() == 0
    session[PROVED_AT] += 3600
    session.save()
    assert done(browser, page).status_code == 200
    assert record.outbox.count() == 1
