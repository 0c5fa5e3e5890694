# SPDX-License-Identifier: Apache-2.0
"""The work around a record on its pages: taken, given, claimed, released, commented on, checked; without any script."""

from dataclasses import replace
from datetime import timedelta
from hashlib import sha256

import pytest
from django.db import connection

from registry.audit.tracking import event_of
from registry.casework.actions.log import rewrite_record
from registry.casework.draft import CasualtyDraft
from registry.casework.history.versions import CONTENT, versions
from registry.publishing.approve import preview
from registry.review.comment import write_comment
from registry.review.models import Assignment, Comment, Decision
from registry.review.steps import take_step
from tests.factories import records
from tests.factories.history import next_transaction
from tests.flows.desk_browser import Browser
from tests.flows.pages import Forms

HISTORY = [event_of(model)._meta.db_table for model in CONTENT]


def forms_to(html: str, end: str) -> list[dict[str, list[str]]]:
    return [fields for action, fields in Forms(html).forms if action.endswith(end)]


def send(browser, path: str, fields, **typed):
    return browser.send(path, fields, **typed)


@pytest.fixture
def waits(amal):
    record = records.logged(amal)
    take_step("submit", record=record, by=amal)
    return record


def path(record, end="") -> str:
    return f"/records/{record.reference}{end}"


def test_a_reviewer_takes_it_and_gives_it_back_by_two_buttons(waits, basim):
    browser = Browser(basim)
    take = next(form for form in forms_to(browser.page(path(waits)), "/assign") if form["task"] == ["review"])

    assert send(browser, path(waits, "/assign"), take).status_code == 302
    page = browser.page(path(waits))
    assert "The record is yours." in page
    assert Assignment.objects.get().person == basim
    off = forms_to(page, "/unassign")[0]
    assert send(browser, path(waits, "/unassign"), off).status_code == 302
    assert Assignment.objects.get().ended_by == basim
    assert "Who had it before" in browser.page(path(waits))


def test_it_is_given_to_somebody_with_a_day(waits, basim, eyad):
    browser = Browser(basim)
    give = next(form for form in forms_to(browser.page(path(waits)), "/assign") if "due" in form)

    refused = send(browser, path(waits, "/assign"), give)
    assert refused.status_code == 422
    given = send(browser, path(waits, "/assign"), give, person=str(eyad.pk), due="2025-04-01")

    assert given.status_code == 302
    assert "due 1 Apr 2025" in browser.page(path(waits))


def test_a_documenter_sees_who_has_it_and_gives_it_to_nobody(waits, amal, basim, eyad):
    page = Browser(amal).page(path(waits))

    assert "Who has it" in page
    assert "Give it to somebody" not in page
    client = Browser(amal).client
    client.handler.enforce_csrf_checks = False
    answer = client.post(path(waits, "/assign"), {"task": "write", "person": str(eyad.pk)})
    assert answer.status_code == 403
    assert not Assignment.objects.exists()


def test_a_second_reviewer_sees_who_reviews_and_gets_no_decision(amal, basim, eyad):
    record = records.in_review(amal, basim)
    mine, other = Browser(basim), Browser(eyad)

    page = other.page(path(record, "/review"))
    assert "Basim reviews this record since" in page
    assert 'name="decision"' not in page
    assert 'name="decision"' in mine.page(path(record, "/review"))
    other.client.handler.enforce_csrf_checks = False
    shown = sha256(preview(record)).hexdigest()
    said = records.TICKED | {"decision": "approve", "reason": "x", "content_sha256": shown}
    refused = other.client.post(path(record, "/review"), said)
    assert (refused.status_code, record.revision.state) == (409, "in_review")

    mine.press(path(record), "/release")
    other.press(path(record), "/claim")
    assert 'name="decision"' in other.page(path(record, "/review"))
    assert 'name="decision"' not in mine.page(path(record, "/review"))


def test_a_comment_stands_beside_its_field_and_is_closed_with_words(waits, amal, basim):
    browser = Browser(basim)
    new = next(form for form in forms_to(browser.page(path(waits)), "/comments") if "anchor" in form)

    assert send(browser, path(waits, "/comments"), new).status_code == 422
    answer = send(browser, path(waits, "/comments"), new, anchor="date", text="Which day, @amal?")
    assert answer.status_code == 302
    comment = Comment.objects.get()
    assert answer["Location"].endswith(f"#thread-{comment.pk}")
    page = browser.page(path(waits))
    assert page.index("Which day, @amal?") < page.index('id="comments-title"')
    close = forms_to(page, "/close")[0]
    empty = send(browser, path(waits, f"/comments/{comment.pk}/close"), close)
    assert (empty.status_code, "Write some words." in empty.text) == (422, True)
    done = send(browser, path(waits, f"/comments/{comment.pk}/close"), close, words="The third.")
    assert done.status_code == 302
    page = browser.page(path(waits))
    assert "The third." in page[page.index('id="comments-title"') :]
    assert "Which day" not in page[: page.index('id="comments-title"')]


