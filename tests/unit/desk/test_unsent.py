# SPDX-License-Identifier: Apache-2.0
"""What a reviewer typed of a decision outlives every other button of the same page, without any script."""

import pytest

from registry.casework.actions.unsaved import unsaved_of
from registry.casework.models import UnsavedEntry
from registry.review.comment import write_comment
from registry.review.models import Assignment, Comment
from tests.factories import records
from tests.flows.desk_browser import Browser
from tests.flows.pages import form_to

REASON = "Both letters name the same street."


@pytest.fixture
def record(amal, basim):
    return records.in_review(amal, basim)


@pytest.fixture
def page(record, basim):
    """Return a function that reads the fields of the one form of the review anew."""
    browser = Browser(basim)

    def fields() -> dict[str, list[str]]:
        return form_to(browser.page(f"/records/{record.reference}/review"), "/review")[1]

    return browser, f"/records/{record.reference}", fields


def stands(fields) -> bool:
    return (
        fields["reason"] == [REASON] and fields.get("dates") == ["on"] and fields["decision"] == ["approve"]
    )


TYPED = {"reason": REASON, "dates": "on", "decision": "approve"}


@pytest.mark.parametrize(
    ("end", "pressed"),
    [
        ("/comments", {"text": "Which day?"}),
        ("/assign", {"take": "review"}),
        ("/review", {"stay": "1"}),
    ],
)
def test_it_stands_again_when_another_button_was_pressed(page, end, pressed):
    browser, path, fields = page

    answer = browser.send(path + end, fields(), **TYPED, **pressed)

    assert answer.status_code == 302
    assert REASON not in answer["Location"]
    assert answer["Location"].split("#")[0] == f"{path}/review"
    assert stands(fields())
    assert "did not send" in browser.page(f"{path}/review")


def test_what_the_button_took_is_not_offered_again_and_the_rest_is(page, record, basim):
    browser, path, fields = page
    first = write_comment(record, by=basim, text="Who says so?")
    typed = TYPED | {f"answer-{first.pk}": "The second letter.", "text": "A comment that waits."}

    browser.send(f"{path}/comments", fields(), **typed, answers=str(first.pk))

    assert Comment.objects.get(answers=first).text == "The second letter."
    again = fields()
    assert stands(again)
    assert again["text"] == ["A comment that waits."]
    assert again[f"answer-{first.pk}"] == [""]


def test_it_stands_also_where_the_other_step_was_refused(page, record, basim):
    browser, path, fields = page
    before = fields()
    browser.send(f"{path}/release", before)

    assert browser.send(f"{path}/release", before, **TYPED).status_code == 409

    assert stands(fields())


def test_a_hold_takes_its_own_reason_and_not_that_of_the_decision(page, record):
    browser, path, fields = page

    assert browser.send(f"{path}/steps/hold", fields(), **TYPED).status_code == 422
    assert record.revision.state == "in_review"
    held = browser.send(f"{path}/steps/hold", fields(), **TYPED, reason_hold="A witness is named.")
    assert (held.status_code, record.revision.state) == (302, "held")
    assert record.revision.decisions.get(step="hold").reason == "A witness is named."


def test_a_decision_leaves_nothing_behind_and_no_comment_unsent(page, record, basim):
    browser, path, fields = page
    sent = fields()
    changes = {"decision": "request_changes", "reason": REASON}

    refused = browser.send(f"{path}/review", sent, **changes, text="And a comment.")
    assert (refused.status_code, "And a comment." in refused.text) == (422, True)
    assert browser.send(f"{path}/review", sent, **changes).status_code == 302
    assert not UnsavedEntry.objects.filter(person=basim).exists()


def test_ticks_are_those_of_the_document_that_was_read(page):
    browser, path, fields = page

    browser.send(f"{path}/review", fields(), **TYPED | {"content_sha256": "0" * 64}, stay="1")

    assert "dates" not in fields()
    assert fields()["reason"] == [REASON]


def test_it_is_no_page_to_write_on_and_nobody_elses(page, record, basim, eyad):
    browser, path, fields = page
    browser.send(f"{path}/review", fields(), **TYPED, stay="1")

    assert not unsaved_of(basim).exists()
    browser.send(f"{path}/release", fields())
    other = Browser(eyad)
    other.press(path, "/claim")
    assert REASON not in other.page(f"{path}/review")
    assert not Assignment.objects.exists()
