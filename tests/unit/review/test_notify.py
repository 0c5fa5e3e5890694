# SPDX-License-Identifier: Apache-2.0
"""Who is told of what, once; and an e-mail that says nothing of any record."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail

from registry.audit.viewing import viewing
from registry.domain.assignment import Task
from registry.review.assign import assign
from registry.review.comment import write_comment
from registry.review.digest import choose, chosen, send_due
from registry.review.notify import mark_read, mine, tell_late, unread
from registry.review.steps import take_step
from registry.review.tasks import tell_people
from tests.factories.records import decide, in_review, logged
from tests.flows.desk_browser import Browser

NOW = datetime.now(UTC)
SAID = "Shelling reported in Northreach"


def kinds(person) -> list[str]:
    with viewing(person.pk):
        return [row.kind for row in mine(person)]


def test_a_decision_is_told_to_who_wrote_it_and_not_to_who_took_it(amal, basim):
    decide(in_review(amal, basim), basim)

    assert (kinds(amal), kinds(basim)) == (["decided"], [])


def test_a_request_for_changes_and_a_hold_are_told(amal, basim):
    record = in_review(amal, basim)
    take_step("hold", record=record, by=basim, reason="Somebody is at risk.")
    take_step("request_changes", record=in_review(amal, basim), by=basim, reason="Which day?")

    assert sorted(kinds(amal)) == ["changes_requested", "hold"]


def test_whoever_has_it_for_writing_is_told_too(amal, eyad, basim):
    record = logged(eyad)
    assign(record, task=Task.WRITE, person=amal, by=basim)
    take_step("submit", record=record, by=eyad)
    take_step("start_review", record=record, by=basim)
    take_step("request_changes", record=record, by=basim, reason="Which day?")

    assert kinds(amal) == ["changes_requested", "assigned"]


def test_what_is_late_is_told_once(amal, basim):
    record = logged(amal)
    take_step("submit", record=record, by=amal)
    assign(record, task=Task.REVIEW, person=basim, by=basim, due=(NOW - timedelta(days=2)).date())

    assert (tell_late(), tell_late()) == (1, 0)
    assert kinds(basim) == ["overdue"]


def test_messages_are_read_by_their_person_alone(amal, basim):
    decide(in_review(amal, basim), basim)
    with viewing(amal.pk):
        keys = [row.pk for row in mine(amal)]
    with viewing(basim.pk):
        assert mark_read(basim, keys=keys) == 0
        assert mark_read(amal, keys=keys) == 0  # the wall keeps what the code would let through
    with viewing(amal.pk):
        assert unread(amal) == 1
        assert mark_read(amal, keys=keys) == 1
        assert unread(amal) == 0


def test_who_may_not_see_the_record_any_more_is_shown_nothing_of_it(amal, basim):
    decide(in_review(amal, basim), basim)
    amal.role_grants.all().delete()

    with viewing(amal.pk):
        assert list(mine(amal)) == []


def test_the_page_counts_and_marks(amal, basim):
    decide(in_review(amal, basim), basim)
    browser = Browser(amal)

    assert '<span class="visually-hidden">new</span>' in " ".join(browser.page("/").split()).replace(
        "> ", ">"
    )
    assert SAID in browser.page("/messages")
    browser.client.handler.enforce_csrf_checks = False
    browser.client.post("/messages/read", {"message": "no-key"})
    with viewing(amal.pk):
        assert unread(amal) == 1
    browser.client.post("/messages/read")
    with viewing(amal.pk):
        assert unread(amal) == 0


@pytest.mark.parametrize(
    ("step", "more", "words"),
    [("approve", {}, "approved it"), ("reject", {"outcome": "out_of_scope"}, "rejected it")],
)
def test_the_page_says_what_was_decided_and_opening_the_record_reads_it(amal, basim, step, more, words):
    record = in_review(amal, basim)
    if step == "approve":
        decide(record, basim)
    else:
        take_step(step, record=record, by=basim, reason="Elsewhere.", **more)
    browser = Browser(amal)
    page = browser.page("/messages")
    assert words in page
    link = page.split('class="title"')[1].split('href="')[1].split('"')[0]

    browser.page(link.split("?")[0])
    with viewing(amal.pk):
        assert unread(amal) == 1
    browser.page(link)
    with viewing(amal.pk):
        assert unread(amal) == 0


def test_a_digest_is_off_until_it_is_chosen(amal, basim):
    decide(in_review(amal, basim), basim)
    sent = []

    def send(user, address, n):
        sent.append((user, address, n))
        return True

    assert (chosen(amal).every, send_due(send)) == ("off", 0)
    choose(amal, every="now", address="amal@example.org")
    assert (send_due(send), send_due(send)) == (1, 0)
    assert sent == [(amal, "amal@example.org", 1)]


def test_a_digest_leaves_once_and_again_when_something_is_new(amal, basim):
    choose(amal, every="day", address="amal@example.org")
    decide(in_review(amal, basim), basim)
    start = datetime.now(UTC)

    assert send_due(sent, now=start - timedelta(days=1)) == 1
    assert send_due(sent, now=start - timedelta(hours=23)) == 0  # not a day yet
    assert send_due(sent, now=start) == 1
    assert send_due(sent, now=start + timedelta(days=2)) == 0  # nothing is new since


def test_a_letter_that_cannot_leave_is_tried_again(amal, basim):
    choose(amal, every="now", address="amal@example.org")
    decide(in_review(amal, basim), basim)

    def away(*_told):
        raise ConnectionRefusedError

    with pytest.raises(ConnectionRefusedError):
        send_due(away)
    assert send_due(sent) == 1


def test_the_e_mail_says_how_many_and_where_and_nothing_of_the_record(amal, basim, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    record = in_review(amal, basim)
    write_comment(record, by=basim, text="@amal which street?")
    choose(amal, every="now", address="amal@example.org")

    assert (tell_people(), tell_people()) == (1, 0)

    sent_one = mail.outbox[0]
    told = f"{sent_one.subject} {sent_one.body} {sent_one.from_email}"
    for words in (SAID, "Northreach", "street", record.reference, "Basim", "Amal", str(record.pk)):
        assert words not in told
    assert "1 thing waiting" in sent_one.body
    assert settings.REGISTRY_DESK_URL in sent_one.body
    assert (sent_one.to, len(mail.outbox)) == (["amal@example.org"], 1)


def sent(_user, _address, _waiting):
    return True