def test_a_comment_of_another_record_is_not_found_here(client, waits, amal, basim):
    other = write_comment(records.logged(amal), by=amal, text="One.")
    client.force_login(basim)

    assert client.post(path(waits, f"/comments/{other.pk}/close"), {"words": "x"}).status_code == 404
    assert Comment.objects.get().closed_at is None


def test_what_was_found_stands_beside_the_decision_and_asks_for_a_reason(amal, basim):
    record = records.in_review(amal, basim, title={"en": "A massacre near 35.9039, 36.7269"})
    browser = Browser(basim)

    page = browser.page(path(record, "/review"))
    assert "35.9039, 36.7269" in page[page.index("Found in the text") :]
    assert "killing of … people" in page
    fields = forms_to(page, "/review")[0]
    said = records.TICKED | {"decision": "approve", "reason": "Checked."}
    refused = send(browser, path(record, "/review"), fields, **said)
    assert (refused.status_code, "Write why what was found may be public." in refused.text) == (422, True)
    done = send(browser, path(record, "/review"), fields, **said, found_reason="A monument.")
    assert (done.status_code, record.revision.state) == (302, "approved")


def test_an_approval_hears_of_all_that_is_missing_at_once(amal, basim):
    record = records.in_review(amal, basim, title={"en": "Shelling near 35.9039, 36.7269"})
    browser = Browser(basim)
    page = browser.page(path(record, "/review"))
    label = page.split("Why what was found may be public")[1].split("</label>")[0]
    assert "(optional)" not in label

    refused = send(browser, path(record, "/review"), forms_to(page, "/review")[0], decision="approve")

    summary = refused.text.split('class="error-summary"')[1].split("</ul>")[0]
    assert refused.status_code == 422
    for field in ("id_reason", "id_dates", "id_sources", "id_found", "id_found_reason"):
        assert f'href="#{field}"' in summary
    changes = send(browser, path(record, "/review"), forms_to(page, "/review")[0], decision="request_changes")
    assert changes.text.split('class="error-summary"')[1].split("</ul>")[0].count("<li>") == 1


def test_a_number_stands_with_the_words_of_its_source_and_its_grade(amal, basim):
    figure = CasualtyDraft(harm="killed", min=24, qualifier="at_least", verbatim_quantity="عشرات")
    told = replace(records.claim(1), casualties=(figure,), credibility="3", verbatim_language="ar")
    page = Browser(basim).page(path(records.in_review(amal, basim, claims=(told,)), "/review"))

    assert page.count('lang="ar"><bdi>عشرات</bdi></q>') == 2
    assert "Possibly true (3)" in page
    assert "Cannot be judged (F)" in page


def test_it_is_offered_to_who_can_do_it_and_a_wrong_choice_is_said_beside_the_field(waits, basim, eyad, amal):
    browser = Browser(basim)
    page = browser.page(path(waits))
    offered = page.split('id="id_person"')[1].split("</select>")[0]
    assert "(@amal): for writing" in offered
    assert "(@basim): for review" in offered
    assert "(@dunya)" not in offered
    give = next(form for form in forms_to(page, "/assign") if "due" in form)

    wrong = send(browser, path(waits, "/assign"), give, task="review", person=str(amal.pk))

    assert (wrong.status_code, "cannot have it for that" in wrong.text) == (422, True)
    assert not Assignment.objects.exists()


def test_whoever_reviews_it_now_is_told_once_and_offers_nothing_to_take(amal, basim):
    page = Browser(basim).page(path(records.in_review(amal, basim)))
    box = page.split('id="people-title"')[1].split("</dl>")[0]

    assert "You review this record since" in box
    assert "<dt>Writing</dt>" in box
    assert "<dt>Review</dt>" not in box


def test_an_address_that_only_takes_a_form_shows_a_page_that_leads_back(waits, basim):
    answer = Browser(basim).client.get(path(waits, "/steps/submit"))

    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert f'href="{path(waits)}"' in answer.text
    assert "only takes what a button" in answer.text


def test_a_second_review_leads_to_what_changed_since_the_first(amal, basim, as_owner):
    next_transaction()
    record = records.in_review(amal, basim)
    take_step("request_changes", record=record, by=basim, reason="Which day?")
    first = versions(record)[0][0].last
    next_transaction()
    changed = replace(records.draft(), date_edtf="2025-03-04")
    rewrite_record(record, changed, by=amal, row_version=record.row_version)
    with as_owner(), connection.cursor() as cursor:
        later = Decision.objects.get(step="request_changes").decided_at + timedelta(seconds=1)
        for table in HISTORY:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
            cursor.execute(f"UPDATE {table} SET pgh_created_at = %s WHERE pgh_id > %s", [later, first])
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
    take_step("submit", record=record, by=amal)
    take_step("start_review", record=record, by=basim)

    page = Browser(basim).page(path(record, "/review"))

    assert "Which day?" in page
    assert f'href="{path(record)}/history?from=1&amp;to=2#compared"' in page


def test_records_near_by_are_listed_beside_the_tick(amal, basim):
    near = records.logged(amal, title={"en": "The same street, told before"})
    far = records.logged(amal, title={"en": "Long before"}, date_edtf="2021-01-01")
    page = Browser(basim).page(path(records.in_review(amal, basim), "/review"))

    assert near.reference in page
    assert far.reference not in page
